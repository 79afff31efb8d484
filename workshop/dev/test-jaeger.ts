import { UsageError } from '../lessons.ts';
import { runVitest } from './test.ts';

/** `npm run test:jaeger`: asks a real Jaeger for a trace that was sent to it. */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('`npm run test:jaeger` takes no words.');
  const { JAEGER_URL } = process.env;
  if (!JAEGER_URL) {
    console.log(`Skipped: JAEGER_URL does not say where a Jaeger is. With Docker:
  docker compose up --detach --wait
  JAEGER_URL=http://127.0.0.1:16686 npm run test:jaeger
0 passed, 0 failed, 1 skipped`);
    return 0;
  }
  if (!URL.canParse(JAEGER_URL)) throw new UsageError(`JAEGER_URL is not a URL: ${JAEGER_URL}`);
  return runVitest('run', 'workshop/dev/jaeger.test.ts');
}
