import { allLessons, readText, UsageError, type Lesson } from '../lessons.ts';
import { recall, remember } from './remembered.ts';

/** A row of a run sheet: a lesson, a break, or whatever else a room does. */
export interface Part {
  /** Minutes from the beginning. */
  offset: number;
  minutes: number;
  /** As plain text. */
  what: string;
  /** The number of the lesson, where it is one. */
  lesson?: number;
}

export interface RunSheet {
  /** `half-day`. */
  name: string;
  parts: Part[];
}

/** The run sheets of the instructor's guide: there, each is a table below a heading of its own. */
export function runSheets(): RunSheet[] {
  const [, section = ''] = readText('WORKSHOP.md').split('\n## Run sheets\n');
  const [, ...sheets] = section.split(/^## /m)[0]!.split(/^### /m);
  return sheets.map((text) => ({ name: text.split(/[:\n]/)[0]!, parts: partsIn(text) }));
}

function partsIn(text: string): Part[] {
  const rows = text.matchAll(/^\| *(\d+):(\d\d) *\| *(\d+) *\| *(.*?) *\|$/gm);
  return Array.from(rows, ([, hours, rest, minutes, markdown = '']) => {
    const what = markdown.replace(/\[(.*?)\]\(.*?\)/g, '$1').replaceAll('`', '');
    const [, lesson] = what.match(/^(\d+) · /) ?? [];
    return {
      offset: Number(hours) * 60 + Number(rest),
      minutes: Number(minutes),
      what,
      ...(lesson && { lesson: Number(lesson) }),
    };
  });
}

/**
 * The run sheet of this name.
 * @throws UsageError where there is none
 */
export function findSheet(name: string): RunSheet {
  const sheets = runSheets();
  const sheet = sheets.find((one) => one.name === name);
  if (sheet) return sheet;
  const names = sheets.map((one) => one.name).join(', ');
  throw new UsageError(`There is no run sheet \`${name}\`. Choose one of these: ${names}`);
}

/** How many minutes a run sheet takes. */
export function lengthOf({ parts }: RunSheet): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A run sheet that has begun, or will. */
export interface Agenda {
  sheet: RunSheet;
  start: Date;
}

/** Remembers the agenda, in the place of the one before. Without one, there is none any more. */
export function keepAgenda(agenda?: Agenda): void {
  remember('agenda', agenda ? { sheet: agenda.sheet.name, start: agenda.start.getTime() } : {});
}

/** The agenda, if it is of today, or began yesterday and is not over. */
export function agendaOf(now: Date): Agenda | undefined {
  const { sheet: name, start: ms } = recall<string | number>('agenda');
  const start = new Date(Number(ms));
  // Most have no agenda, and need not read the guide.
  const sheet = name ? runSheets().find((one) => one.name === name) : undefined;
  if (!sheet) return undefined;
  const isToday = start.toDateString() === now.toDateString();
  const isOn = start <= now && now < clockTime({ sheet, start }, lengthOf(sheet));
  return isToday || isOn ? { sheet, start } : undefined;
}

/** When so many minutes of the agenda have passed. */
export function clockTime({ start }: Agenda, minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

/** When this lesson ends by the agenda; nothing without one, or where the lesson is not in it. */
export function endOf({ number }: Lesson, now: Date): Date | undefined {
  const agenda = agendaOf(now);
  const part = agenda?.sheet.parts.find(({ lesson }) => lesson === number);
  return part && clockTime(agenda!, part.offset + part.minutes);
}

/** The lessons of the agenda, as it orders them; all lessons where there is none. */
export function lessonsToday(now = new Date()): Lesson[] {
  const lessons = allLessons();
  const parts = agendaOf(now)?.sheet.parts;
  if (!parts) return lessons;
  return parts.flatMap((part) => lessons.find(({ number }) => number === part.lesson) ?? []);
}

/** The lessons before this one and the one after it; by the agenda, where the lesson is in it. */
export function lessonsAround({ number }: Lesson): { before: Lesson[]; next?: Lesson } {
  const [today, all] = [lessonsToday(), allLessons()];
  const isThis = (lesson: Lesson) => lesson.number === number;
  const lessons = today.some(isThis) ? today : all;
  const at = lessons.findIndex(isThis);
  // After the last lesson of the day, the next one is as without an agenda.
  const next = lessons[at + 1] ?? all.find((lesson) => lesson.number > number);
  return { before: lessons.slice(0, at), next };
}

/** `14:52`. */
export function clock(time: Date): string {
  return time.toTimeString().slice(0, 5);
}
