import { setTimeout as pause } from 'node:timers/promises';
import { Keep } from './keep.ts';
import { Usage } from './lessons.ts';
import { plural } from './picture.ts';
import { receive, type Receiver } from './receive.ts';
import { printable } from './trees.ts';
import { Window } from './window.ts';

/** `npm run backend`: receives traces over OTLP/HTTP from any program and draws them, until stopped. */
export async function backend(words: string[]): Promise<number> {
  const port = portIn(words);
  const window = new Window((text) => console.log(text));
  const keep = new Keep((traces, unseen) => {
    window.passOver(unseen);
    window.show(traces);
  });
  const count = { spans: 0, requests: 0 };
  let receiver: Receiver;
  try {
    receiver = await receive(
      (spans) => {
        count.requests++;
        count.spans += spans.length;
        keep.add(spans);
      },
      { port, onRefused: (refused) => window.refuse(refused) },
    );
  } catch (error) {
    console.error(whyNot(error as NodeJS.ErrnoException, port));
    return 2;
  }
  console.log(`Listening for traces at ${receiver.url} (OTLP over HTTP). Ctrl-C ends it.
A program sends its traces here with this in its environment:

  OTEL_EXPORTER_OTLP_ENDPOINT=${receiver.url}
`);
  await interrupted();
  // npm passes Ctrl-C on: the second one still finds somebody who listens.
  await Promise.all([receiver.close(), pause(100)]);
  keep.flush();
  window.sayNotDrawn();
  console.log(`Received ${plural(count.spans, 'span')} in ${plural(count.requests, 'request')}.`);
  return 0;
}

const usual = 4318;

function portIn(words: string[]): number {
  const [word = String(usual), ...extra] = words;
  if (extra.length === 0 && /^\d{1,5}$/.test(word) && Number(word) <= 65_535) return Number(word);
  throw new Usage(
    `\`npm run backend\` takes a port, not \`${printable(words.join(' '))}\`. ` +
      `For example: npm run backend ${usual + 1}`,
  );
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  const other = `Pick another: npm run backend ${port === usual ? usual + 1 : usual}`;
  if (code === 'EADDRINUSE') return `Something else listens on port ${port} already. ${other}`;
  if (code === 'EACCES') return `This system does not let you listen on port ${port}. ${other}`;
  return `Cannot listen on port ${port}: ${message}. ${other}`;
}

/** Resolves when somebody ends the program, or when nobody reads it any more. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // Not `once`: the second one would end the program in the middle of its last words.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    process.stdout.on('error', () => resolve());
  });
}
