import { STATUS_CODES } from 'node:http';
import { perService, type Find } from './hits.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { counted, quote, share } from './wording.ts';

/** Parts of a name that look like an id: literals, UUIDs, addresses, hashes, ids of both cases. */
const ids = [
  /'[^']*'/,
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/,
  /(?<![\w-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![\w-])/,
  /(?<![\w-])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{8,}(?![\w-])/,
  /(?<![\w-])(?=(?:[A-Za-z_]*\d){3})\w{20,}(?![\w-])/,
];
const version = /(?<![\w.])v\d[\d.]*|(?<![\d.])\d+\.\d[\d.]*/;
const number = /(?<![A-Za-z\d.])\d+(?![A-Za-z\d])|(?<=[A-Za-z])\d{4,}(?![A-Za-z\d])/;
const part = new RegExp(
  `${ids.map(({ source }) => source).join('|')}|(?<version>${version.source})|(?<number>${number.source})`,
  'g',
);

/** What comes before a number that is the status of an answer. */
const beforeStatus = /(?:^|\b(?:https?|status|code|response|error|get|post|put|patch|delete))\W*$/i;

interface Shape {
  /** The name with `#` for each part that looks like an id. */
  template: string;
  /** The numbers among these parts. */
  numbers: number[];
  /** How many parts there are. */
  ids: number;
}

/** A name without what looks like ids: `take order #` for `take order 41`. */
export function shapeOf(name: string): Shape {
  const numbers: number[] = [];
  let ids = 0;
  const template = name.slice(0, 500).replace(part, (match, ...rest) => {
    const [offset, whole, groups] = rest.slice(-3) as [number, string, Record<string, string>];
    if (groups.version) return match;
    if (groups.number) {
      if (match in STATUS_CODES && beforeStatus.test(whole.slice(0, offset))) return match;
      numbers.push(Number(match));
    }
    ids++;
    return '#';
  });
  return { template, numbers, ids };
}

/**
 * SPA-003, whose limit the specification leaves open. Names that differ only in ids count as
 * unbounded where most spans have a name of their own, or where there are very many such names.
 */
export const findNamesWithIds: Find = (telemetry) => {
  const shapes = new Map<string, Shape>();
  const shape = (name: string) => {
    const known = shapes.get(name) ?? shapeOf(name);
    shapes.set(name, known);
    return known;
  };
  const unbounded = new Map<TracedSpan, string>();
  for (const all of telemetry.services.values()) {
    const withIds = all.filter(({ name }) => /\d|'/.test(name) && shape(name).ids > 0);
    for (const [template, spans] of groupBy(withIds, ({ name }) => shape(name).template)) {
      if (isUnbounded(spans, shape)) for (const span of spans) unbounded.set(span, template);
    }
  }
  return perService(
    telemetry,
    (span) => unbounded.has(span),
    (spans, all) => {
      const templates = [...groupBy(spans, (span) => unbounded.get(span)!)];
      const [[template, largest]] = templates.sort(([, a], [, b]) => b.length - a.length) as [
        [string, TracedSpan[]],
      ];
      const names = counted(new Set(largest.map(({ name }) => name)).size, 'different name');
      const others =
        templates.length > 1
          ? `, and others match ${counted(templates.length - 1, 'more pattern')}`
          : '';
      const begin = share(spans.length, all.length, 'span', 'has', 'have');
      return {
        rule: 'SPA-003',
        what: `${begin} an id in the name: ${names} match ${quote(template)}${others}. The specification sets no limit yet, so the limit here is the workshop's.`,
      };
    },
  );
};

function isUnbounded(spans: TracedSpan[], shape: (name: string) => Shape): boolean {
  const names = new Set(spans.map(({ name }) => name));
  const ownNames = names.size / spans.length;
  const isMany = names.size >= (ownNames >= 0.5 ? 3 : ownNames >= 0.2 ? 6 : 30);
  if (!isMany) return false;
  const numbers = [...names].map((name) => shape(name));
  if (!numbers.every(({ ids, numbers: { length } }) => ids === 1 && length === 1)) return true;
  // `step 1`, `step 2`, `step 3` of one trace are a fixed set.
  const values = numbers.map(({ numbers: [value] }) => value!).sort((a, b) => a - b);
  const isSequence = values[0]! <= 1 && values.at(-1)! - values[0]! < names.size;
  const perTrace = spans.length / new Set(spans.map(({ trace }) => trace)).size;
  return !(isSequence && (names.size < 10 || perTrace > 1.5 || ownNames < 0.2));
}
