import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { TestCase, Vitest } from 'vitest/node';
import { root } from './lessons.ts';
import { Player } from './player.ts';
import type { Recording } from './recording.ts';
import { settings } from './settings.ts';
import { KeptThread } from './thread.ts';

/** What the check of one lesson says of one answer. */
export interface Verdict {
  slug: string;
  sentences: { name: string; passed: boolean; why: string }[];
  /** Something other than a sentence went wrong: the check itself could not be loaded. */
  broken: string;
  /** What `run` did, unless the check did not get that far. */
  recording: Recording | undefined;
}

/** What a check asks for when it wants a scene to be played, and the key to its answer. */
export interface SceneWanted {
  id: string;
  slug: string;
  folder: string;
  scene: string;
}

/** A vitest that stays warm: it can judge many answers one after the other. */
export class Judge {
  /** Plays what the checks ask for. */
  readonly player = new Player();
  #vitest: Promise<Vitest>;
  #thread: KeptThread | undefined;
  #desk = new BroadcastChannel(randomUUID());
  #underWay: Promise<unknown> | undefined;

  constructor() {
    // Recordings can be large: what is left of one is not kept for long, here and in the thread.
    setFlagsFromString('--optimize-for-size');
    this.#vitest = this.#start();
    this.#vitest.catch(() => {});
    // The checks run in threads; the learner's code is started from here, and stopped from here.
    this.#desk.onmessage = async ({ data }) => {
      const { id, slug, folder, scene }: SceneWanted = data;
      const answer = await this.player.play(slug, folder, scene).then(
        (recording) => ({ id, recording }),
        (error: unknown) => ({ id, error }),
      );
      this.#desk.postMessage(answer);
    };
  }

  /**
   * Judges the answer to `slug` that stands in the folder `target`. With `stopEarly`, the check
   * ends with the first sentence that does not hold.
   */
  async judge(target: string, slug: string, { stopEarly = false } = {}): Promise<Verdict> {
    // The answer already runs while vitest is still being loaded.
    void this.player.play(slug, join(target, slug));
    const vitest = await this.#vitest;
    vitest.provide('target', target);
    vitest.provide('stopEarly', stopEarly);
    vitest.provide('desk', this.#desk.name);
    const check = vitest.getRootProject().createSpecification(`${root}/checks/${slug}.check.ts`);
    const run = vitest.runTestSpecifications([check]);
    this.#underWay = run.catch(() => {});
    const { testModules, unhandledErrors } = await run;
    const recording = await this.player.made(join(target, slug), 'run');
    // Whoever judges again may have edited in between.
    this.player.forget();
    // Those of earlier runs are among them.
    const module = testModules.find(({ moduleId }) => moduleId.endsWith(`/${slug}.check.ts`));
    const tests = [...(module?.children.allTests() ?? [])];
    const errors = [...(module?.errors() ?? []), ...unhandledErrors] as Error[];
    const broken = errors.map(({ message }) => message).join('\n');
    return {
      slug,
      sentences: tests.map(sentence),
      broken: tests.length === 0 ? broken || 'The check asked nothing.' : broken,
      recording,
    };
  }

  async #start(): Promise<Vitest> {
    // Only here, so that the learner's code already runs while vitest is loaded.
    const { createVitest } = await import('vitest/node');
    return createVitest('test', {
      ...settings,
      config: false,
      root,
      watch: false,
      maxWorkers: 1,
      pool: {
        name: 'kept thread',
        createPoolWorker: (options) => (this.#thread ??= new KeptThread(options)),
      },
      reporters: [{}],
    });
  }

  async close(): Promise<void> {
    // What is being judged comes to its end first: its scenes are over now, and it hears of that.
    this.player.close();
    await this.#underWay;
    await (await this.#vitest).close();
    await this.#thread?.close();
    this.#desk.close();
  }
}

function sentence(test: TestCase): Verdict['sentences'][number] {
  const { state, errors } = test.result();
  return {
    name: test.name,
    passed: state === 'passed',
    why: errors?.[0]?.message ?? state,
  };
}

export function passes({ sentences, broken }: Verdict): boolean {
  return !broken && sentences.every(({ passed }) => passed);
}
