import type { RecordedRun } from '../../workshop/checking/assertions.ts';
import type { Verdict } from '../../lessons/15-test-your-telemetry/verdict.ts';

/** The six faults, and where else they are: exports of `counters.ts`, and what these do. */
export const faults = {
  'broken-span-left-open.ts': {
    stampLeftOpen: 'its `stamp card` never ends',
    orderLeftOpen: 'its `take order` never ends if the card is declined',
  },
  'broken-id-in-name.ts': {
    callRenamed: 'it calls a span `ask kitchen 41`',
    idInFront: 'it calls a span `41: look up price`',
    idInTheMiddle: 'it calls a span `look up price of 41 at the till`',
    idInWord: 'it calls a span `look_up_price_of_order_41`',
    idIfDeclined: 'if the card of order 44 is declined, it calls a span `send guest 44 away`',
  },
  'broken-lost-parent.ts': {
    chargeAlone: 'its `charge card` has no parent',
    askedBelowCharge: 'its `ask kitchen` is a child of `charge card`, in the same trace',
    belowAnotherChild:
      'its `charge card`, `ask kitchen` and `stamp card` are below a span `serve guest`, and only that is a child of `take order`',
  },
  'broken-error-unmarked.ts': {
    okIfDeclined: 'if the card is declined, its `charge card` has the status OK',
    errorOnOrder:
      'if the card is declined, its `take order` has the status ERROR and its `charge card` has not',
  },
  'broken-no-traceparent.ts': {
    orderOnSlip: 'the `traceparent` on its slips names `take order`',
    flagsOnSlip: 'the `traceparent` on its slips has the right ids, but it ends in `-00`',
  },
  'broken-card-number.ts': {
    cardInText:
      'an attribute of its `look up price` is a list, and one of its strings has the number of the card in it',
    cardAsNumber: 'an attribute of its `look up price` is the number of the card, as a number',
    cardInStatus:
      'the status message of its declined `charge card` has the number of the card in it',
    cardInName: 'the name of a span `receipt for …` has the number of the card in it',
    cardInException: 'an event of its declined `charge card` has the number of the card in it',
    cardInEvent: 'the name of an event of its `look up price` has the number of the card in it',
  },
} satisfies Partial<Record<string, Record<string, string>>>;

export type Fault = keyof typeof faults;

/** Where a test that finds the spans of another one does not notice that its own are missing. */
export const leftOpen: Fault = 'broken-span-left-open.ts';

export const goodOnes = ['good-active.ts', 'good-explicit.ts'];
/** Good counters that no learner has seen: exports of `counters.ts`, and what messages call them. */
export const otherGoodOnes = {
  third: 'Another good counter',
  belowAnother: 'Another good counter, whose `take order` is below a span `serve guest`,',
  apologisesLate:
    'Another good counter, which ends `take order` only when it is closed if the card is declined,',
  asksFirst: 'Another good counter, which asks the kitchen before it charges the card,',
  callsPlainly: 'Another good counter, whose `ask kitchen` is of the kind INTERNAL,',
};

/** What the learner's tests say in each run, by name: `good-active.ts`, `slow good-active.ts`, … */
export interface Judgement {
  verdicts: Record<string, Verdict>;
  /** The tests that fail a good counter. */
  falseAlarms: string[];
  /** Where there are such tests: what all tests say of the broken counters, and of good ones in reverse. */
  despiteAlarms: Record<string, Verdict>;
  /** Of each test that is run by itself, on the first good counter. */
  alone: Verdict[];
  /** Tests that catch `leftOpen` when they run by themselves, but not when others run too. */
  masked: { test: string; order: 'usual' | 'reverse' }[];
  /** Errors that belong to no test. */
  stray: string[];
  /** What the learner has written. */
  code: string;
}

/** What the scenario found; where `run` broke off, nothing. */
export function judgementOf({ recording }: RecordedRun): Judgement {
  const found = recording.scenarioResult as Judgement | undefined;
  return (
    found ?? {
      verdicts: {},
      falseAlarms: [],
      despiteAlarms: {},
      alone: [],
      masked: [],
      stray: [],
      code: '',
    }
  );
}

/** What the learner has written, without comments. */
export function codeOf(run: RecordedRun): string {
  return judgementOf(run).code.replace(/\/\*[^]*?\*\/|(?<!:)\/\/.*$/gm, '');
}

/** The same without texts, among them the names of tests. */
export function bareCodeOf(run: RecordedRun): string {
  return codeOf(run).replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, "''");
}

/** Whether the only `close` comes after the spans have been read. */
export function closesTooLate(run: RecordedRun): boolean {
  const code = bareCodeOf(run);
  const inTest = /^[ \t]+.*getFinishedSpans\(\)(?:(?!^\})[^])*await \w+\.close\(\)/m.test(code);
  const afterwards = /afterEach\(((?!^\})[^])*\.close\(\)/m.test(code);
  return (
    (inTest || afterwards) &&
    code.split('.close()').length === 2 &&
    !/close\(\);?((?!^\})[^])*getFinishedSpans/m.test(code)
  );
}

/** Whether the tests catch this broken counter, or one that is named like its export. */
export function catches(run: RecordedRun, name: string): boolean {
  return judgementOf(run).verdicts[name]?.passed === false;
}

/** Whether a good counter passes. */
export function passes(run: RecordedRun, name: string): boolean {
  return judgementOf(run).verdicts[name]?.passed === true;
}

/** Whether the learner's code takes an order whose card is declined. */
export function takesDeclined(run: RecordedRun): boolean {
  const declined =
    /\b44\b|tenOrders\[3\]|\.at\(3\)|credit|declin|of tenOrders|tenOrders\.(map|slice|filter)/i;
  return declined.test(codeOf(run));
}
