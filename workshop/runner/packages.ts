import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lessons.ts';

/**
 * What to do about a message that a package does not export something: the package that does is
 * named. Empty where the message says something else, and where no package has it.
 */
export function importAdvice(message: string): string {
  const [, named] = message.match(/(?:an export named|no exported member) '?(\w+)/) ?? [];
  if (!named) return '';
  const manifest = join(root, 'package.json');
  const require = createRequire(manifest);
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  const found = Object.keys(dependencies).find((name) => {
    if (!name.includes('opentelemetry') && !name.includes('hono')) return false;
    try {
      return named in require(name);
    } catch {
      return false;
    }
  });
  return found ? `\`${named}\` is in ${found}.` : '';
}
