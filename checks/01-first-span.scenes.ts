import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Scene } from '../workshop/scene.ts';

/** `run` without an exporter: what it prints is in the recording's output. */
const console: Scene = (lesson) => lesson.run();

export const scenes: Record<string, Scene> = {
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
