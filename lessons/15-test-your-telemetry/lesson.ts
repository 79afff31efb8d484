import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { join } from 'node:path';
import { tenOrders } from '#bar';
import { openCounter } from './good-active.ts';
import { Bench, type Verdict } from './verdict.ts';

const good = ['good-active.ts', 'good-explicit.ts'];
const broken = [
  'broken-span-left-open.ts',
  'broken-id-in-name.ts',
  'broken-lost-parent.ts',
  'broken-error-unmarked.ts',
  'broken-no-traceparent.ts',
  'broken-card-number.ts',
];

/** Tries your tests on eight counters, then draws what a good one records. */
export async function run(exporter: SpanExporter): Promise<void> {
  const folder = import.meta.dirname;
  const counters = [...good, ...broken];
  const bench = new Bench(folder);
  const verdicts = await bench.run(counters.map((name) => ({ file: join(folder, name) })));
  await bench.close();

  for (const [i, name] of counters.entries()) {
    const says = good.includes(name) ? ofGood : ofBroken;
    console.log(`${name.padEnd(25)} ${says(verdicts[i]!)}`);
  }
  const caught = verdicts.slice(good.length).filter(({ passed }) => !passed);
  console.log(`Your tests catch ${caught.length} of the ${broken.length} broken counters.`);

  await takeTwoOrders(exporter);
}

function ofGood({ passed, ran, failed }: Verdict): string {
  if (passed) return `passes, as it should (tests: ${ran.length})`;
  return `FAILS, but it is good: ${firstOf(failed)}`;
}

function ofBroken({ passed, failed }: Verdict): string {
  return passed ? 'PASSES, but it is broken' : `caught by: ${firstOf(failed)}`;
}

function firstOf([first]: Verdict['failed']): string {
  return first?.test || first?.message || 'no test ran';
}

/** An order that is served, and one whose card is declined. */
async function takeTwoOrders(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  const counter = openCounter(async ({ drink }) => drink);
  for (const id of [41, 44]) {
    await counter.order(tenOrders.find((order) => order.id === id)!).catch(() => {});
  }
  await counter.close();
  await provider.shutdown();
}
