import type { Detail } from '../lessons.ts';
import type { RecordedSpan } from '../runner/recording.ts';
import { groupByTrace, treeRows } from './span-tree.ts';
import { painter, terminal, type Terminal } from './terminal.ts';
import { escapeText, indent, shorten, wrap } from './text.ts';

const maxLines = 20;
const maxValue = 60;
/** A run of at most this many spans is shown whole. */
const smallRun = 8;

/**
 * What no bar can show: of all spans where they are few, or else of the spans of one trace. That is
 * the first in which something went wrong, or else the first that has anything to say. `shows` says
 * which details. Nothing where there is no span.
 */
export function drawDetails(
  spans: RecordedSpan[],
  shows: Detail[],
  on: Terminal = terminal(),
): string[] {
  const traces = groupByTrace(spans);
  if (traces.length === 0 || shows.length === 0) return [];
  const numberOf = (id: string) => traces.findIndex((other) => other.id === id) + 1;
  const said = traces.map(({ roots }) =>
    [...treeRows(roots)].flatMap(({ node: { span } }) =>
      span ? [spanLines(span, shows, numberOf)] : [],
    ),
  );
  const failed = traces.findIndex((trace) =>
    trace.spans.some(({ status, exported }) => status === 'ERROR' || exported === 0),
  );
  const speaking = said.findIndex((spans) => spans.some(saysMore));
  const index = Math.max(0, failed >= 0 ? failed : speaking);
  const shown = said.flat().length <= smallRun ? said.flat() : said[index]!;
  const which = shown.length < said.flat().length ? ` of trace ${index + 1}` : '';
  if (!shown.some(saysMore)) {
    // The resource of a span that never arrived is not known.
    const missing = shows.filter((what) => what !== 'resource');
    return missing.length > 0 ? [`What the spans${which} say: no ${missing.join(', no ')}.`] : [];
  }
  const lines = shown.flatMap(({ failed, words, below }) => [
    painter(on)(failed ? 'red' : 'bold', escapeText(shorten(words.join(' · '), on.width))),
    ...below.flatMap((line) => indent(indent(wrap(escapeText(line), on.width - 4)))),
  ]);
  const more = lines.length - maxLines;
  const rest = more > 1 ? [...lines.slice(0, maxLines), `… ${more} more lines`] : lines;
  return [`What the spans${which} say:`, ...rest];
}

function spanLines(
  { name, kind, status, statusMessage, ...span }: RecordedSpan,
  shows: Detail[],
  numberOf: (traceId: string) => number,
) {
  const said = {
    kind: kind !== 'INTERNAL' && kind,
    status: status !== 'UNSET' && [status, statusMessage].filter(Boolean).join(': '),
    scope: span.scope && `scope ${span.scope}`,
  };
  const head = (['kind', 'status', 'scope'] as const).filter((what) => shows.includes(what));
  const words = [name, ...head.map((what) => said[what])].filter((word) => word);
  const lines = {
    attributes: valuesOf(span.attributes),
    events: span.events.map((event) =>
      [`◆ event ${event.name}`, ...valuesOf(event.attributes)].join(', '),
    ),
    links: span.links.map((link) => {
      const drawn = numberOf(link.traceId);
      const where = drawn > 0 ? `trace ${drawn}` : `trace ${link.traceId.slice(0, 8)}`;
      return [`↳ link to ${where}, span ${link.spanId}`, ...valuesOf(link.attributes)].join(', ');
    }),
    resource: valuesOf(span.resource).map((value) => `resource ${value}`),
  };
  const below = (['resource', 'attributes', 'events', 'links'] as const)
    .filter((what) => shows.includes(what))
    .flatMap((what) => lines[what]);
  return { failed: status === 'ERROR', words, below };
}

/** Whether there is more than a name. */
function saysMore({ words, below }: ReturnType<typeof spanLines>): boolean {
  return words.length > 1 || below.length > 0;
}

function valuesOf(attributes: Record<string, unknown>): string[] {
  return Object.entries(attributes).map(
    ([key, value]) => `${key}: ${shorten(JSON.stringify(value) ?? '', maxValue)}`,
  );
}
