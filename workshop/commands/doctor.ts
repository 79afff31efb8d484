import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, UsageError } from '../lessons.ts';

/** One thing that the workshop stands on, and what to do where it is not well. */
type Finding = { what: string; todo?: string | false };

/** `npm run doctor`: whether this machine is well, a line for each thing. Exit 1 if one is not. */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('`npm run doctor` takes no words.');
  const examinations = [node, packages, copies, loopback, backendPort, lineEnds, writing, clock];
  let ill = 0;
  for (const examine of examinations) {
    // What cannot even be examined is not well either.
    const { what, todo }: Finding = await Promise.resolve()
      .then(examine)
      .catch((error: unknown) => ({
        what: `${examine.name} could not be examined`,
        todo: `${(error as Error).message}.`,
      }));
    if (todo) ill++;
    console.log(todo ? `✗ ${what}\n  ${todo}` : `✓ ${what}`);
  }
  const { length } = examinations;
  console.log(ill === 0 ? '\nAll is well here.' : `\n${ill} of ${length} need your help.`);
  return ill === 0 ? 0 : 1;
}

function node(): Finding {
  const { version, platform, arch } = process;
  return { what: `Node ${version} on ${platform}, ${arch}` };
}

/** Every package that `package-lock.json` wants on this platform, in that version. */
function packages(): Finding {
  const { platform, arch } = process;
  const locked: Record<string, Locked> = json('package-lock.json').packages;
  const wanted = Object.entries(locked).filter(
    ([place, { os = [platform], cpu = [arch], libc }]) =>
      place && !libc && os.includes(platform) && cpu.includes(arch),
  );
  const wrong = wanted.filter(([place, { version }]) => {
    const manifest = join(place, 'package.json');
    return !existsSync(join(root, manifest)) || json(manifest).version !== version;
  });
  const names = wrong.map(([place]) => place.replace(/^.*node_modules\//, ''));
  if (names.length > 3) names.splice(3, Infinity, '…');
  const right = `${wanted.length - wrong.length} of ${wanted.length}`;
  return {
    what: `${right} packages are installed as package-lock.json says`,
    todo: wrong.length > 0 && `Not so: ${names.join(', ')}. Install again: npm ci`,
  };
}

type Locked = { version: string; os?: string[]; cpu?: string[]; libc?: string[] };

/** Two copies of the API or the SDK do not know of each other's spans. */
function copies(): Finding {
  const manifest = /(?:^|node_modules[\\/])(@opentelemetry[\\/][^\\/]+)[\\/]package\.json$/;
  const names = filesBelow('node_modules').flatMap((file) => file.match(manifest)?.[1] ?? []);
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return {
    what: `one copy of each of ${new Set(names).size} @opentelemetry packages`,
    todo: twice.length > 0 && `There are more of ${twice.join(', ')}. Install again: npm ci`,
  };
}

/** The services of a lesson talk to each other over HTTP on 127.0.0.1. */
async function loopback(): Promise<Finding> {
  const what = 'services can talk to each other on 127.0.0.1';
  const server = createServer((_, response) => response.end('coffee')).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(5000) });
    const coffee = (await answer.text()) === 'coffee';
    return {
      what,
      todo: !coffee && 'Something else answered: a proxy? Let 127.0.0.1 go past it (NO_PROXY).',
    };
  } catch (error) {
    // `fetch` hides why it failed.
    const { message } = ((error as Error).cause ?? error) as Error;
    return { what, todo: `They cannot (${message}). A firewall, or a proxy?` };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** `npm run backend` and every SDK that is told nothing else use this port. */
async function backendPort(): Promise<Finding> {
  const port = 'port 4318, for traces,';
  const server = createServer().listen(4318, '127.0.0.1');
  // Where it is opened, there is no error to take these from.
  const { code, message } = await once(server, 'listening').catch((error) => error);
  server.close();
  if (code === 'EADDRINUSE') {
    return { what: `${port} is in use: a backend is running, or a Collector` };
  }
  return { what: `${port} is free`, todo: message && `It cannot be opened: ${message}.` };
}

/** The lessons as they were committed; with other line ends, their transcripts are not true. */
function lineEnds(): Finding {
  const texts = filesBelow('lessons').filter((name) => /\.(ts|md)$/.test(name));
  const foreign = texts.find((name) => readFileSync(join(root, 'lessons', name)).includes('\r\n'));
  const remedy = 'git config core.autocrlf false, then git restore lessons';
  return {
    what: 'the lessons have the line ends of the repository',
    todo: foreign && `${join('lessons', foreign)} does not. ${remedy}`,
  };
}

function writing(): Finding {
  const what = 'work/ can be written to';
  const file = join(root, 'work', `.doctor-${process.pid}`);
  try {
    mkdirSync(join(root, 'work'), { recursive: true });
    // More than a file system keeps beside a file's name.
    writeFileSync(file, Buffer.alloc(64 * 1024));
    return { what };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const full = ['ENOSPC', 'EDQUOT'].includes(code);
    if (full) return { what, todo: 'The disk is full. Make room.' };
    return { what, todo: `It cannot: ${message}. Whose is the folder, and who are you?` };
  } finally {
    if (existsSync(file)) rmSync(file);
  }
}

/** Spans take their times from this clock; one that jumps makes bars of nonsense. */
async function clock(): Promise<Finding> {
  const newest = statSync(join(root, 'package.json')).mtimeMs;
  const behind = Date.now() < newest - 60_000;
  const offset = Date.now() - performance.now();
  await pause(100);
  const jumped = Math.abs(Date.now() - performance.now() - offset) >= 50;
  return {
    what: 'the clock is set, and does not jump',
    todo: behind
      ? 'It is behind the files of the workshop. Set it by the network.'
      : jumped && 'It was just put right, or wrong. Try again.',
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
}

function json(file: string) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
