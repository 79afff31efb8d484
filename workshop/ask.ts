import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, inject, test } from 'vitest';
import { explain } from './explain.ts';
import type { SceneWanted } from './judge.ts';
import { record } from './record.ts';
import type { Recording } from './recording.ts';
import { Seen, Wrong } from './seen.ts';
import { troubleOf } from './trouble.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder whose answers are judged: `solutions`, `work` or a folder of attempts. */
    target: string;
    /** The channel on which a `Judge` plays what a check asks for; empty where there is none. */
    desk: string;
    /** Ask nothing more after the first sentence that does not hold. */
    stopEarly: boolean;
  }
}

/** Asks one thing of the learner's answer. `question` throws `Wrong` where it is not so. */
export type Ask = (sentence: string, question: (seen: Seen) => void) => void;

export interface Check {
  /** Asks about what `run` did. */
  asks: Ask;
  /** Asks about another scene of `checks/NN-slug.scenes.ts`, whose tree may be another. */
  in(scene: string, expected?: string): Ask;
}

/**
 * Begins the check of a lesson. `expected` is the tree that the solution records, with kinds
 * other than INTERNAL in brackets; the names in it are the spans that the lesson asks for.
 * `nothing` is what a sentence says where there is no span at all.
 */
export function check(slug: string, expected: string, nothing = 'No span was started.'): Check {
  const folder = join(inject('target'), slug);
  const asked = namesIn(expected);
  const scenes = new Map<string, Promise<Seen>>();
  const stopEarly = inject('stopEarly');
  let failed = false;

  /** Begins the scene where it is not yet begun, so that scenes go on side by side. */
  const play = (scene: string): Promise<Seen> => {
    const seen = scenes.get(scene) ?? played(slug, folder, scene).then((r) => new Seen(r, asked));
    // Only who asks for it hears of it.
    seen.catch(() => {});
    scenes.set(scene, seen);
    return seen;
  };

  const inScene = (scene: string, tree = expected): Ask => {
    if (!stopEarly) beforeAll(() => void play(scene));
    return (sentence, question) => {
      test(sentence, async (context) => {
        context.skip(stopEarly && failed);
        const seen = await play(scene);
        try {
          if (seen.recording.spans.length === 0) throw new Wrong(nothing);
          question(seen);
        } catch (error) {
          if (!(error instanceof Wrong)) throw error;
          failed = true;
          const text = await explain(slug, folder, tree, sentence, error, seen);
          throw verdict(text);
        }
      });
    };
  };

  test('`run` comes to its end', async () => {
    const { recording } = await play('run');
    const trouble = troubleOf(recording, folder);
    failed = trouble !== undefined;
    if (trouble) throw verdict(trouble);
  });

  return { asks: inScene('run'), in: inScene };
}

/** The recording of a scene, made by the `Judge` that is at work, or here where there is none. */
async function played(slug: string, folder: string, scene: string): Promise<Recording> {
  const name = inject('desk');
  if (!name) return record(slug, folder, { scene });
  const desk = new BroadcastChannel(name);
  const wanted: SceneWanted = { id: randomUUID(), slug, folder, scene };
  try {
    return await new Promise<Recording>((arrived, failed) => {
      desk.onmessage = ({ data: { id, recording, error } }) => {
        if (id !== wanted.id) return;
        if (recording) arrived(recording);
        else failed(error);
      };
      desk.postMessage(wanted);
    });
  } finally {
    desk.close();
  }
}

/** The span names in an expected tree, without branches, service, kind and count. */
function namesIn(expected: string): string[] {
  return expected
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s│├└─]*/, '')
        .replace(/^\w+: /, '')
        .replace(/ (\[\w+\]|✗| ×.*)/g, '')
        .trim(),
    );
}

/** An error that vitest shows without a stack: the place to look at is the learner's. */
function verdict(text: string): Error {
  const error = new Error(text);
  error.stack = '';
  return error;
}
