/**
 * Runs the tests in `telemetry.test.ts` once for each counter, with a real vitest. Nothing in here
 * needs to be changed.
 */
import { join } from 'node:path';
import {
  createVitest,
  type TestModule,
  type TestUserConfig,
  type Vite,
  type Vitest,
} from 'vitest/node';

/** One run of the tests. */
export interface Trial {
  /** The counter that they test: a file, and the name of its export if it is not `openCounter`. */
  file: string;
  exported?: string;
  /** A stamp takes until the counter is closed. */
  slow?: boolean;
  /** Runs the tests in the reverse order. */
  reversed?: boolean;
  /** Runs only the test at this place, from 0. */
  only?: number;
  /** Goes on when a test has failed. */
  all?: boolean;
}

/** What the tests said about it. */
export interface Verdict {
  /** At least one test ran, and nothing failed. */
  passed: boolean;
  /** The names of the tests that ran. */
  ran: string[];
  /** What failed: tests, suites, or the file itself, whose `test` is empty. */
  failed: { test: string; message: string; line?: number }[];
}

declare module 'vitest' {
  interface ProvidedContext {
    trials: Trial[];
  }
}

/** Tells one run of the same file from another, so that each run has its own modules. */
const query = /\?trial=(\d+)$/;

const runner = join(import.meta.dirname, 'trial-runner.ts');

const settings: TestUserConfig = {
  watch: false,
  cache: false,
  update: 'none',
  allowOnly: true,
  // What the tests print is shown, and nothing else.
  reporters: [{ onUserConsoleLog: ({ content }) => void process.stdout.write(content) }],
  // One worker runs one trial after the other. `trial-runner.ts` keeps them apart.
  pool: 'threads',
  maxWorkers: 1,
  fileParallelism: false,
  isolate: false,
  testTimeout: 3000,
  runner,
};

/** Tries the tests of one folder. */
export class Bench {
  /** The errors that belong to no test: for example, from an assertion that nothing awaited. */
  readonly stray: string[] = [];
  readonly #file: string;
  readonly #vitest: Promise<Vitest>;
  readonly #trials: Trial[] = [];

  constructor(folder: string) {
    this.#file = `${slashed(folder)}/telemetry.test.ts`;
    this.#vitest = createVitest(
      'test',
      { ...settings, config: false, root: folder },
      { plugins: [otherCounters(slashed(folder), this.#trials)] },
    );
  }

  /** Runs the tests once for each trial, one after the other. */
  async run(trials: Trial[]): Promise<Verdict[]> {
    const vitest = await this.#vitest;
    const first = this.#trials.length;
    this.#trials.push(...trials);
    vitest.provide('trials', this.#trials);
    const specs = trials.map((_, i) =>
      vitest.getRootProject().createSpecification(`${this.#file}?trial=${first + i}`),
    );
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specs);
    this.stray.push(...(unhandledErrors as Error[]).map(({ message }) => message));
    return specs.map(({ moduleId }) => {
      const module = testModules.find((one) => one.moduleId === moduleId);
      return module ? verdictOf(module) : { passed: false, ran: [], failed: [] };
    });
  }

  async close(): Promise<void> {
    await (await this.#vitest).close();
    // It is 1 if a test has failed, but here some should.
    process.exitCode = undefined;
  }
}

/** Puts the counter of each trial in the place of `service.ts`. */
function otherCounters(folder: string, trials: Trial[]): Vite.Plugin {
  return {
    name: 'other-counters',
    enforce: 'pre',
    async resolveId(source, importer = '') {
      const [asked, number] = importer.match(query) ?? [];
      if (!asked || source === slashed(runner)) return undefined;
      if (!/^[./]/.test(source)) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (!found || found.id.includes('/node_modules/')) return found;
      const [file = ''] = found.id.split('?');
      return file === `${folder}/service.ts` ? `\0counter?trial=${number}` : file + asked;
    },
    load(id) {
      const [asked, number] = id.match(query) ?? [];
      if (!id.startsWith('\0counter?')) return undefined;
      const { file, exported = 'openCounter' } = trials[Number(number)]!;
      return `
        import { ${exported} as open } from ${JSON.stringify(slashed(file) + asked)};
        import { watched } from ${JSON.stringify(slashed(runner))};
        export const openCounter = (kitchen) => watched(open(kitchen));
      `;
    },
    /** Pauses run on the trial's clock. */
    transform(code, id) {
      if (!query.test(id) || id.startsWith('\0')) return undefined;
      return code.replace(/(['"])(node:)?timers\/promises\1/g, JSON.stringify(slashed(runner)));
    },
  };
}

function verdictOf(module: TestModule): Verdict {
  const ran: string[] = [];
  const failed: Verdict['failed'] = module.errors().map(({ message }) => ({ test: '', message }));
  for (const suite of module.children.allSuites()) {
    failed.push(...suite.errors().map(({ message }) => ({ test: suite.fullName, message })));
  }
  for (const test of module.children.allTests()) {
    const { state, errors = [] } = test.result();
    if (state === 'passed' || state === 'failed') ran.push(test.fullName);
    if (state !== 'failed') continue;
    const { message = '', stacks = [] } = errors[0] ?? {};
    const line = stacks.find(({ file }) => file.includes('telemetry.test.ts'))?.line;
    failed.push({ test: test.fullName, message, line });
  }
  return { passed: module.ok() && ran.length > 0, ran, failed };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
