import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lessonToBegin } from './athand.ts';
import { workFolder } from './copy.ts';
import { beside } from './diff.ts';
import { nextHint } from './hint.ts';
import { Judge } from './judge.ts';
import { allLessons, root, type Lesson } from './lessons.ts';
import { painter, paper, picture, plural, type Paper } from './picture.ts';
import { stopOnInterrupt } from './record.ts';
import { onSave } from './saves.ts';
import { Screen, type Page } from './screen.ts';
import { stands, type Standing } from './standing.ts';
import { typeErrors } from './typecheck.ts';
import { explanation } from './verdict.ts';

/**
 * `npm run watch 3`: judges the learner's copy at every save, and shows the picture, the verdict
 * and the next thing to do.
 */
export async function watch(words: string[]): Promise<number> {
  const lesson = lessonToBegin(words, 'watch');
  stopOnInterrupt();
  return new Watch(lesson).untilQuit();
}

/** Milliseconds within which an editor that writes in several steps has done so. */
const settling = 10;

class Watch {
  #lesson: Lesson;
  #judge = new Judge();
  /** Missing where there is no terminal: then verdicts are printed one below the other. */
  #screen: Screen | undefined;
  #stopLooking: () => void = () => {};
  #standing: Standing | undefined;
  #state = '';
  /** What `h` has asked for; the next verdict takes it away. */
  #hint: string[] = [];
  /** `s` shows the solution in place of the verdict, until it is pressed again or something new. */
  #comparing = false;
  #wanted = false;
  #busy = false;
  #over = false;
  #end!: { quit: () => void; fail: (error: unknown) => void };

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
  }

  async untilQuit(): Promise<number> {
    const end = new Promise<void>((quit, fail) => (this.#end = { quit, fail }));
    if (process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb') {
      this.#screen = new Screen(
        (on) => this.#page(on),
        (key) => this.#onKey(key),
      );
    } else {
      console.log(
        `Every save in ${workFolder(this.#lesson)} is judged, on a network folder, too. Ctrl-C ends it.`,
      );
    }
    this.#begin();
    try {
      await end;
    } finally {
      this.#over = true;
      this.#screen?.close();
      this.#stopLooking();
      this.#judge.player.close();
    }
    console.log(this.#summary());
    await this.#judge.close();
    return 0;
  }

  #begin(): void {
    this.#stopLooking = onSave(join(root, workFolder(this.#lesson)), () => this.#run());
    this.#run();
  }

  /** Judges what is saved now; what is still being judged is out of date. */
  #run(): void {
    this.#wanted = true;
    this.#judge.player.halt();
    if (!this.#busy) this.#judgeUntilDone().catch(this.#end.fail);
  }

  async #judgeUntilDone(): Promise<void> {
    const outdated = () => this.#wanted || this.#over;
    this.#busy = true;
    while (this.#wanted && !this.#over) {
      this.#wanted = false;
      const lesson = this.#lesson;
      const folder = workFolder(lesson);
      this.#say('judging …');
      await pause(settling);
      if (outdated()) continue;
      if (!existsSync(join(root, folder, 'lesson.ts'))) {
        this.#say('lesson.ts is gone');
        if (!this.#screen) console.log('lesson.ts is gone; judged when it is back');
        continue;
      }
      this.#judge.player.forget();
      const verdict = await this.#judge.judge('work', lesson.slug);
      if (outdated()) continue;
      // The compiler would only stand in the way of what is being waited for.
      this.#show({ ...verdict, lesson, typeErrors: [], remembered: false });
      const errors = await typeErrors(folder);
      if (outdated()) continue;
      this.#showTypeErrors(errors);
      this.#judge.player.warmUp(packagesIn(folder));
    }
    this.#busy = false;
  }

  #show(standing: Standing): void {
    this.#standing = standing;
    this.#hint = [];
    this.#comparing = false;
    this.#say(`judged at ${new Date().toLocaleTimeString('en-GB')}`);
    if (this.#screen) return;
    const { number, title } = standing.lesson;
    console.log([`\n${number} · ${title}`, ...this.#verdict(standing, paper())].join('\n'));
  }

  #showTypeErrors(errors: string[]): void {
    if (errors.length === 0 || !this.#standing) return;
    this.#standing.typeErrors = errors;
    this.#screen?.refresh();
    if (!this.#screen) console.log(this.#verdict(this.#standing, paper()).join('\n'));
  }

  #say(state: string): void {
    this.#state = state;
    this.#screen?.refresh();
  }

  #onKey(key: string): void {
    const standing = this.#standing;
    switch (key) {
      case 'q':
      case 'ctrl-c':
        return this.#end.quit();
      case 'r':
        return this.#run();
      case 'n':
        return this.#goOn();
      case 'h': {
        if (!standing) return;
        this.#hint = nextHint(standing, paper(), { hint: 'h', solution: 's' });
        this.#comparing = false;
        break;
      }
      case 's':
        this.#comparing = !this.#comparing;
        return this.#screen?.refresh(this.#comparing ? 'beginning' : 'end');
      default:
        return;
    }
    this.#screen?.refresh();
  }

  /** On to the lesson after this one. */
  #goOn(): void {
    const following = allLessons().find(({ number }) => number > this.#lesson.number);
    if (!following) return this.#say('this is the last lesson');
    this.#lesson = lessonToBegin([following.slug], 'watch');
    this.#standing = undefined;
    this.#stopLooking();
    this.#begin();
  }

  #page(on: Paper): Page {
    const { number, title } = this.#lesson;
    const paint = painter(on);
    return {
      head: `${paint('bold', `${number} · ${title}`)}   ${workFolder(this.#lesson)}   ${this.#state}`,
      body: this.#body(on),
      foot: ['r run   h hint   s solution beside mine   n next   q quit'],
    };
  }

  #body(on: Paper): string[] {
    const standing = this.#standing;
    if (this.#comparing) return beside(this.#lesson, on);
    if (!standing) return [];
    const { recording } = standing;
    const hint = this.#hint;
    return [
      ...(recording ? [...picture(recording, on).split('\n'), ''] : []),
      ...this.#verdict(standing, on),
      ...(stands(standing)
        ? ['n takes you to the next lesson.']
        : ['Edit and save; a save on a network folder is seen, too. A hint: h']),
      ...(hint.length > 0 ? ['', painter(on)('dim', '─'.repeat(on.width)), ...hint] : []),
    ];
  }

  #verdict(standing: Standing, on: Paper): string[] {
    const { sentences, typeErrors: errors } = standing;
    const paint = painter(on);
    const held = sentences.filter(({ passed }) => passed).length;
    if (stands(standing)) return [paint('green', `✓ All ${plural(held, 'sentence')} hold.`)];
    return [
      `${held} of ${plural(sentences.length, 'sentence')} hold.`,
      ...explanation(standing, on),
      ...errors.slice(0, 1).map((error) => `${paint('red', '✗')} it typechecks: ${error}`),
    ];
  }

  #summary(): string {
    const { number } = this.#lesson;
    const { sentences = [] } = this.#standing ?? {};
    const held = sentences.filter(({ passed }) => passed).length;
    return `Lesson ${number}: ${held} of ${plural(sentences.length, 'sentence')} hold. Go on: npm run watch ${number}`;
  }
}

/** The packages that an answer imports, which can be loaded before it is saved again. */
function packagesIn(folder: string): string[] {
  const source = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
  const names = [...source.matchAll(/^(?:import|\}) .*from '([@\w][^']*)'/gm)].map(
    ([, name]) => name!,
  );
  return [...new Set(names)].filter((name) => !name.startsWith('node:'));
}
