/** The impacts of the Instrumentation Score specification, each with its weight. */
export const weights = { Critical: 40, Important: 30, Normal: 20, Low: 10 };
export type Impact = keyof typeof weights;

export interface Rule {
  /** What is wrong where it fails. */
  title: string;
  impact: Impact;
  /** What to do about it, in one sentence. */
  todo: string;
  /** The folder of the lesson that explains it. */
  lesson: string;
  /** Its impact stays as it is where there is one occurrence. */
  evenOnce?: boolean;
}

/** The folders of the lessons that explain rules. */
export const lessons = {
  first: '01-first-span',
  nested: '02-nested-spans',
  describe: '03-describe-the-work',
  samplers: '04-samplers',
  batch: '05-simple-or-batch',
  propagation: '06-propagation',
  bottleneck: '07-find-the-bottleneck',
  send: '09-send-it-somewhere',
  libraries: '10-let-libraries-do-it',
};
