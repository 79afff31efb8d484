import { UsageError } from '../lessons.ts';
import { runVitest } from './test.ts';

/** `npm run test:slow`: the tests that play whole commands, `*.slow.test.ts`. */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('`npm run test:slow` takes no words.');
  process.env.SLOW_TESTS = 'yes';
  return runVitest('run', '.slow.test.ts');
}
