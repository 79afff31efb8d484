import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { root } from '../lessons.ts';
import { AnswerProcess } from './process.ts';
import { runFailureOf, runFailureText } from './failures.ts';

mkdirSync(join(root, '.answers'), { recursive: true });
const folder = mkdtempSync(join(root, '.answers', 'record-'));
let number = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** Records a lesson that is this text; says what it did and what is said of it. */
async function play(text: string) {
  const own = join(folder, String(++number));
  mkdirSync(own);
  writeFileSync(join(own, 'lesson.ts'), text);
  const place = relative(root, own);
  const recording = await new AnswerProcess().run('none', place, 'run');
  const failure = runFailureOf(recording, place);
  return { recording, failure: failure && runFailureText(failure).replaceAll(place, 'HERE') };
}

/** Records a lesson whose `run` is these lines; `tracer()` registers a provider. */
function playRun(lines: string) {
  return play(`import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
export async function run(exporter) {
  function tracer() {
    const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    provider.register();
    return provider.getTracer('test');
  }
  ${lines}
}`);
}

test('a run that does its work has no failure', async () => {
  const { recording, failure } = await playRun(`
    tracer().startActiveSpan('a', { kind: 2, attributes: { n: 1, list: ['x'] } }, (span) => {
      span.addEvent('said', { loud: true });
      span.end();
      span.setAttribute('late', 1);
    });`);
  expect(failure).toBeUndefined();
  const [span] = recording.spans;
  expect(span).toMatchObject({
    name: 'a',
    kind: 'CLIENT',
    exported: 1,
    attributes: { n: 1, list: ['x'] },
    events: [{ name: 'said', attributes: { loud: true } }],
    at: 'lesson.ts:10',
    late: [{ call: 'setAttribute', first: 'late' }],
  });
  expect(span!.started).toBeLessThan(span!.ended!);
  expect(recording.contextManager).toBe(true);
});

test('spans are remembered after the exporter is shut down, and when they never end', async () => {
  const { recording } = await playRun(`
    const bar = tracer();
    bar.startSpan('open');
    bar.startSpan('done').end();
    await exporter.shutdown();`);
  expect(recording.spans.map(({ name, exported, ended }) => [name, exported, !ended])).toEqual([
    ['open', 0, true],
    ['done', 1, false],
  ]);
  expect(recording.exporterShutdown).toBeLessThan(recording.done!);
});

test('a loop without an end is stopped, and what came before is known', async () => {
  vi.stubEnv('TIME_LIMIT', '4');
  const { recording, failure } = await playRun("tracer().startSpan('a').end(); for (;;) await 0;");
  vi.unstubAllEnvs();
  expect(recording.spans).toMatchObject([{ name: 'a', exported: 1 }]);
  expect(failure).toContain('still running after 4 s');
  expect(failure).toContain('an endless loop');
});

test('a wait without an end is told from a loop', async () => {
  vi.stubEnv('TIME_LIMIT', '4');
  const { failure } = await playRun('setInterval(() => {}, 99); await new Promise(() => {});');
  vi.unstubAllEnvs();
  expect(failure).toContain('It was idle');
});

const loud = '`run` threw an error:\n  RangeError: too hot';
const inWorker = "'setInterval(() => {}, 99)', { eval: true }";

test.each([
  ['process.exit(0)', '`process.exit(0)` ended the program before'],
  ['process.exit(3)', '`process.exit(3)` ended'],
  ['process.abort()', 'ended by SIGABRT before'],
  ['process.reallyExit(3)', 'ended with exit code 3 before'],
  ['throw new Error("x".repeat(5e6))', 'Error: xxx'],
  ['process.kill(process.pid, "SIGKILL")', 'ended by SIGKILL'],
  ['throw new RangeError("too hot")', loud],
  ['Promise.reject(new Error("cold"))', 'An error was not caught'],
  ['setTimeout(() => { throw new Error("cold") }); await new Promise(() => {})', 'Error: cold'],
  ['await new Promise(() => {})', 'awaits a promise that is never resolved'],
  [`new (await import('node:worker_threads')).Worker(${inWorker})`, 'something is still open.'],
])('%s inside `run` is explained with its line', async (body, said) => {
  const { failure } = await playRun(body);
  expect(failure).toContain(said);
  expect(failure).toMatch(/Open HERE\/lesson\.ts/);
});

test.each([
  ['throw new Error("at import");', 'lesson.ts could not be loaded:\n  Error: at import'],
  ['export const run = (;', 'could not be loaded'],
  ["import './nowhere.ts'; export const run = 1;", "Cannot find module 'HERE/nowhere.ts'"],
  ["import 'no-such-package'; export const run = 1;", "Cannot find package 'no-such-package'"],
  ['export const run = 3;', 'does not export a function named `run`'],
  ['', 'does not export a function named `run`'],
])('a file that says %j is explained', async (text, said) => {
  const { failure } = await play(text);
  expect(failure).toContain(said);
  expect(failure).not.toContain(root);
});

test('a server and a timer that are left open are said, and the port is free afterwards', async () => {
  const { recording, failure } = await playRun(`
    setInterval(() => {}, 1000);
    const server = (await import('node:http')).createServer().listen(0, '127.0.0.1');
    await new Promise((ready) => server.on('listening', ready));
    console.log(server.address().port);`);
  expect(failure).toMatch(/Node is waiting for: .*a server that is listening/);
  expect(failure).toMatch(/Node is waiting for: .*a timer/);
  await expect(fetch(`http://127.0.0.1:${Number(recording.output)}`)).rejects.toThrow();
});

/** A process that was killed and that nobody has waited for yet is not alive. */
async function isGone(output: string): Promise<void> {
  const pid = Number(output);
  expect(pid).toBeGreaterThan(0);
  const state = () => spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  await expect.poll(() => state().stdout.trim()).toMatch(/^(Z|$)/);
}

test('a process that the lesson started is gone when the recording is there', async () => {
  const { recording } = await playRun(`
    const child = (await import('node:child_process')).spawn('sleep', ['60'], { stdio: 'ignore' });
    child.unref();
    console.log(child.pid);`);
  await isGone(recording.output);
});

test.skipIf(process.platform !== 'linux')(
  'nor does one that has left its process group and holds the output',
  async () => {
    const { recording, failure } = await playRun(`
    const child = (await import('node:child_process')).spawn('sleep', ['60'], {
      stdio: ['ignore', 'inherit', 'inherit', 3], detached: true });
    child.unref();
    console.log(child.pid);`);
    expect(failure).toBeUndefined();
    await isGone(recording.output);
  },
);

test('events that the lesson itself writes are none', async () => {
  const forged = [
    { type: 'start', seq: 1, ms: 1, span: { id: 'a', traceId: 'b', name: 'forged' } },
    { type: 'done', seq: 2, ms: 2 },
    { type: 'no such event' },
    null,
  ].map((event) => `${JSON.stringify(event)}\n`);
  const { recording, failure } = await playRun(`
    const { writeSync } = await import('node:fs');
    writeSync(3, ${JSON.stringify(forged.join(''))});
    writeSync(3, 'x'.repeat(1e6));
    process.exit(0);`);
  expect(recording.spans).toEqual([]);
  expect(failure).toContain('process.exit(0)');
});

test('a backend that runs on this machine is not reached', async () => {
  const backend = createServer((_, response) => response.end('thank you'));
  await new Promise<void>((settled) => {
    backend.once('error', () => settled()).listen(4318, '127.0.0.1', settled);
  });
  const { recording } = await playRun(`
    const asked = fetch('http://127.0.0.1:4318').then((answer) => answer.text());
    console.log(await asked.catch(({ cause }) => cause.code));`);
  backend.close();
  expect(recording.output).toBe('ECONNREFUSED\n');
});

test('three megabytes of output are cut', async () => {
  const { recording, failure } = await playRun(
    'process.stdout.write("x".repeat(3e6)); console.error("y");',
  );
  expect(failure).toBeUndefined();
  expect(recording.output.length).toBe(2 * 1024 * 1024);
});

test('patched globals do not reach the recorder', async () => {
  const { recording, failure } = await playRun(`
    Date.now = () => 0; JSON.stringify = () => 'x'; performance.now = () => 0;
    globalThis.setTimeout = () => 0; console.log = () => {}; process.exit = () => {};
    tracer().startSpan('a').end();`);
  expect(failure).toBeUndefined();
  expect(recording.spans).toMatchObject([{ name: 'a', exported: 1 }]);
});

test('five thousand spans are all there', async () => {
  const { recording } = await playRun(`
    const bar = tracer();
    for (let i = 0; i < 5000; i++) bar.startSpan('n').end();`);
  const whole = recording.spans.filter(({ exported, ended }) => exported === 1 && ended);
  expect(whole).toHaveLength(5000);
});
