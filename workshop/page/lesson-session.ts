import { knownResult } from '../checking/check-answer.ts';
import { isStarter, keepPrediction, keepStarter } from '../checking/first-run.ts';
import { nextHints } from '../checking/hints.ts';
import { firstFailed, hasPassed, type LessonResult } from '../checking/results.ts';
import { SaveChecker } from '../checking/save-checker.ts';
import { allLessons, type Lesson } from '../lessons.ts';
import { shapesOf } from '../render/tree-shape.ts';
import { AnswerProcess } from '../runner/process.ts';
import type { Recording } from '../runner/recording.ts';
import { hasCopy, workFolder } from '../workspace/copies.ts';
import { lessonToBegin } from '../workspace/open-copy.ts';

export type SessionState = 'not begun' | 'unchanged' | 'running' | 'checking' | 'checked' | 'gone';

/** How long a copy is still watched after the last page that shows it has gone. */
const lingerMs = 3000;

/** What the page knows of one lesson: the learner's copy, run and checked while somebody looks. */
export class LessonSession {
  state: SessionState = 'not begun';
  result: LessonResult | undefined;
  /** What the picture shows: the run that the result speaks of, or else the last one asked for. */
  recording: Recording | undefined;
  /** Why the check could not do its work. */
  broken: string | undefined;
  checkedAt: Date | undefined;
  /** What made the recording. */
  shown: { by: 'run' | 'check'; at: Date; scene?: string } | undefined;
  hints: string[] = [];
  /** In the language in which it was asked for last. */
  lesson: Lesson;
  #changed: () => void;
  #checker: SaveChecker | undefined;
  #viewers = 0;
  #runs = Promise.resolve();

  constructor(lesson: Lesson, changed: () => void) {
    this.lesson = lesson;
    this.#changed = changed;
  }

  /** A page shows the lesson; from now on each save is checked, until `leave`. */
  enter(): void {
    this.#viewers++;
    this.#watch();
  }

  leave(): void {
    this.#viewers--;
    setTimeout(() => void (this.#viewers === 0 && this.close()), lingerMs).unref();
  }

  /** Keeps the answer to the prediction, and runs the starter for the first time. */
  predict(answer: string): Promise<void> {
    keepPrediction(this.lesson, answer);
    return this.run();
  }

  /** Makes the copy if there is none, and runs it, or a `scene` of it. */
  run(scene = ''): Promise<void> {
    this.#runs = this.#runs.catch(() => {}).then(() => this.#run(scene));
    return this.#runs;
  }

  async #run(scene: string): Promise<void> {
    const lesson = lessonToBegin([this.lesson.slug], 'lesson');
    const { slug } = lesson;
    this.state = 'running';
    this.#changed();
    const isFirst = isStarter(lesson) && !scene;
    this.recording = await new AnswerProcess().run(slug, workFolder(lesson), scene || 'show');
    this.shown = { by: 'run', at: new Date(), scene };
    if (isFirst) keepStarter(lesson, this.recording);
    this.state = this.result ? 'checked' : 'unchanged';
    this.#watch();
    this.#changed();
  }

  /** Checks the copy as it is now. */
  check(): void {
    if (!this.#checker) this.#watch();
    this.#checker?.run();
  }

  /** One hint more for what fails now. */
  hint(): void {
    if (this.result && !hasPassed(this.result)) this.hints = nextHints(this.result).hints;
    this.#changed();
  }

  async close(): Promise<void> {
    const checker = this.#checker;
    this.#checker = undefined;
    await checker?.close();
  }

  #watch(): void {
    if (this.#checker || this.#viewers === 0 || !hasCopy(this.lesson)) return;
    this.#checker = new SaveChecker(this.lesson, {
      unchanged: () => this.#become(this.state === 'running' ? 'running' : 'unchanged'),
      checking: () => this.#become('checking'),
      gone: () => this.#become('gone'),
      checked: (result) => this.#checked(result),
      failed: (error) => {
        this.broken = error instanceof Error ? error.message : String(error);
        this.#become('checked');
      },
    });
  }

  #checked(result: LessonResult): void {
    this.broken = undefined;
    // Hints stay as long as they are for what fails.
    const failed = (one?: LessonResult) => one && firstFailed(one)?.id;
    if (failed(result) !== failed(this.result)) this.hints = [];
    const { recording, shapes = recording && shapesOf(recording, []) } = result;
    this.result = { ...result, shapes };
    this.recording = recording;
    this.checkedAt = new Date();
    this.shown = { by: 'check', at: this.checkedAt };
    this.#become('checked');
  }

  #become(state: SessionState): void {
    this.state = state;
    this.#changed();
  }
}

/** How far somebody is with a lesson, for the row of cups. */
export function progressOf(lesson: Lesson): 'full' | 'begun' | 'empty' {
  if (!hasCopy(lesson)) return 'empty';
  const known = knownResult('work', lesson);
  return known && hasPassed(known) ? 'full' : 'begun';
}

/** The sessions of all lessons, made as they are asked for. */
export class LessonSessions {
  #sessions = new Map<string, LessonSession>();
  #changed: (lesson: Lesson) => void;

  constructor(changed: (lesson: Lesson) => void) {
    this.#changed = changed;
  }

  /** That of the lesson with this number, if there is one. */
  of(number: string): LessonSession | undefined {
    const lesson = allLessons().find((one) => String(one.number) === number);
    if (!lesson) return undefined;
    const session =
      this.#sessions.get(lesson.slug) ?? new LessonSession(lesson, () => this.#changed(lesson));
    session.lesson = lesson;
    this.#sessions.set(lesson.slug, session);
    return session;
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#sessions.values(), (session) => session.close()));
  }
}
