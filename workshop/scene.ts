import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { RecordingExporter } from './exporter.ts';

export interface Lesson {
  run(exporter?: SpanExporter): Promise<void>;
  [named: string]: unknown;
}

/**
 * One way to play a lesson: what a check does with the learner's code, in the learner's process.
 * What it resolves with is the recording's `answer`. Without a scene, `run` is called once.
 */
export type Scene = (lesson: Lesson, exporter: RecordingExporter) => Promise<unknown>;
