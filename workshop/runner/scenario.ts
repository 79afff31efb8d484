import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { RecordingExporter } from './recording-exporter.ts';

/** What an answer exports: the module `lesson.ts` of a lesson, a solution or a learner's copy. */
export interface Answer {
  run(exporter?: SpanExporter): Promise<void>;
  [named: string]: unknown;
}

/**
 * One way to run an answer, from `checks/NN-slug/scenarios.ts`: what a check does with the
 * learner's code, in the learner's process. What it resolves with is the recording's
 * `scenarioResult`. The scenario `run` calls `run` once.
 */
export type Scenario = (answer: Answer, exporter: RecordingExporter) => Promise<unknown>;
