import { formatNumber } from '../render/text.ts';
import { perService, type Find } from './hits.ts';
import { isPlausible, type TracedSpan } from './telemetry.ts';
import { counted, share } from './wording.ts';

/** In how many nanoseconds of a time each unit counts. */
const units = { microseconds: 1e3, milliseconds: 1e6, seconds: 1e9, 'steps of 100 ns': 100 };

/** Spans in another century: most often their times are in another unit than OTLP's. */
export const findFarTimes: Find = (telemetry) =>
  perService(
    telemetry,
    ({ timeFault }) => timeFault === 'far',
    (spans, all) => {
      const [unit, ...others] = new Set(spans.map(unitOf));
      const years = new Set(spans.map(({ start }) => new Date(start).getUTCFullYear()));
      const when = years.size === 1 ? `in ${[...years][0]}` : 'before 2000 or after 2099';
      const begin = share(spans.length, all.length, 'span', 'starts', 'start');
      const why =
        unit && others.length === 0
          ? `The times seem to be in ${unit}, but OTLP counts nanoseconds.`
          : 'The times were never set, or they do not count nanoseconds since 1970.';
      return { rule: 'time-far-off', what: `${begin} ${when}. ${why}` };
    },
  );

function unitOf({ start }: TracedSpan): string | undefined {
  return Object.entries(units).find(([, factor]) => isPlausible(start * factor))?.[0];
}

/** Spans whose end is before their start. */
export const findReversed: Find = (telemetry) =>
  perService(
    telemetry,
    ({ timeFault }) => timeFault === 'reversed',
    (spans, all) => {
      const begin = share(
        spans.length,
        all.length,
        'span',
        'ends before it starts',
        'end before they start',
      );
      const near = spans.filter(({ end }) => isPlausible(end));
      const most = near.reduce((longest, { start, end }) => Math.max(longest, start - end), 0);
      const by = most < 1 ? 'less than 1 ms' : `up to ${formatNumber(Math.round(most))} ms`;
      const far = spans.length - near.length;
      const ends =
        far > 0 ? ` ${counted(far, 'end')} ${far === 1 ? 'is' : 'are'} before 2000.` : '';
      return {
        rule: 'end-before-start',
        what: `${begin}${near.length > 0 ? `, by ${by}` : ''}.${ends}`,
      };
    },
  );
