import { painter, type Terminal } from '../render/terminal.ts';
import { columnsOf, escapeText, fit, indent, wrapEscaped } from '../render/text.ts';
import type { Finding, Review, ServiceReview } from './review.ts';
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
  const { services, findings, incompleteTraces } = review;
  const counts = [counted(review.spans, 'span'), counted(review.traces, 'trace')];
  const head = `Review of ${counts.join(' in ')} from ${counted(services.length, 'service')}`;
  const waiting =
    incompleteTraces > 0
      ? `${counted(incompleteTraces, 'trace')} not complete here: still arriving, or larger than the workshop keeps. No span of them counts as missing.`
      : '';
  const lines = [
    paint('bold', head),
    ...(waiting ? wrapped(waiting, width) : []),
    '',
    ...scoreLines(services, width, paint),
    '',
  ];
  const title = findings.length > 0 ? counted(findings.length, 'finding') : 'No findings.';
  lines.push(paint('bold', title));
  for (const finding of findings) lines.push('', ...findingLines(finding, width, paint));
  return lines.join('\n');
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
  ];
}

function findingLines(finding: Finding, width: number, paint: Paint): string[] {
  const { rule, title, impact, source, service, scope, what, todo, examples, lesson, link } =
    finding;
  const origin = source === 'workshop' ? `${rule}, the workshop's rule` : `${rule} of the score`;
  const from = [nameOf(service), ...(scope ? [`scope ${scope}`] : []), origin].join(' · ');
  const [first = '', ...more] = wrapped(`${impact}: ${title}`, width);
  const heading = first.startsWith(impact)
    ? paint(colours[impact], impact) + paint('bold', first.slice(impact.length))
    : first;
  const places = examples.map(({ name, traceId }) => `trace ${traceId}  ${nameOf(name)}`);
  return [
    heading,
    ...indent([
      ...more,
      ...wrapped(from, width - 2).map((line) => paint('dim', line)),
      ...wrapped(what, width - 2),
      ...wrapped(todo, width - 2),
      ...places.map((place) => fit(`  ${place}`, width - 2).trimEnd()),
      ...wrapped(`Lesson ${lesson}: ${link}`, width - 2),
    ]),
  ];
}

/** Text from outside may have characters that are two columns wide. */
function wrapped(text: string, width: number): string[] {
  return wrapEscaped(text, width).map((line) => {
    return columnsOf(line) > width ? fit(line, width).trimEnd() : line;
  });
}

function nameOf(name: string): string {
  return name ? escapeText(name) : '(no name)';
}
