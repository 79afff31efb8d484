import { expect, test } from 'vitest';
import { Printer } from './printer.ts';

test('a terminal that is held holds nothing else, and little is kept for it', async () => {
  const printer = new Printer('pipe');
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 2000; i++) {
    printer.print('x'.repeat(100_000));
    await new Promise(setImmediate);
  }
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
  await printer.close();
});
