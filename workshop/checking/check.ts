import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, inject, test } from 'vitest';
import { namesIn, parseShapes, sameShapes, shapesOf, sortedLike } from '../render/tree-shape.ts';
import { runFailureOf } from '../runner/failures.ts';
import { AnswerProcess } from '../runner/process.ts';
import type { Recording } from '../runner/recording.ts';
import { CheckFailure, RecordedRun } from './assertions.ts';
import { diagnose } from './diagnosis.ts';
import { hintsFor } from './hints.ts';
import type { Failure } from './results.ts';

declare module 'vitest' {
  interface ProvidedContext {
    check: {
      /** The folder whose answers are checked: `solutions`, `work` or another of that shape. */
      target: string;
      stopAtFirstFailure: boolean;
      /** The channel on which `CheckRunner` runs scenarios; empty where there is none. */
      channel: string;
    };
  }
  interface TaskMeta {
    id?: string;
    failure?: Failure;
  }
}

/** Defines one test of a check. `assertion` throws `CheckFailure` where the answer is wrong. */
type DefineTest = (id: string, sentence: string, assertion: (run: RecordedRun) => void) => void;

/**
 * Defines the check of a lesson. `expected` is the tree that the solution records, with kinds
 * other than INTERNAL in brackets; the names in it are the spans that the lesson asks for.
 * `noSpans` is what a test says where there is no span at all, or what finds that out from the run.
 * The `test` that it returns defines a test of what `run` did; `inScenario` returns the same for
 * another scenario of `scenarios.ts`, whose tree may differ. Where the tree is empty, none is shown.
 * Where the scenario starts spans of its own, all named `probe`, no picture counts them among those
 * of the answer.
 */
export function defineCheck(
  slug: string,
  expected: string,
  noSpans: string | ((run: RecordedRun) => CheckFailure) = 'No span was started.',
) {
  const { target, stopAtFirstFailure } = inject('check');
  const folder = join(target, slug);
  const asked = namesIn(parseShapes(expected));
  const runs = new Map<string, Promise<RecordedRun>>();
  let failed = false;

  /** Starts the scenario where it has not been started, so that scenarios run side by side. */
  const start = (scenario: string) => {
    const run =
      runs.get(scenario) ??
      record(slug, folder, scenario).then((recording) => new RecordedRun(recording, asked));
    // The test that needs it gets the error.
    run.catch(() => {});
    runs.set(scenario, run);
    return run;
  };

  const judge = (
    id: string,
    sentence: string,
    scenario: string,
    failureOf: (run: RecordedRun) => Promise<Omit<Failure, 'hints'> | undefined>,
  ) => {
    test(sentence, async ({ task, skip }) => {
      task.meta.id = id;
      skip(stopAtFirstFailure && failed);
      const failure = await failureOf(await start(scenario));
      if (!failure) return;
      failed = true;
      task.meta.failure = { ...failure, scenario, hints: hintsFor(slug, id) };
      // Vitest shows no stack: the place to look at is the learner's.
      throw Object.assign(new Error(failure.message), { stack: '' });
    });
  };

  const inScenario = (scenario: string, tree = expected, probe?: string): DefineTest => {
    const shapes = parseShapes(tree);
    const wanted = sortedLike(shapes, shapes);
    let isCompared = target !== 'solutions' || shapes.length === 0;
    if (!stopAtFirstFailure) beforeAll(() => void start(scenario));
    return (id, sentence, assertion) =>
      judge(id, sentence, scenario, async (run) => {
        try {
          if (run.recording.spans.length === 0) {
            throw typeof noSpans === 'string' ? new CheckFailure(noSpans) : noSpans(run);
          }
          assertion(run);
        } catch (error) {
          if (!(error instanceof CheckFailure)) throw error;
          return diagnose(slug, folder, wanted, id, error, run, probe);
        }
        if (isCompared) return undefined;
        isCompared = true;
        if (sameShapes(shapesOf(run.recording, wanted), wanted)) return undefined;
        throw new Error(`The tree of scenario ${scenario} is not the one that the solution makes.`);
      });
  };

  judge('run-ends', '`run` ends by itself', 'run', async ({ recording }) => {
    const failure = runFailureOf(recording, folder);
    return failure && { message: failure.lines.join('\n'), place: failure.place };
  });

  return { test: inScenario('run'), inScenario };
}

/** The recording of a scenario, made by the `CheckRunner` at work, or here where there is none. */
async function record(slug: string, folder: string, scenario: string): Promise<Recording> {
  const { channel: name } = inject('check');
  if (!name) return new AnswerProcess().run(slug, folder, scenario);
  const channel = new BroadcastChannel(name);
  const id = randomUUID();
  channel.postMessage({ id, scenario });
  return new Promise((arrived, failed) => {
    channel.onmessage = ({ data }) => {
      // The answers to all the requests come on this channel.
      if (data.id !== id) return;
      channel.close();
      if (data.recording) arrived(data.recording);
      else failed(data.error);
    };
  });
}
