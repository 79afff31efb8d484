import { painter, type Terminal } from '../render/terminal.ts';
import { escapeText, fit, indent, plural, shorten, wrap } from '../render/text.ts';
import { checkpointText, commonMistake, lessonNow, progressOf } from './progress.ts';
import type { Roster } from './roster.ts';

const titleWidth = 22;
const maxProse = 78;
const systems: Record<string, string> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

/** What a room has said, for a terminal: who is ready, how far everybody is, what fails now. */
export function rosterLines(roster: Roster, on: Terminal): string[] {
  const parts = [preflightLines(roster, on), lessonLines(roster, on), nowLines(roster, on)];
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => [...part, '']);
  return lines.length > 0 ? lines.slice(0, -1) : ['No receipt has arrived yet.'];
}

const maxDamaged = 10;

/** Lines that look like a damaged receipt or code, so that somebody can ask for them again. */
export function damagedLines(damaged: string[], { width }: Terminal): string[] {
  if (damaged.length === 0) return [];
  const isOne = damaged.length === 1;
  const shown = damaged
    .slice(0, maxDamaged)
    .map((line) => fit(escapeText(line.trim()), width - 2).trimEnd());
  const more = damaged.length - shown.length;
  return [
    `${plural(damaged.length, 'line')} ${isOne ? 'looks' : 'look'} like a damaged code:`,
    ...indent([...shown, ...(more > 0 ? [`… and ${more} more`] : [])]),
  ];
}

function preflightLines({ preflights }: Roster, on: Terminal): string[] {
  const codes = [...preflights.values()];
  if (codes.length === 0) return [];
  const ready = codes.filter(({ failed }) => failed.length === 0);
  const counts = new Map<string, number>();
  for (const { platform, arch, node } of codes) {
    const machine = `${systems[platform] ?? platform} ${arch}, Node ${node}`;
    counts.set(machine, (counts.get(machine) ?? 0) + 1);
  }
  const machines = [...counts].sort(([, one], [, other]) => other - one);
  const ill = codes
    .filter(({ failed }) => failed.length > 0)
    .map(({ failed, tag }) => `${tag} (${failed.join(', ')})`);
  const lines = [
    `Preflight: ${ready.length} of ${codes.length} are ready.`,
    ...indent(machines.map(([machine, count]) => `${String(count).padStart(3)}  ${machine}`)),
    ...(ill.length > 0 ? wrap(`They need help: ${shorten(ill.join(', '), 400)}`, on.width) : []),
  ];
  return lines.map((line) => fit(line, on.width).trimEnd());
}

function lessonLines(roster: Roster, on: Terminal): string[] {
  const paint = painter(on);
  const people = roster.people.size;
  // The bar has a cell for each person, if there is room.
  const room = Math.min(people, on.width - titleWidth - '17   500 passed, 500 here'.length);
  const cells = (count: number) => Math.round((count / people) * room);
  return progressOf(roster).map(({ lesson, passed, inIt }) => {
    const full = '█'.repeat(cells(passed));
    const begun = '░'.repeat(cells(passed + inIt) - full.length);
    const rest = ' '.repeat(room - full.length - begun.length);
    const count = inIt > 0 ? `${passed} passed, ${inIt} here` : `${passed} passed`;
    const head = `${String(lesson.number).padStart(2)} ${fit(lesson.title, titleWidth)}`;
    return `${head}${paint('green', full)}${paint('yellow', begun)}${rest} ${count}`;
  });
}

/** The lesson that the room is in, the checkpoint, and the most common mistake. */
function nowLines(roster: Roster, on: Terminal): string[] {
  const lesson = lessonNow(roster);
  const now = progressOf(roster).find((one) => one.lesson.number === lesson?.number);
  if (!lesson || !now) return [];
  const width = Math.min(on.width, maxProse);
  const { fourInFive } = now;
  const tasks = lesson.tasks.length;
  const tail =
    fourInFive < tasks
      ? ` By now, four in five have done at least ${fourInFive} of its ${tasks} tasks.`
      : '';
  const lines = [
    `At least half of the room has reached lesson ${lesson.number}.`,
    ...wrap(checkpointText(now, roster.people.size) + tail, width),
  ];
  const common = commonMistake(roster, lesson);
  if (!common) return lines;
  const head = `The most common mistake now: ${common.slug}, ${common.people} of ${now.inIt}`;
  return [
    ...lines,
    '',
    painter(on)('bold', fit(head, on.width).trimEnd()),
    ...indent(wrap(common.says, width - 2)),
  ];
}
