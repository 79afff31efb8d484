import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, type Lesson } from '../lessons.ts';
import { workFolder } from '../workspace/copies.ts';
import { onSave } from '../workspace/file-watcher.ts';
import { codeIn } from '../workspace/files.ts';
import { completed, keyOf } from './check-answer.ts';
import { isStarter } from './first-run.ts';
import { receiptOf } from './receipt.ts';
import type { LessonResult } from './results.ts';
import { CheckRunner } from './run-checks.ts';
import { sendReceipt } from './send-receipt.ts';
import { inItsLanguage } from './translation.ts';
import { typecheck } from './typecheck.ts';

/** Hears of what becomes of the learner's copy. */
export interface SaveListener {
  /** It is still the starter, and has not been checked. */
  unchanged(): void;
  checking(): void;
  /** It has no `lesson.ts` any more. */
  gone(): void;
  /** What the tests say; and again when it is known whether it typechecks. */
  checked(result: LessonResult): void;
  /** The check could not do its work. */
  failed(error: unknown): void;
}

/** Checks the learner's copy of one lesson at every save. What is out of date is stopped. */
export class SaveChecker {
  #lesson: Lesson;
  #listener: SaveListener;
  #runner = new CheckRunner();
  #hasRun = false;
  /** The number of the newest run; those before it are out of date. */
  #newest = 0;
  #runs = Promise.resolve();
  #stopWatching: () => void;

  constructor(lesson: Lesson, listener: SaveListener) {
    this.#lesson = lesson;
    this.#listener = listener;
    void this.#runner.start();
    const folder = () => join(root, workFolder(this.#lesson));
    this.#stopWatching = onSave(folder, () => this.#saved());
  }

  /** Goes on with the copy of another lesson. */
  follow(lesson: Lesson): void {
    this.#newest++;
    this.#lesson = lesson;
    this.#hasRun = false;
  }

  /** Checks what is saved now; what is still being checked is out of date. */
  run(): void {
    const number = ++this.#newest;
    const outdated = () => number !== this.#newest;
    this.#hasRun = true;
    this.#runner.pool.halt();
    this.#runs = this.#runs
      .then(() => this.#check(this.#lesson, outdated))
      .catch(async (error: unknown) => {
        // Perhaps a file has just gone, and the next run is about to begin.
        await pause(200);
        if (!outdated()) this.#listener.failed(error);
      });
  }

  async close(): Promise<void> {
    this.#newest++;
    this.#stopWatching();
    await this.#runner.close();
  }

  /** A starter that nobody has changed yet is not checked. */
  #saved(): void {
    if (isStarter(this.#lesson) && !this.#hasRun) this.#listener.unchanged();
    else this.run();
  }

  async #check(lesson: Lesson, outdated: () => boolean): Promise<void> {
    this.#listener.checking();
    // By then, an editor that writes in several steps has finished.
    await pause(10);
    if (outdated()) return;
    if (!existsSync(join(root, workFolder(lesson), 'lesson.ts'))) return this.#listener.gone();
    this.#runner.pool.reset();
    const began = Date.now();
    const key = keyOf('work', lesson.slug);
    const result = await this.#runner.check('work', lesson);
    if (outdated()) return;
    this.#listener.checked(inItsLanguage(result));
    // Only now: the compiler would delay the result that the learner is waiting for.
    const types = await typecheck('work', lesson.slug);
    if (outdated()) return;
    const whole = completed('work', { ...result, types }, began, key);
    this.#listener.checked({ ...whole, recording: result.recording });
    void sendReceipt(receiptOf(whole));
    this.#runner.pool.warmUp(packagesIn(workFolder(lesson)));
  }
}

/** The packages that an answer imports, which can be loaded before it is saved again. */
function packagesIn(folder: string): string[] {
  const place = join(root, folder);
  const code = codeIn(place).map((name) => readFileSync(join(place, name), 'utf8'));
  const imports = code.join('\n').matchAll(/^(?:import|\}) .*from '(?!node:)([@\w][^']*)'/gm);
  return [...new Set(Array.from(imports, ([, name]) => name!))];
}
