import type { RecordedRun } from '../../workshop/checking/assertions.ts';

/** The lines of the journal that are JSON. */
export const linesOf = ({ recording }: RecordedRun): Record<string, any>[] =>
  recording.said.flatMap(({ what }) => (what.startsWith('{') ? JSON.parse(what) : []));
