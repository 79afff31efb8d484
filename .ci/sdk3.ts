/**
 * Runs in the scratch folder of `.ci/sdk3`, in which only the packages of SDK 3 are installed. A
 * line for each fact: `✓` or `✗`.
 */
import { context, propagation, trace } from '@opentelemetry/api';
import { SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { tree } from '../checks/16-moving-to-sdk-3/tree.ts';
import { run } from '../solutions/16-moving-to-sdk-3/lesson.ts';
import { facts, Kept, prove } from '../workshop/dev/sdk-3.ts';

/** The solution's spans, and what it printed. */
async function runSolution(variables: Record<string, string> = {}) {
  for (const global of [trace, context, propagation]) global.disable();
  for (const name of Object.keys(process.env))
    if (name.startsWith('OTEL_')) delete process.env[name];
  Object.assign(process.env, variables);
  const exporter = new Kept();
  const printed: string[] = [];
  const { log } = console;
  console.log = (text: string) => void printed.push(...text.split('\n'));
  try {
    await run(exporter);
  } finally {
    console.log = log;
    for (const name of Object.keys(variables)) delete process.env[name];
  }
  return { spans: exporter.spans, printed };
}

const kinds = ['INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];

/** The trees in the form in which the check writes them down; siblings by their names. */
function treeOf(spans: ReadableSpan[]): string {
  const inOrder = spans.toSorted((a, b) => a.name.localeCompare(b.name));
  const below = (id: string | undefined, indent: string): string[] =>
    inOrder
      .filter(({ parentSpanContext }) => parentSpanContext?.spanId === id)
      .flatMap((span, i, siblings) => {
        const isLast = i === siblings.length - 1;
        const branch = id ? indent + (isLast ? '└─ ' : '├─ ') : '';
        const deeper = id ? indent + (isLast ? '   ' : '│  ') : '';
        const kind = span.kind ? ` [${kinds[span.kind]}]` : '';
        return [`${branch}${span.name}${kind}`, ...below(span.spanContext().spanId, deeper)];
      });
  const traces = below(undefined, '')
    .join('\n')
    .split(/\n(?=\w)/);
  equal(traces.length, 2);
  equal(traces[0], traces[1]);
  return traces[0]!.replace('\n', '  ×2\n');
}

/** What a backend is sent while NodeSDK makes a span, and what its own exporter gets. */
async function withNodeSdk(
  options: (exporter: Kept) => object,
  variables: Record<string, string> = {},
) {
  const paths: string[] = [];
  const backend = createServer(({ url = '' }, response) => {
    paths.push(url);
    response.end();
  });
  await new Promise<void>((open) => backend.listen(0, '127.0.0.1', open));
  const { port } = backend.address() as AddressInfo;
  const all = {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
    ...variables,
  };
  Object.assign(process.env, all);
  for (const global of [trace, context, propagation]) global.disable();
  const exporter = new Kept();
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ autoDetectResources: false, ...options(exporter) });
  sdk.start();
  trace.getTracer('facts').startSpan('a').end();
  await pause(1);
  await sdk.shutdown();
  for (const name of Object.keys(all)) delete process.env[name];
  backend.closeAllConnections();
  backend.close();
  return { paths, own: exporter.spans.length };
}

const packageOf = (name: string) =>
  JSON.parse(readFileSync(`node_modules/@opentelemetry/${name}/package.json`, 'utf8'));

const npm = (...words: string[]) =>
  execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const further: Record<string, () => void | Promise<void>> = {
  async 'the solution makes the tree of spans that it makes on 2.12'() {
    const { spans, printed } = await runSolution();
    equal(treeOf(spans), tree.trim());
    equal(printed.length, 4);
    for (const [i, text] of printed.entries()) {
      match(text, i % 2 === 0 ? /traceparent: 00-\w{32}-\w{16}-01$/ : /baggage: coffee.drink=\w+$/);
    }
  },
  async 'the solution records nothing in the branch'() {
    const { spans, printed } = await runSolution({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    deepEqual(spans, []);
    match(printed[0]!, /-00$/);
  },
  async 'NodeSDK ignores `spanProcessor`, and sends the spans to its default address'() {
    const spanProcessor = (exporter: Kept) => ({
      spanProcessor: new SimpleSpanProcessor({ exporter }),
    });
    deepEqual(await withNodeSdk(spanProcessor), { paths: ['/v1/traces'], own: 0 });
  },
  async 'NodeSDK takes `spanProcessors`, and still reads the variables'() {
    const spanProcessors = (exporter: Kept) => ({
      spanProcessors: [new SimpleSpanProcessor({ exporter })],
    });
    deepEqual(await withNodeSdk(spanProcessors), { paths: [], own: 1 });
    const off = { OTEL_TRACES_SAMPLER: 'always_off' };
    deepEqual(await withNodeSdk(spanProcessors, off), { paths: [], own: 0 });
  },
  async 'NodeSDK takes `traceExporter` with the OTLP exporter of lesson 9, as it is'() {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
    const traceExporter = () => ({ traceExporter: new OTLPTraceExporter() });
    deepEqual(await withNodeSdk(traceExporter), { paths: ['/v1/traces'], own: 0 });
  },
  async 'names that are gone: an import fails'() {
    const gone = {
      'sdk-trace': ['BasicTracerProvider', 'NodeTracerProvider'],
      'context-async-hooks': ['AsyncHooksContextManager'],
      'sdk-node': ['tracing', 'node', 'core', 'resources', 'api'],
    };
    for (const [name, exported] of Object.entries(gone)) {
      const found = await import(`@opentelemetry/${name}`);
      for (const one of exported) equal(found[one], undefined, one);
    }
    for (const name of ['base', 'node']) {
      await rejects(import(`@opentelemetry/sdk-trace-${name}`), { code: 'ERR_MODULE_NOT_FOUND' });
    }
  },
  async 'names that are the same'() {
    const same = {
      'sdk-trace': [
        'ConsoleSpanExporter',
        'AlwaysOnSampler',
        'AlwaysOffSampler',
        'ParentBasedSampler',
        'TraceIdRatioBasedSampler',
        'SamplingDecision',
        'RandomIdGenerator',
      ],
      'context-async-hooks': ['AsyncLocalStorageContextManager'],
      core: ['W3CTraceContextPropagator', 'W3CBaggagePropagator', 'CompositePropagator'],
      resources: ['resourceFromAttributes', 'defaultResource', 'detectResources', 'envDetector'],
    };
    for (const [name, exported] of Object.entries(same)) {
      const found = await import(`@opentelemetry/${name}`);
      for (const one of exported) ok(found[one], one);
    }
  },
  'instrumentation-undici 0.34 goes with 3.x, and @hono/otel knows only the API'() {
    const needs = (name: string): Record<string, string> =>
      JSON.parse(npm('view', '--json', name, 'dependencies'));
    match(needs('@opentelemetry/instrumentation-undici@0.34.0')['@opentelemetry/core']!, /^\^3\./);
    const ofHono = Object.keys(needs('@hono/otel@1.1.2'));
    deepEqual(ofHono.sort(), ['@opentelemetry/api', '@opentelemetry/semantic-conventions']);
  },
  'every package wants Node 22.15 and the API 1.10; sdk-node 0.301.0 wants exactly 3.1.0'() {
    for (const name of ['sdk-trace', 'core', 'resources', 'context-async-hooks', 'sdk-node']) {
      equal(packageOf(name).engines.node, '>=22.15.0');
    }
    for (const name of ['sdk-trace', 'sdk-node']) {
      equal(packageOf(name).peerDependencies['@opentelemetry/api'], '>=1.10.0 <1.11.0');
    }
    equal(packageOf('sdk-node').dependencies['@opentelemetry/sdk-trace'], '3.1.0');
  },
  'sdk-trace-base and sdk-trace-node have no 3.x, and `latest` is 2.x'() {
    for (const name of ['base', 'node']) {
      const versions: string[] = JSON.parse(
        npm('view', '--json', `@opentelemetry/sdk-trace-${name}`, 'versions'),
      );
      ok(versions.every((version) => !version.startsWith('3.')));
      match(npm('view', `@opentelemetry/sdk-trace-${name}`, 'version'), /^2\./);
    }
  },
  'npm refuses the API 1.9 beside it'() {
    mkdirSync('elsewhere', { recursive: true });
    const install = (...words: string[]) => {
      const where = ['--prefix', 'elsewhere', '--dry-run', '--ignore-scripts', '--no-save'];
      return npm('install', ...where, '@opentelemetry/sdk-trace@3.1.1', ...words);
    };
    throws(() => install('@opentelemetry/api@1.9.1'), /ERESOLVE/);
    install('@opentelemetry/api@1.10.0');
  },
};

async function report(name: string, fact: () => unknown): Promise<void> {
  try {
    await fact();
    console.log(`✓ ${name}`);
  } catch (error) {
    console.log(`✗ ${name}\n${error instanceof Error ? error.stack : error}`);
  }
}
for (const name of Object.keys(facts)) await report(name, () => prove(name));
for (const [name, fact] of Object.entries(further)) await report(name, fact);
