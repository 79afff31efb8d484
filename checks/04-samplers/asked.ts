import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Asked, SamplerAnswer } from './scenarios.ts';

/** What the sampler was asked where `what` says so; none where it could not be asked. */
export function asked({ recording }: RecordedRun, is: Asked['is'], what = ''): Asked[] {
  const { asked: all = [] } = (recording.scenarioResult ?? {}) as Partial<SamplerAnswer>;
  return all.filter((each) => each.is === is && each.what.includes(what));
}

/** Nearly a tenth was kept of each, and very nearly of all. */
export function isTenth(...of: Asked[]): boolean {
  const isNear = (kept: number, times: number, by: number) => Math.abs(kept / times - 0.1) < by;
  const sum = (what: 'kept' | 'times') => of.reduce((total, each) => total + each[what], 0);
  return (
    of.length > 0 &&
    of.every(({ kept, times }) => isNear(kept, times, 0.013)) &&
    isNear(sum('kept'), sum('times'), 0.006)
  );
}
