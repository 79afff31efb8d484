import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Asked, SamplerAnswer } from './scenarios.ts';

/** What the sampler was asked where `what` says so; none where it could not be asked. */
export function asked({ recording }: RecordedRun, is: Asked['is'], what = ''): Asked[] {
  const { asked: all = [] } = (recording.scenarioResult ?? {}) as Partial<SamplerAnswer>;
  return all.filter((each) => each.is === is && each.what.includes(what));
}

/** Nearly a tenth was kept of each. */
export function isTenth(...of: Asked[]): boolean {
  return of.length > 0 && of.every(({ kept, times }) => Math.abs(kept / times - 0.1) < 0.013);
}
