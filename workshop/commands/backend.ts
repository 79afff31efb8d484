import { setTimeout as pause } from 'node:timers/promises';
import { LiveView } from '../otlp/live-view.ts';
import { receive } from '../otlp/server.ts';
import { TraceStore } from '../otlp/trace-store.ts';
import { Printer } from '../render/printer.ts';
import { plural } from '../render/text.ts';
import { otlpPort, receiverArgs } from './receiver-args.ts';

/**
 * `npm run backend`: receives traces over OTLP/HTTP from any program and draws them, until stopped.
 * `npm run backend details` also writes what the spans say; `network` receives from other machines
 * and containers.
 */
export async function main(args: string[]): Promise<number> {
  const { port, words } = receiverArgs(args, 'npm run backend', ['details', 'network']);
  const printer = process.stdout.isTTY ? new Printer() : undefined;
  const print = (text: string) => (printer ? printer.print(text) : console.log(text));
  const view = new LiveView(print, words.includes('details'));
  const store = new TraceStore((traces, unseen) => view.show(traces, unseen));
  let [spanCount, requestCount] = [0, 0];
  const receiver = await receive(
    (spans) => {
      requestCount++;
      spanCount += spans.length;
      store.add(spans);
    },
    {
      port,
      openToNetwork: words.includes('network'),
      onRefused: (refused) => view.refuse(refused),
      onIgnored: (signal) =>
        print(
          `A program also sends ${signal}. They are accepted but not shown: this command shows only traces.\n`,
        ),
    },
  ).catch((error: NodeJS.ErrnoException) => print(whyNot(error, port)));
  if (!receiver) {
    await printer?.close();
    return 2;
  }
  print(`Listening for traces at ${receiver.url} (OTLP over HTTP).
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
  print(`Received ${plural(spanCount, 'span')} in ${plural(requestCount, 'request')}.`);
  await printer?.close();
  return 0;
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  const other = `Choose another: npm run backend ${port === otlpPort ? otlpPort + 1 : otlpPort}`;
  if (code === 'EADDRINUSE')
    return `Another program is already listening on port ${port}. ${other}`;
  if (code === 'EACCES') return `This system does not let you listen on port ${port}. ${other}`;
  return `Cannot listen on port ${port}: ${message}. ${other}`;
}
