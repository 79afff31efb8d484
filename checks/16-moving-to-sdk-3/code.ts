import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { SamplerReport } from './scenarios.ts';

/** A source without its imports: what is only named there is not done. */
export function codeIn(source: string): string {
  return source.replace(/^import[^;]*;/gm, '');
}

/** What the check found out about the sampler, in the scenarios that ask for that. */
export function reportOf({ recording }: RecordedRun): SamplerReport {
  return recording.scenarioResult as SamplerReport;
}
