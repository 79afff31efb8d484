import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './lessons.ts';
import { record } from './record.ts';
import { troubleOf } from './trouble.ts';

mkdirSync(join(root, '.attempts'), { recursive: true });
const folder = mkdtempSync(join(root, '.attempts', 'record-'));
let number = 0;

afterAll(() => rmSync(folder, { recursive: true }));

const provider = `
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
function start(exporter) {
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  return provider.getTracer('test');
}
`;

/** Records a lesson that is this text; says what it did and what is said of it. */
async function play(text: string) {
  const own = join(folder, String(++number));
  mkdirSync(own);
  writeFileSync(join(own, 'lesson.ts'), text);
  const place = relative(root, own);
  const recording = await record('none', place);
  return { recording, trouble: troubleOf(recording, place)?.replaceAll(place, 'HERE') };
}

test('a run that does its work has no trouble', async () => {
  const { recording, trouble } = await play(`${provider}
    export async function run(exporter) {
      start(exporter).startActiveSpan('a', { kind: 2, attributes: { n: 1, list: ['x'] } }, (span) => {
        span.addEvent('said', { loud: true });
        span.end();
        span.setAttribute('late', 1);
      });
    }`);
  expect(trouble).toBeUndefined();
  const [span] = recording.spans;
  expect(span).toMatchObject({
    name: 'a',
    kind: 'CLIENT',
    exported: 1,
    attributes: { n: 1, list: ['x'] },
    events: [{ name: 'said', attributes: { loud: true } }],
    at: 'lesson.ts:11',
    late: [{ call: 'setAttribute', first: 'late' }],
  });
  expect(span!.started).toBeLessThan(span!.ended!);
  expect(recording.contextManager).toBe(true);
});

test('spans are remembered after the exporter is shut down, and when they never end', async () => {
  const { recording } = await play(`${provider}
    export async function run(exporter) {
      const tracer = start(exporter);
      tracer.startSpan('open');
      tracer.startSpan('done').end();
      await exporter.shutdown();
    }`);
  expect(recording.spans.map(({ name, exported, ended }) => [name, exported, !ended])).toEqual([
    ['open', 0, true],
    ['done', 1, false],
  ]);
  expect(recording.exporterShutdown).toBeLessThan(recording.done!);
});

test('a loop without an end is stopped, and what came before is known', async () => {
  const { recording, trouble } = await play(`${provider}
    export async function run(exporter) { start(exporter).startSpan('a').end(); for (;;); }`);
  expect(recording.spans).toMatchObject([{ name: 'a', exported: 1 }]);
  expect(trouble).toContain('still running after 10 s');
});

test('a promise that never settles ends the program, and it is said', async () => {
  const { trouble } = await play('export const run = () => new Promise(() => {})');
  expect(trouble).toContain('awaits a promise that nobody resolves');
});

test.each([
  ['process.exit(0)', 'ended with exit code 0 before'],
  ['process.exit(3)', 'ended with exit code 3'],
  ['process.kill(process.pid, "SIGKILL")', 'ended by SIGKILL'],
  [
    'throw new RangeError("too hot")',
    '`run` threw an error that nobody caught:\n  RangeError: too hot',
  ],
  ['Promise.reject(new Error("cold"))', 'An error came up that nobody caught'],
  ['setTimeout(() => { throw new Error("cold") }); await new Promise(() => {})', 'Error: cold'],
])('%s inside `run` is explained with its line', async (body, said) => {
  const { trouble } = await play(`export async function run() {\n  ${body};\n}`);
  expect(trouble).toContain(said);
  expect(trouble).toMatch(/Open HERE\/lesson\.ts/);
});

test.each([
  ['throw new Error("at import");', 'lesson.ts could not be loaded:\n  Error: at import'],
  ['export const run = (;', 'could not be loaded'],
  ["import './nowhere.ts'; export const run = 1;", "Cannot find module 'HERE/nowhere.ts'"],
  ["import 'no-such-package'; export const run = 1;", "Cannot find package 'no-such-package'"],
  ['export const run = 3;', 'does not export a function named `run`'],
  ['', 'does not export a function named `run`'],
])('a file that says %j is explained', async (text, said) => {
  const { trouble } = await play(text);
  expect(trouble).toContain(said);
  expect(trouble).not.toContain(root);
});

test('a server that is left open is said, and its port is free afterwards', async () => {
  const { recording, trouble } = await play(`
    import { createServer } from 'node:http';
    export async function run() {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((ready) => server.on('listening', ready));
      console.log(server.address().port);
    }`);
  expect(trouble).toContain('a server that listens');
  await expect(fetch(`http://127.0.0.1:${Number(recording.output)}`)).rejects.toThrow();
});

test('a process that the lesson started is gone when the recording is there', async () => {
  const { recording } = await play(`
    import { spawn } from 'node:child_process';
    export async function run() {
      const child = spawn('sleep', ['60'], { stdio: 'ignore' });
      child.unref();
      console.log(child.pid);
    }`);
  const pid = Number(recording.output);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => alive(pid)).toBe(false);
});

/** A process that was killed and that nobody has waited for yet is not alive. */
function alive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

test('a megabyte of output is cut', async () => {
  const { recording, trouble } = await play(
    'export async function run() { process.stdout.write("x".repeat(1e6)); console.error("y"); }',
  );
  expect(trouble).toBeUndefined();
  expect(recording.output.length).toBe(64 * 1024);
});

test('patched globals do not reach the recorder', async () => {
  const { recording, trouble } = await play(`${provider}
    export async function run(exporter) {
      Date.now = () => 0; JSON.stringify = () => 'x'; performance.now = () => 0;
      globalThis.setTimeout = () => 0; console.log = () => {}; process.exit = () => {};
      start(exporter).startSpan('a').end();
    }`);
  expect(trouble).toBeUndefined();
  expect(recording.spans).toMatchObject([{ name: 'a', exported: 1 }]);
});

test('five thousand spans are all there', async () => {
  const { recording } = await play(`${provider}
    export async function run(exporter) {
      const tracer = start(exporter);
      for (let i = 0; i < 5000; i++) tracer.startSpan('n').end();
    }`);
  expect(recording.spans.filter(({ exported, ended }) => exported === 1 && ended)).toHaveLength(
    5000,
  );
});
