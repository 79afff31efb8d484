import { spawn, type ChildProcess } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import type { Order } from '#bar';

/** How a program is started: what comes between `node` and its file, and its environment. */
export interface Start {
  nodeOptions: string[];
  env: Record<string, string>;
}

export interface Bar {
  /** A guest orders at the counter, over HTTP; resolves with what they get. */
  order(order: Order): Promise<string>;
  /** Sends SIGTERM to both programs, and waits until they have ended. */
  close(): Promise<void>;
}

const tsx = import.meta.resolve('tsx');
const news = channel('coffee-bar');
/**
 * How many milliseconds a program has after SIGTERM; it gets more if it was slow to start.
 * (By default, Kubernetes gives it 30 seconds, less what a `preStop` hook takes.)
 */
const patience = 5000;

export interface Programs<Name extends string> {
  /** Where each of them listens. */
  urls: Record<Name, string>;
  /** Sends SIGTERM to all of them, and waits until they have ended. */
  close(): Promise<void>;
}

/**
 * Starts `counter.ts` and `kitchen.ts` of a folder, each as a program of its own: what a platform
 * does in production. Nothing in here needs to be changed.
 */
export async function openBar(
  folder: string,
  how: { counter: Start; kitchen: Start },
): Promise<Bar> {
  const { urls, close } = await openPrograms(folder, how);
  return { order: (order) => orderAt(urls.counter, order), close };
}

/**
 * The same for other programs: `loans` starts `loans.ts`. The first of them is told where the
 * others listen.
 */
export async function openPrograms<Name extends string>(
  folder: string,
  how: Record<Name, Start>,
): Promise<Programs<Name>> {
  const programs = Object.entries<Start>(how).map(
    ([name, one]) => [name, start(folder, `${name}.ts`, one)] as const,
  );
  const close = async () => void (await Promise.all(programs.map(([, program]) => stop(program))));
  try {
    const opened = programs.map(async ([name, program]) => [name, await program.opened]);
    const urls = Object.fromEntries(await Promise.all(opened)) as Record<Name, string>;
    programs[0]![1].child.send(urls);
    return { urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function orderAt(counter: string, order: Order): Promise<string> {
  const body = JSON.stringify(order);
  const response = await fetch(`${counter}/orders`, { method: 'POST', body });
  const text = await response.text();
  news.publish({ type: 'said', what: `the guest gets ${text}`, order: order.id });
  return text;
}

interface Program {
  file: string;
  child: ChildProcess;
  /** The URL at which it listens, once it does. */
  opened: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<unknown>;
  patience: number;
}

function start(folder: string, file: string, { nodeOptions, env }: Start): Program {
  console.log(['$ node --import tsx', ...nodeOptions, file].join(' '));
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', tsx, ...nodeOptions, file], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
    process.stderr.write(text);
  });
  const ended = new Promise((end) =>
    child.once('close', (code, signal) => end(code ?? signal)).once('error', end),
  );
  const opened = new Promise<string>((open, fail) => {
    child.on('message', (message: { open?: string; news?: object }) => {
      if (message.open) open(message.open);
      if (message.news) news.publish(message.news);
    });
    void ended.then(() => fail(couldNotOpen(file, complaints)));
  });
  const program = { file, child, opened, ended, patience };
  opened.then(
    () => (program.patience = Math.max(patience, 4 * (performance.now() - begun))),
    () => {},
  );
  return program;
}

/** Names the error in what the program wrote to standard error, and its place. */
function couldNotOpen(file: string, complaints: string): Error {
  const [why = 'It ended before it listened.'] =
    complaints.match(/^(\w*Error|.*bad option).*/m) ?? [];
  const [place = ''] = complaints.match(/[^\s(]+\.ts:\d+/) ?? [];
  const error = new Error(`${file} could not open. ${why}\n${place}`);
  error.stack = '';
  return error;
}

async function stop({ file, child, ended, patience }: Program): Promise<void> {
  if (process.platform !== 'win32') child.kill('SIGTERM');
  else if (child.connected) child.send('SIGTERM');
  const limit = setTimeout(() => {
    const seconds = Math.round(patience / 1000);
    console.error(`${file} was still there ${seconds} s after SIGTERM, and was killed.`);
    child.kill('SIGKILL');
  }, patience);
  news.publish({ type: 'said', what: `${file} ended: ${String(await ended)}`, order: 0 });
  clearTimeout(limit);
}
