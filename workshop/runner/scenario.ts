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

/** The message of an error and of those that it was made from. */
export function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { cause, errors = [] } = error as AggregateError;
  return [error.message || error.name, ...[cause, ...errors].filter(Boolean).flatMap(messages)];
}
