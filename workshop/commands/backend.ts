import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../lessons.ts';
import { LiveView } from '../otlp/live-view.ts';
import { receive } from '../otlp/server.ts';
import { TraceStore } from '../otlp/trace-store.ts';
import { escapeText, plural } from '../render/text.ts';

const defaultPort = 4318;

/** `npm run backend`: receives traces over OTLP/HTTP from any program and draws them, until stopped. */
export async function main(args: string[]): Promise<number> {
  const port = portOf(args, 'backend');
  const view = new LiveView((text) => console.log(text));
  const store = new TraceStore((traces, unseen) => view.show(traces, unseen));
  let [spanCount, requestCount] = [0, 0];
  const receiver = await receive(
    (spans) => {
      requestCount++;
      spanCount += spans.length;
      store.add(spans);
    },
    { port, onRefused: (refused) => view.refuse(refused) },
  ).catch((error: NodeJS.ErrnoException) => console.error(whyNot(error, port)));
  if (!receiver) return 2;
  console.log(`Listening for traces at ${receiver.url} (OTLP over HTTP).
Press Ctrl-C to stop.

To send a program's traces here, set this in its environment:

  OTEL_EXPORTER_OTLP_ENDPOINT=${receiver.url}
`);
  await new Promise((interrupted) => {
    // Not `once`: a second signal would end the program in the middle of its last words.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);
  });
  // npm passes Ctrl-C on as a second signal, which must find the listeners still there.
  await Promise.all([receiver.close(), pause(100)]);
  store.flush();
  view.saySkipped();
  console.log(`Received ${plural(spanCount, 'span')} in ${plural(requestCount, 'request')}.`);
  return 0;
}

/**
 * The port that somebody typed, or the one of OTLP/HTTP.
 * @throws UsageError where it is none
 */
export function portOf(args: string[], command: string): number {
  const word = args.length > 0 ? args.join(' ') : `${defaultPort}`;
  const port = Number(word);
  if (!/^\d{1,5}$/.test(word) || port > 65_535) {
    throw new UsageError(
      `\`npm run ${command}\` takes a port number, not \`${escapeText(word)}\`. ` +
        `For example: npm run ${command} ${defaultPort + 1}`,
    );
  }
  return port;
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  const other = `Choose another: npm run backend ${port === defaultPort ? defaultPort + 1 : defaultPort}`;
  if (code === 'EADDRINUSE')
    return `Another program is already listening on port ${port}. ${other}`;
  if (code === 'EACCES') return `This system does not let you listen on port ${port}. ${other}`;
  return `Cannot listen on port ${port}: ${message}. ${other}`;
}
