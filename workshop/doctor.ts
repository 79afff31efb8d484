import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, Usage } from './lessons.ts';

/** One thing that the workshop stands on. */
interface Finding {
  what: string;
  /** What to do; `undefined` where all is well. */
  todo?: string | undefined;
}

/** `npm run doctor`: whether this machine is well, a line for each thing. Exit 1 if one is not. */
export async function doctor(words: string[] = []): Promise<number> {
  if (words.length > 0) throw new Usage('`npm run doctor` takes no words.');
  const findings: Finding[] = [];
  for (const examine of [
    node,
    installed,
    oneCopyEach,
    loopback,
    backendPort,
    lineEnds,
    writing,
    clock,
  ]) {
    const finding = await examined(examine);
    const { what, todo } = finding;
    findings.push(finding);
    console.log(`${todo ? '✗' : '✓'} ${what}`);
    if (todo) console.log(`  ${todo}`);
  }
  const ill = findings.filter(({ todo }) => todo).length;
  console.log(ill === 0 ? '\nAll is well here.' : `\n${ill} of ${findings.length} need your help.`);
  return ill === 0 ? 0 : 1;
}

/** What cannot even be examined is not well either. */
async function examined(examine: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await examine();
  } catch (error) {
    return { what: `${examine.name} could not be examined`, todo: `${messageOf(error)}.` };
  }
}

function node(): Finding {
  const { version, platform, arch } = process;
  return { what: `Node ${version} on ${platform}, ${arch}` };
}

interface Locked {
  version: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

/** Every package that `package-lock.json` wants on this platform, in that version. */
function installed(): Finding {
  const wanted = Object.entries<Locked>(json('package-lock.json').packages).filter(
    ([place, { os, cpu, libc }]) =>
      place !== '' &&
      !libc &&
      (!os || os.includes(process.platform)) &&
      (!cpu || cpu.includes(process.arch)),
  );
  const wrong = wanted.filter(([place, { version }]) => {
    const manifest = join(place, 'package.json');
    return !existsSync(join(root, manifest)) || json(manifest).version !== version;
  });
  const what = `${wanted.length - wrong.length} of ${wanted.length} packages are installed as package-lock.json says`;
  if (wrong.length === 0) return { what };
  const names = wrong.map(([place]) => place.replace(/^.*node_modules\//, ''));
  const some = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return { what, todo: `Not so: ${some}. Install again: npm ci` };
}

/** Two copies of the API or the SDK do not know of each other's spans. */
function oneCopyEach(): Finding {
  const copies = new Map<string, number>();
  const count = (folder: string) => {
    for (const name of subfolders(folder)) {
      if (name.startsWith('@')) {
        for (const inner of subfolders(join(folder, name))) visit(join(folder, name, inner));
      } else visit(join(folder, name));
    }
  };
  const visit = (folder: string) => {
    const name = folder.replace(/^.*node_modules[\\/]/, '');
    if (name.startsWith('@opentelemetry')) copies.set(name, (copies.get(name) ?? 0) + 1);
    if (existsSync(join(folder, 'node_modules'))) count(join(folder, 'node_modules'));
  };
  count(join(root, 'node_modules'));
  const twice = [...copies].filter(([, times]) => times > 1).map(([name]) => name);
  const what = `one copy of each of ${copies.size} @opentelemetry packages`;
  return twice.length === 0
    ? { what }
    : { what, todo: `There are more of ${twice.join(', ')}. Install again: npm ci` };
}

/** The services of a lesson talk to each other over HTTP on 127.0.0.1. */
async function loopback(): Promise<Finding> {
  const what = 'services can talk to each other on 127.0.0.1';
  const server = createServer((_, response) => response.end('coffee'));
  try {
    await opened(server, 0);
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(5000) });
    if ((await answer.text()) === 'coffee') return { what };
    return { what, todo: 'Something else answered: a proxy? Let 127.0.0.1 go past it (NO_PROXY).' };
  } catch (error) {
    return { what, todo: `They cannot (${messageOf(error)}). A firewall, or a proxy?` };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done);
  });
}

/** `npm run backend` and every SDK that is told nothing else use this port. */
async function backendPort(): Promise<Finding> {
  const what = 'port 4318, for traces, is free';
  const server = createServer();
  try {
    await opened(server, 4318);
    return { what };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      return { what, todo: `It cannot be opened: ${messageOf(error)}.` };
    }
    return { what: 'port 4318, for traces, is in use: a backend is running, or a Collector' };
  } finally {
    server.close();
  }
}

/** The lessons as they were committed; with other line ends, their transcripts are not true. */
function lineEnds(): Finding {
  const what = 'the lessons have the line ends of the repository';
  const texts = readdirSync(join(root, 'lessons'), { recursive: true, encoding: 'utf8' });
  const foreign = texts.filter(
    (name) => /\.(ts|md)$/.test(name) && readFileSync(join(root, 'lessons', name)).includes('\r\n'),
  );
  if (foreign.length === 0) return { what };
  return {
    what,
    todo: `${join('lessons', foreign[0]!)} does not. git config core.autocrlf false, then git restore lessons`,
  };
}

function writing(): Finding {
  const what = 'work/ can be written to';
  const file = join(root, 'work', `.doctor-${process.pid}`);
  try {
    mkdirSync(join(root, 'work'), { recursive: true });
    // More than a file system keeps beside a file's name.
    writeFileSync(file, Buffer.alloc(64 * 1024));
    rmSync(file);
    return { what };
  } catch (error) {
    if (existsSync(file)) rmSync(file);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      return { what, todo: 'The disk is full. Make room.' };
    return { what, todo: `It cannot: ${messageOf(error)}. Whose is the folder, and who are you?` };
  }
}

/** Spans take their times from this clock; one that jumps makes bars of nonsense. */
async function clock(): Promise<Finding> {
  const what = 'the clock is set, and does not jump';
  const newest = statSync(join(root, 'package.json')).mtimeMs;
  if (Date.now() < newest - 60_000) {
    return { what, todo: 'It is behind the files of the workshop. Set it by the network.' };
  }
  const offset = Date.now() - performance.now();
  await pause(100);
  const jump = Math.abs(Date.now() - performance.now() - offset);
  return jump < 50 ? { what } : { what, todo: 'It was just put right, or wrong. Try again.' };
}

function json(file: string) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.bin')
    .map(({ name }) => name);
}

function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
