import { painter, type Terminal } from '../render/terminal.ts';
import { columnsOf, escapeText, fit, indent, wrapEscaped } from '../render/text.ts';
import type { Finding, Review, ServiceReview } from './review.ts';
import { groupBy } from './telemetry.ts';
import { counted } from './wording.ts';

/** Lines are no longer than this, however wide the terminal is. */
const maxWidth = 100;
const colours = { Critical: 'red', Important: 'yellow', Normal: 'cyan', Low: 'gray' } as const;
const categoryColours = {
  Excellent: 'green',
  Good: 'green',
  'Needs Improvement': 'yellow',
  Poor: 'red',
} as const;

type Paint = ReturnType<typeof painter>;

/** A review for a terminal: the score of each service, and then the findings. */
export function reviewText(review: Review, on: Terminal): string {
  const paint = painter(on);
  const width = Math.min(on.width, maxWidth);
  const { services, findings, incompleteTraces, dropped } = review;
  const counts = [counted(review.spans, 'span'), counted(review.traces, 'trace')];
  const head = `Review of ${counts.join(' in ')} from ${counted(services.length, 'service')}`;
  const waiting =
    incompleteTraces > 0
      ? `${counted(incompleteTraces, 'trace')} may be incomplete: still arriving, or too large to keep. Missing spans do not count there.`
      : '';
  const gone = dropped > 0 ? `${droppedText(dropped)}.` : '';
  const lines = [
    paint('bold', head),
    ...[waiting, gone].flatMap((line) => (line ? wrapped(line, width) : [])),
    '',
    ...scoreLines(services, width, paint),
    '',
  ];
  const title = findings.length > 0 ? counted(findings.length, 'finding') : 'No findings.';
  lines.push(paint('bold', title));
  const byRule = groupBy(findings, ({ rule, impact, todo }) => `${rule} ${impact} ${todo}`);
  for (const group of byRule.values()) {
    lines.push('', ...ruleLines(group as [Finding, ...Finding[]], width, paint));
  }
  return lines.join('\n');
}

/** What a store had no room for. */
export function droppedText(spans: number): string {
  return `${counted(spans, 'older span')} ${spans === 1 ? 'was' : 'were'} dropped to make room, and cannot be reviewed`;
}

function scoreLines(services: ServiceReview[], width: number, paint: Paint): string[] {
  const names = services.map(({ service }) => nameOf(service));
  const isNarrow = width < 78;
  const nameWidth = Math.min(Math.max(...names.map(columnsOf), 7), width - (isNarrow ? 38 : 54));
  const rows = services.map(({ score, category, rules }, i) => {
    const count = (result: string) => rules.filter((rule) => rule.result === result).length;
    const passed = `${count('passed')} of ${count('passed') + count('failed')} passed`;
    const rest = isNarrow ? passed : `${passed}, ${count('not judged')} not judged`;
    const result = `${String(Math.round(score)).padStart(3)} ${category.padEnd(17)}`;
    return `${fit(names[i]!, nameWidth)}  ${paint(categoryColours[category], result)} ${rest}`;
  });
  const notes = [...new Set(services.map(({ note }) => note))];
  return [
    paint('bold', 'Instrumentation Score, 0 to 100'),
    ...rows,
    ...notes.flatMap((note) => {
      const whose = services.filter((service) => service.note === note);
      const list = whose.map(({ service }) => nameOf(service)).join(', ');
      return wrapped(notes.length === 1 ? note : `${list}: ${note}`, width);
    }),
    ...wrapped("The workshop's own findings do not affect the score.", width),
  ];
}

/** The findings of one rule: what to do about it, and then each service. */
function ruleLines(findings: [Finding, ...Finding[]], width: number, paint: Paint): string[] {
  const [{ rule, title, impact, source, todo, lesson, link }] = findings;
  const origin = source === 'workshop' ? 'a rule of the workshop' : 'a rule of the score';
  const [first = '', ...more] = wrapped(`${impact}: ${title}`, width);
  return [
    paint(colours[impact], first.slice(0, impact.length)) +
      paint('bold', first.slice(impact.length)),
    ...indent([
      ...more,
      ...wrapped(todo, width - 2),
      ...wrapped(`Lesson ${lesson}: ${link}`, width - 2),
      paint('dim', `${rule}, ${origin}`),
      ...findings.flatMap((finding) => serviceLines(finding, width - 2, paint)),
    ]),
  ];
}

function serviceLines({ service, scope, what, examples }: Finding, width: number, paint: Paint) {
  const from = `${nameOf(service)}${scope ? `, scope ${escapeText(scope)}` : ''}`;
  const places = examples.map(({ name, traceId }) => `trace ${traceId}  ${nameOf(name)}`);
  return [
    '',
    paint('cyan', fit(from, width).trimEnd()),
    ...wrapped(what, width),
    ...places.map((place) => paint('dim', fit(escapeText(place), width).trimEnd())),
  ];
}

/** Text from outside may have characters that are two columns wide. */
function wrapped(text: string, width: number): string[] {
  return wrapEscaped(text, width).map((line) => {
    return columnsOf(line) > width ? fit(line, width).trimEnd() : line;
  });
}

function nameOf(name: string): string {
  return name ? escapeText(name) : '(without a name)';
}
