import { readText, type Lesson } from '../lessons.ts';

/** What the instructor's guide says of one lesson, as Markdown. */
export interface Guide {
  minutes: number;
  show: string[];
  /** Sketches for the board, as text. */
  boards: string[];
  /** Questions to the room, each with what is to be said after it. */
  ask: { question: string; answer: string }[];
  wrong: string[];
}

const boardBlocks = /^```board\n([^]*?)\n```$/gm;

/** The part of WORKSHOP.md that is about this lesson. */
export function guideTo({ number, reading, working }: Lesson): Guide {
  const section =
    readText('WORKSHOP.md')
      .split(/^### /m)
      .find((one) => one.startsWith(`${number} · `)) ?? '';
  const boards = Array.from(section.matchAll(boardBlocks), ([, board]) => board!);
  const part = section.replaceAll(boardBlocks, '');
  const [, minutes = reading + working] = part.match(/^.*\((\d+) min\)/) ?? [];
  const bullets = (title: string) => {
    const [, after = ''] = part.split(`**${title}**\n`);
    return [...after.split(/^(?:\*\*|#)/m)[0]!.matchAll(/^- (.*(?:\n  .*)*)/gm)].map(
      ([, one]) => one!,
    );
  };
  const ask = bullets('What to ask the room').map((one) => {
    const [, question = one, answer = ''] = one.match(/^_"(.*?)"_\s+([^]*)$/) ?? [];
    return { question, answer };
  });
  return {
    minutes: Number(minutes),
    show: bullets('What to show'),
    boards,
    ask,
    wrong: bullets('What goes wrong, and what to say'),
  };
}
