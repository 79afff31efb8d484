import { UsageError } from '../lessons.ts';
import { terminal } from '../render/terminal.ts';
import { wrap } from '../render/text.ts';
import {
  agendaOf,
  clock,
  clockTime,
  findSheet,
  keepAgenda,
  lengthOf,
  runSheets,
  type Agenda,
  type RunSheet,
} from '../workspace/agenda.ts';

/**
 * `npm run agenda` lists the run sheets of the instructor's guide, and shows the agenda of today.
 * `npm run agenda 14:00 half-day` makes one, and `npm run agenda off` ends it.
 */
export function main(args: string[]): void {
  const now = new Date();
  const agenda = agendaOf(now);
  if (args.length === 0) {
    if (agenda) showTimes(agenda, now);
    listSheets();
  } else if (args.join(' ') === 'off') {
    keepAgenda();
    console.log(agenda ? 'The agenda has been removed.' : 'There is no agenda today.');
  } else {
    const made = agendaFrom(args, now);
    keepAgenda(made);
    showTimes(made, now);
    const use =
      'For today, the page, `npm run lesson` and `npm run watch` show how much time a lesson has left.';
    console.log(wrap(use, Math.min(terminal().width, 78)).join('\n'));
    console.log('To end that: npm run agenda off');
  }
}

const example = 'For example: npm run agenda 14:00 half-day';

function agendaFrom([time = '', name = '', ...extra]: string[], now: Date): Agenda {
  if (!name || extra.length > 0) {
    throw new UsageError(`Type the time when you begin, and a run sheet. ${example}`);
  }
  const [, hours, minutes] = time.match(/^([01]?\d|2[0-3])[:.]([0-5]\d)$/) ?? [];
  if (!hours) throw new UsageError(`\`${time}\` is not a time of day. ${example}`);
  const sheet = findSheet(name);
  const start = new Date(now);
  start.setHours(Number(hours), Number(minutes), 0, 0);
  return { sheet, start };
}

/** When each part begins in this room; a mark is before the part that is on now. */
function showTimes(agenda: Agenda, now: Date): void {
  const { sheet, start } = agenda;
  const length = lengthOf(sheet);
  const row = (mark: string, time: Date, minutes: number, what: string) => {
    const [first, ...others] = wrap(what, terminal().width - 18);
    console.log(`${mark} ${clock(time)}  ${String(minutes).padStart(3)} min  ${first}`);
    for (const other of others) console.log(`${' '.repeat(18)}${other}`);
  };
  console.log(`${sheet.name}, from ${clock(start)} to ${clock(clockTime(agenda, length))}\n`);
  for (const { offset, minutes, what } of sheet.parts) {
    const begin = clockTime(agenda, offset);
    const isOn = begin <= now && now < clockTime(agenda, offset + minutes);
    row(isOn ? '>' : ' ', begin, minutes, what);
  }
  const taught = lengthOf({ ...sheet, parts: sheet.parts.filter(({ lesson }) => lesson) });
  row(' ', clockTime(agenda, length), length, `in all, ${taught} of them in lessons`);
  console.log();
}

function listSheets(): void {
  const row = (sheet: RunSheet) => {
    const lessons = sheet.parts.flatMap(({ lesson }) => lesson ?? []).join(', ');
    return `  ${sheet.name.padEnd(12)}${String(lengthOf(sheet)).padStart(3)} min  lessons ${lessons}`;
  };
  console.log(`The run sheets in WORKSHOP.md:

${runSheets().map(row).join('\n')}

The clock times for your room: npm run agenda 14:00 half-day`);
}
