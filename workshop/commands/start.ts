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
    throw new UsageError(`The page cannot be opened on port ${port}: ${error.message}`);
  });
  if (port !== 0 && !server.url.endsWith(`:${port}`)) {
    console.log(
      `Another program is already listening on port ${port}, so the page is on the next free one.`,
    );
  }
  console.log(`The workshop is at ${server.url}
Press Ctrl-C to stop.

To send a program's traces here, set this in its environment (OTLP over HTTP):

  OTEL_EXPORTER_OTLP_ENDPOINT=${server.url}
`);
  if (openToNetwork) {
    const { port: open } = new URL(server.url);
    console.log(`Other machines and containers can send traces too, but cannot open the page.
From a container: http://host.docker.internal:${open}
`);
  }
  await new Promise((interrupted) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
  });
  await server.close();
  return 0;
}
