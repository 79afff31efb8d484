import { UsageError } from '../lessons.ts';
import { openPage } from '../page/server.ts';
import { escapeText } from '../render/text.ts';
import { receiverArgs } from './receiver-args.ts';

/**
 * `npm start` opens the page with the lessons, their checks and traces, and the review of one's own
 * services. `npm start 5000` takes another port; `npm start network` takes traces from containers and
 * other machines as well.
 */
export async function main(args: string[]): Promise<number> {
  const { port, words } = receiverArgs(args, 'npm start', ['network']);
  const openToNetwork = words.includes('network');
  const refusals = new Set<string>();
  const server = await openPage({
    port,
    openToNetwork,
    onRefused({ what, status, why }) {
      const line = escapeText(`Refused (${status}): ${what}: ${why}`.slice(0, 400));
      if (refusals.size < 50 && !refusals.has(line)) console.log(line);
      refusals.add(line);
    },
  }).catch((error: Error) => {
    throw new UsageError(`The page cannot be opened at port ${port}: ${error.message}`);
  });
  const taken = port !== 0 && !server.url.endsWith(`:${port}`);
  if (taken) console.log(`Something else listens on port ${port}, so this is another one.`);
  const network = openToNetwork
    ? '\nTraces are taken from the network as well; the page itself answers this machine alone.\n'
    : '';
  console.log(`The workshop is at ${server.url}   Ctrl-C ends it.${network}
Traces are taken there, too (OTLP over HTTP):

  OTEL_EXPORTER_OTLP_ENDPOINT=${server.url}
`);
  await new Promise((interrupted) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
  });
  await server.close();
  return 0;
}
