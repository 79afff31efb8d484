import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root, UsageError } from '../lessons.ts';
import { shorten } from '../render/text.ts';

/** What is `wrong`, if anything; and `what` was examined, where the usual words do not say it. */
export type Finding = { wrong?: string | false; what?: string };

/** Something that is examined: its name, what is said of it, how, and what to do if it is wrong. */
export type Examination = [
  name: string,
  what: string,
  examine: () => Finding | Promise<Finding>,
  remedy: string,
];

/** What the workshop depends on. */
export const examinations: Examination[] = [
  ['node', `Node ${process.version} on ${process.platform}, ${process.arch}`, () => ({}), ''],
  [
    'packages',
    'packages are installed as package-lock.json says',
    packages,
    'Install again: npm ci',
  ],
  ['loading', 'each of them can be loaded', loading, 'Install again: npm ci'],
  ['copies', 'one copy of each @opentelemetry package', copies, 'Install again: npm ci'],
  ['files', 'the workshop’s own files are unchanged', ownFiles, 'To get them back: git restore .'],
  [
    'loopback',
    'services can talk to each other on 127.0.0.1',
    loopback,
    'Is a firewall or a proxy in the way? For a proxy: NO_PROXY=127.0.0.1',
  ],
  [
    'port-4318',
    'port 4318, for traces, is free',
    backendPort,
    'To use another port: npm run backend 4319',
  ],
  [
    'line-ends',
    'the lessons have LF line endings',
    lineEnds,
    'To change them: git config core.autocrlf false; git restore lessons',
  ],
  [
    'writing',
    'work/ can be written to',
    writing,
    'Is the disk full, or does the folder belong to another user?',
  ],
  ['clock', 'the clock is not behind the dates of the files', clock, 'Let the system set it.'],
];

/** `npm run doctor` examines this machine, a line for each thing. Exit 1 if something is wrong. */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('`npm run doctor` takes no arguments.');
  return (await examineAll(examinations)).length === 0 ? 0 : 1;
}

/** Examines one thing after the other, and prints what was found. Returns the names of what is wrong. */
export async function examineAll(all: Examination[]): Promise<string[]> {
  const ill: string[] = [];
  for (const [name, usual, examine, remedy] of all) {
    // If the examination fails, something is wrong as well. `fetch` hides the reason in `cause`.
    const { wrong, what = usual }: Finding = await Promise.resolve()
      .then(examine)
      .catch(({ message, cause }) => ({ wrong: cause?.message ?? message }));
    if (wrong) ill.push(name);
    console.log(wrong ? `✗ ${what}\n  ${wrong}. ${remedy}` : `✓ ${what}`);
  }
  const { length } = all;
  console.log(
    ill.length === 0
      ? '\nEverything works here.'
      : `\n${ill.length} of ${length} need your attention.`,
  );
  return ill;
}

/** Every package that `package-lock.json` wants on this platform, in that version. */
function packages(): Finding {
  const { platform, arch } = process;
  const locked: Record<string, Locked> = json('package-lock.json').packages;
  const wanted = Object.entries(locked).filter(
    ([place, { os = [platform], cpu = [arch], libc }]) =>
      place && !libc && os.includes(platform) && cpu.includes(arch),
  );
  const others = wanted.filter(([place, { version }]) => {
    const manifest = join(place, 'package.json');
    return !existsSync(join(root, manifest)) || json(manifest).version !== version;
  });
  const names = others.map(([place]) => place.replace(/^.*node_modules\//, ''));
  const right = `${wanted.length - others.length} of ${wanted.length}`;
  return {
    what: `${right} packages are installed as package-lock.json says`,
    wrong: names.length > 0 && `These are not: ${shorten(names.join(', '), 60)}`,
  };
}

type Locked = { version: string; os?: string[]; cpu?: string[]; libc?: string[] };

async function loading(): Promise<Finding> {
  for (const name of Object.keys(json('package.json').dependencies)) {
    try {
      await import(name);
    } catch (error) {
      return { wrong: `${name}: ${(error as Error).message.split('\n')[0]}` };
    }
  }
  return {};
}

/** Asks git. Where there is no git, nothing is found. */
function ownFiles(): Finding {
  const folders = ['checks', 'lessons', 'solutions', 'workshop'];
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) return {};
  const changed = stdout.split('\n').flatMap((line) => line.slice(3) || []);
  return { wrong: changed.length > 0 && `Changed: ${shorten(changed.join(', '), 200)}` };
}

/** Two copies of the API or the SDK do not know of each other's spans. */
function copies(): Finding {
  const manifest = /(?:^|node_modules[\\/])(@opentelemetry[\\/][^\\/]+)[\\/]package\.json$/;
  const names = filesBelow('node_modules').flatMap((file) => file.match(manifest)?.[1] ?? []);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return { wrong: twice.length > 0 && `There is more than one copy of ${twice.join(', ')}` };
}

/** The services of a lesson talk to each other over HTTP on 127.0.0.1. */
async function loopback(): Promise<Finding> {
  const server = createServer((_, response) => response.end('coffee')).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(5000) });
    return { wrong: (await answer.text()) !== 'coffee' && 'Something else answered' };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** `npm run backend` and every SDK use this port by default. */
async function backendPort(): Promise<Finding> {
  const server = createServer().listen(4318, '127.0.0.1');
  // If the port can be opened, there is no error, and both are undefined.
  const { code, message } = await once(server, 'listening').catch((error) => error);
  server.close();
  if (code !== 'EADDRINUSE') return { wrong: message };
  return { what: 'port 4318, for traces, is in use, probably by a backend or a Collector' };
}

/** With other line ends, the transcripts in the lessons would not be true. */
function lineEnds(): Finding {
  const texts = filesBelow('lessons').filter((name) => /\.(ts|md)$/.test(name));
  const foreign = texts.find((name) => readFileSync(join(root, 'lessons', name)).includes('\r\n'));
  return { wrong: foreign && `${join('lessons', foreign)} has CRLF line endings` };
}

function writing(): Finding {
  const file = join(root, 'work', `.doctor-${process.pid}`);
  try {
    mkdirSync(join(root, 'work'), { recursive: true });
    // So much that it needs room on the disk, on any file system.
    writeFileSync(file, Buffer.alloc(64 * 1024));
    return {};
  } finally {
    if (existsSync(file)) rmSync(file);
  }
}

/** Spans take their times from this clock. */
function clock(): Finding {
  const behind = Date.now() < statSync(join(root, 'package.json')).mtimeMs - 60_000;
  return { wrong: behind && 'It is behind' };
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
}

function json(file: string) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
