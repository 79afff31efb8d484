import type { TestCase, Vitest } from 'vitest/node';
import { root } from './lessons.ts';
import type { Recording } from './recording.ts';
import { settings } from './settings.ts';

/** What the check of one lesson says of one answer. */
export interface Verdict {
  slug: string;
  sentences: { name: string; passed: boolean; why: string }[];
  /** Something other than a sentence went wrong: the check itself could not be loaded. */
  broken: string;
}

/** A vitest that stays warm: it can judge many answers one after the other. */
export class Judge {
  #vitest: Promise<Vitest>;

  constructor() {
    this.#vitest = start();
    this.#vitest.catch(() => {});
  }

  /** Judges the answers to `slugs` that stand in the folder `target`. */
  async judge(
    target: string,
    slugs: string[],
    recordings: Record<string, Recording> = {},
  ): Promise<Verdict[]> {
    const vitest = await this.#vitest;
    vitest.provide('target', target);
    vitest.provide('recordings', recordings);
    const project = vitest.getRootProject();
    const specifications = slugs.map((slug) =>
      project.createSpecification(`${root}/checks/${slug}.check.ts`),
    );
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    return slugs.map((slug) => {
      const module = testModules.find(({ moduleId }) => moduleId.endsWith(`/${slug}.check.ts`));
      const tests = [...(module?.children.allTests() ?? [])];
      const errors = [...(module?.errors() ?? []), ...unhandledErrors] as Error[];
      const broken = errors.map(({ message }) => message).join('\n');
      return {
        slug,
        sentences: tests.map(sentence),
        broken: tests.length === 0 ? broken || 'The check asked nothing.' : broken,
      };
    });
  }

  async close(): Promise<void> {
    await (await this.#vitest).close();
  }
}

async function start(): Promise<Vitest> {
  // Only here, so that the learner's code already runs while vitest is loaded.
  const { createVitest } = await import('vitest/node');
  return createVitest('test', {
    ...settings,
    config: false,
    root,
    watch: false,
    maxWorkers: 1,
    reporters: [{}],
  });
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
