import { receiptOf } from '../checking/receipt.ts';
import { closingQuestion, explanation, showsTrees, taskLines } from '../checking/report.ts';
import { countText, hasPassed, type LessonResult } from '../checking/results.ts';
import { SaveChecker } from '../checking/save-checker.ts';
import { filesToEditIn, proseOf, textFile, type Lesson } from '../lessons.ts';
import { Screen, type Page } from '../render/screen.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { wrap } from '../render/text.ts';
import { timeLeft } from '../render/time-left.ts';
import { drawRecording } from '../render/waterfall.ts';
import { killOnInterrupt } from '../runner/process.ts';
import { lessonsAround } from '../workspace/agenda.ts';
import { workFolder } from '../workspace/copies.ts';
import { lessonToBegin } from '../workspace/open-copy.ts';
import { besideSolution } from './diff.ts';
import { nextHint } from './hint.ts';

/** `npm run watch 3`: checks the learner's copy at every save, and shows the result. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonToBegin(args, 'watch');
  killOnInterrupt();
  await new Watch(lesson).untilQuit();
}

class Watch {
  #lesson: Lesson;
  #checker: SaveChecker;
  /** Missing where there is no terminal: then results are printed one below the other. */
  #screen: Screen | undefined;
  #result: LessonResult | undefined;
  #status = '';
  /** The hints that `h` has asked for. The next result removes them. */
  #hint: string[] = [];
  /** Whether the solution is shown in place of the result: from one `s` to the next `s` or result. */
  #comparing = false;
  #end!: { quit: () => void; fail: (error: unknown) => void };

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
    const { stdin, stdout, env } = process;
    if (stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb') {
      this.#screen = new Screen(this.#page, (key) => this.#keys[key]?.());
      // The room's agenda goes on while nothing else happens.
      setInterval(this.#screen.draw, 20_000).unref();
    } else {
      console.log(`Every save in ${workFolder(lesson)} is checked. Press Ctrl-C to stop.`);
    }
    this.#checker = new SaveChecker(lesson, {
      unchanged: () => this.#show('not changed yet', introduction(this.#lesson, terminal())),
      checking: () => this.#show('checking …'),
      gone: () =>
        this.#show('lesson.ts is gone', ['lesson.ts is gone. It will be checked when it is back.']),
      checked: (result) => this.#checked(result),
      failed: (error) => this.#end.fail(error),
    });
  }

  async untilQuit(): Promise<void> {
    await new Promise<void>((quit, fail) => (this.#end = { quit, fail })).finally(() =>
      this.#screen?.close(),
    );
    const { number } = this.#lesson;
    const state = this.#result ? countText(this.#result) : 'not checked';
    console.log(`Lesson ${number}: ${state}. To continue: npm run watch ${number}`);
    await this.#checker.close();
  }

  #checked(result: LessonResult): void {
    this.#result = result;
    if (result.types) {
      const on = terminal();
      const lines = result.types.passed ? [] : resultLines(result, on);
      this.#show(this.#status, [...lines, ...receiptLines(result, on)]);
      return;
    }
    this.#hint = [];
    this.#comparing = false;
    const { number, title } = this.#lesson;
    const time = new Date().toLocaleTimeString('en-GB');
    const head = `\n${number} · ${title}`;
    const on = terminal();
    this.#show(`checked at ${time}`, [
      head,
      ...resultLines(result, on),
      ...(hasPassed(result) ? closingQuestion(this.#lesson, on, `npm run hint ${number}`) : []),
      ...timeLines(this.#lesson, on),
    ]);
  }

  /** Draws the screen anew, or prints these lines where there is none. */
  #show(status: string, lines: string[] = []): void {
    this.#status = status;
    if (this.#screen) this.#screen.refresh();
    else if (lines.length > 0) console.log(lines.join('\n'));
  }

  #keys: Record<string, () => void> = {
    q: () => this.#end.quit(),
    'ctrl-c': () => this.#end.quit(),
    r: () => this.#checker.run(),
    h: () => {
      if (!this.#result) return;
      this.#hint = nextHint(this.#result, terminal(), { hint: 'h', solution: 's' });
      this.#comparing = false;
      this.#screen?.refresh();
    },
    s: () => {
      this.#comparing = !this.#comparing;
      this.#screen?.refresh();
    },
    n: () => {
      const { next } = lessonsAround(this.#lesson);
      if (!next) return this.#show('this is the last lesson');
      this.#lesson = lessonToBegin([next.slug], 'watch');
      this.#checker.follow(this.#lesson);
      this.#result = undefined;
      this.#hint = [];
      this.#comparing = false;
    },
  };

  #page = (on: Terminal): Page => {
    const { number, title } = this.#lesson;
    const head = painter(on)('bold', `${number} · ${title}`);
    return {
      head: `${head}   ${this.#status}   ${workFolder(this.#lesson)}`,
      body: this.#comparing ? besideSolution(this.#lesson, on) : this.#resultPage(on),
      foot: [
        ...timeLines(this.#lesson, on),
        ...wrap('↑↓ scroll  r run  h hint  s solution beside mine  n next  q quit', on.width),
      ],
    };
  };

  #resultPage(on: Terminal): string[] {
    if (!this.#result) return introduction(this.#lesson, on);
    const { recording } = this.#result;
    const line = painter(on)('dim', '─'.repeat(on.width));
    const hasPicture = recording && !showsTrees(this.#result);
    // The answer has the question above it.
    const asks = hasPassed(this.#result) && this.#hint.length === 0;
    return [
      ...(this.#hint.length > 0 ? [...this.#hint, line] : []),
      ...resultLines(this.#result, on),
      ...(asks ? [...closingQuestion(this.#lesson, on, 'h'), ''] : []),
      hasPassed(this.#result)
        ? 'Press n for the next lesson.'
        : 'Edit and save. Press h for a hint.',
      ...receiptLines(this.#result, on),
      ...(hasPicture ? ['', ...drawRecording(recording, on).split('\n')] : []),
    ];
  }
}

/** What is shown of a lesson before anything in its copy has changed. */
function introduction(lesson: Lesson, on: Terminal): string[] {
  const section = (title: string) => wrap(proseOf(lesson, title), Math.min(on.width, 78));
  const files = filesToEditIn(workFolder(lesson), lesson);
  return [
    `The text: ${textFile(lesson)}`,
    '',
    ...section('The scene'),
    '',
    ...section('Predict'),
    '',
    ...wrap(`Edit ${files}. Every save is checked. Press r to check it as it is.`, on.width),
  ];
}

/** How long the lesson still has, where an agenda says it. */
function timeLines(lesson: Lesson, on: Terminal): string[] {
  const left = timeLeft(lesson);
  return left ? [painter(on)('dim', left)] : [];
}

/** The receipt, once it is known whether the answer typechecks, and where the result counts. */
function receiptLines(result: LessonResult, on: Terminal): string[] {
  const receipt = result.types ? receiptOf(result) : '';
  return receipt ? [painter(on)('dim', receipt)] : [];
}

function resultLines(result: LessonResult, on: Terminal): string[] {
  const count = `${countText(result)}.`;
  if (hasPassed(result)) return [painter(on)('green', `✓ ${count}`)];
  return [...explanation(result, on), ...taskLines(result, on), count];
}
