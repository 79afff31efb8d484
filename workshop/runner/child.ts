/**
 * Runs inside the child process, before the learner's code: it observes the API and the SDK, runs
 * one scenario, and writes every event at once to file descriptor 3. What is written there
 * survives an exit, a crash and an endless loop.
 *
 * The learner may patch any global, so what is needed later is fetched first.
 */
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { countApiCalls, hasContextManager, observeSpans, observeWork } from './observe.ts';
import { callerOf } from './places.ts';
import type { Job } from './process.ts';
import { RecordingExporter } from './recording-exporter.ts';
import type { End, Event } from './recording.ts';
import type { Scenario } from './scenario.ts';

const { stringify } = JSON;
const now = performance.now.bind(performance);
const exit = process.exit.bind(process);
const kill = process.kill.bind(process);
const { setTimeout, setImmediate } = globalThis;

/** More than any lesson makes: only a loop makes more. */
const maxEvents = 100_000;
const maxMessage = 10_000;

/** The first events are written one by one, so that even a loop that never yields shows them. */
let unbuffered = 200;
let seq = 0;
const buffer: string[] = [];
/** What every line begins with once the learner's code runs, so that none is written by accident. */
let secret = '';

function emit(event: Event): void {
  buffer.push(`${secret}${stringify({ seq: ++seq, ms: now(), ...event })}\n`);
  if (seq === maxEvents) finish({ how: 'flooded' }, 1);
  if (seq <= unbuffered || buffer.length >= 500) flush();
  else if (buffer.length === 1) setImmediate(flush);
}

function flush(): void {
  // The learner's code may have written half a line.
  const bytes = Buffer.from(`\n${buffer.splice(0).join('')}`);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(3, bytes, written);
  } catch (error) {
    // The command is gone, and nobody will read the events.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') kill(process.pid, 'SIGKILL');
    throw error;
  }
}

function finish(end: End, exitCode: number): void {
  emit({ type: 'run', facts: { end } });
  exit(exitCode);
}

function fail(when: 'import' | 'run' | 'later', error: unknown): void {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const inner = error instanceof AggregateError && !message ? String(error.errors) : message;
  const brief = { name, message: inner.slice(0, maxMessage), stack: stack.slice(0, maxMessage) };
  finish({ how: 'threw', when, error: brief }, 1);
}

async function run({ folder, scenario, scenariosFile, backend }: Job): Promise<void> {
  const collected: ReadableSpan[] = [];
  const closingMs = scenario === 'show' ? 0 : 40;
  const exporter = new RecordingExporter(emit, { closingMs, ...(backend && { collected }) });
  let when: 'import' | 'run' = 'import';
  try {
    const answer = await import(pathToFileURL(`${folder}/lesson.ts`).href);
    const { scenarios = {} } = scenariosFile ? await import(pathToFileURL(scenariosFile).href) : {};
    when = 'run';
    if (typeof answer.run !== 'function') {
      throw new TypeError('lesson.ts does not export a function named `run`');
    }
    const play: Scenario = scenarios[scenario] ?? (() => answer.run(exporter));
    emit({ type: 'done', scenarioResult: await play(answer, exporter) });
    if (backend) {
      const { exportTo } = await import('./otlp-export.ts');
      emit({ type: 'run', facts: { sent: await exportTo(backend, collected) } });
    }
    setTimeout(() => {
      const resources = process.getActiveResourcesInfo().filter((name) => !ownResources.has(name));
      finish({ how: 'left open', resources }, 0);
    }, closingTimeMs).unref();
  } catch (error) {
    fail(when, error);
  }
}

/** Starts the thread that reports how this process is doing. */
function startWatchdog(): void {
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { parent: process.ppid, turns };
  new Worker(new URL('watchdog.mjs', import.meta.url), { workerData, execArgv: [] }).unref();
  setInterval(() => Atomics.add(turns, 0, 1), 100).unref();
}

/** Loads packages, and starts the compiler with a new file, since it skips those that it knows. */
async function warmUp(packages: string[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'workshop-'));
  const file = join(scratch, 'warm-up.ts');
  writeFileSync(file, `export const pid: number = ${process.pid};`);
  await Promise.allSettled([...packages, pathToFileURL(file).href].map((name) => import(name)));
  rmSync(scratch, { recursive: true });
}

/**
 * Keeps what a check tries out from a backend that happens to run on this machine: connections to
 * the ports of OTLP are refused.
 */
function closeOtlpPorts(): void {
  const { connect } = Socket.prototype as any;
  Socket.prototype.connect = function (this: Socket, ...args: any[]) {
    const [options] = [args[0]].flat();
    if (/^431[78]$/.test(options?.port)) options.port = 1;
    return connect.apply(this, args);
  };
}

let folder = '';
observeSpans(emit, () => (seq < unbuffered ? folder : ''));
const calls = countApiCalls();
observeWork(emit);
process.on('exit', () => {
  unbuffered = Infinity;
  // A copy, because asking for the context manager is a call as well.
  emit({ type: 'run', facts: { calls: { ...calls }, contextManager: hasContextManager() } });
});
process.on('uncaughtException', (error) => fail('later', error));
process.on('unhandledRejection', (error) => fail('later', error));

if (process.argv.length > 2) await warmUp(process.argv.slice(2));
/** The time that the answer has to close what it opened: more on a machine that was slow so far. */
const closingTimeMs = Math.max(2000, 4 * now());
emit({ type: 'ready' });
// Nothing else goes on in here until the job comes.
const job: Job = JSON.parse(readFileSync(4, 'utf8'));
({ folder, secret } = job);
startWatchdog();
if (job.scenario !== 'show' && !job.backend) closeOtlpPorts();
/** What Node keeps open for the tool itself. */
const ownResources = new Set([...process.getActiveResourcesInfo(), 'PipeWrap', 'MessagePort']);
process.exit = (code) => {
  emit({ type: 'run', facts: { exitCalled: callerOf(process.exit, folder) ?? '' } });
  return exit(code);
};
process.argv.splice(1, Infinity, `${folder}/lesson.ts`);
await run(job);
