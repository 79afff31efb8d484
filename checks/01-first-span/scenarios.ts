import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Scenario } from '../../workshop/runner/scenario.ts';

/** `run` without an exporter: what it prints is in the recording's output. */
const console: Scenario = (lesson) => lesson.run();

export const scenarios: Record<string, Scenario> = {
  console,
  /** The first thing that anyone sees is the console exporter; the picture is drawn below it. */
  show: (lesson, exporter) => {
    const { export: print } = ConsoleSpanExporter.prototype;
    ConsoleSpanExporter.prototype.export = function (spans, done) {
      exporter.export(spans, () => {});
      print.call(this, spans, done);
    };
    return lesson.run();
  },
};
