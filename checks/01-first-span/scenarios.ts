import { context, propagation, trace } from '@opentelemetry/api';
import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base';
import { channel } from 'node:diagnostics_channel';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** `run` without an exporter, which prints, then with one, and then without one again. */
const console: Scenario = async (lesson, exporter) => {
  await lesson.run();
  channel('coffee-bar').publish({ type: 'said', what: 'run returned', order: 0 });
  for (const given of [exporter, undefined]) {
    // An answer that registers a provider can do so again in the next call.
    for (const api of [trace, context, propagation]) api.disable();
    await lesson.run(given);
  }
};

export const scenarios: Record<string, Scenario> = {
  /** The exporter takes longer to close than anybody might give it. */
  run: (lesson, exporter) => lesson.run(exporter.with({ closingMs: 400 })),
  console,
  /** The console exporter prints first; the picture is drawn below it. */
  show: (lesson, exporter) => {
    const { export: print } = ConsoleSpanExporter.prototype;
    ConsoleSpanExporter.prototype.export = function (spans, done) {
      exporter.export(spans, () => {});
      print.call(this, spans, done);
    };
    return lesson.run();
  },
};
