import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Mistake } from '../workshop/explain.ts';
import { Judge, passes, type Verdict } from '../workshop/judge.ts';
import { allLessons, root } from '../workshop/lessons.ts';
import { typeErrors } from '../workshop/typecheck.ts';

/**
 * Every known answer is laid over the solution and judged: right ones pass, wrong ones fail first
 * on the sentence that their `mistake.ts` names, and with its words.
 */
const laid = join('.attempts', String(process.pid));
const idle = [new Judge(), new Judge()];
const waiting: ((judge: Judge) => void)[] = [];

afterAll(async () => {
  rmSync(join(root, laid), { recursive: true });
  await Promise.all(idle.map((judge) => judge.close()));
});

for (const { slug } of allLessons()) {
  const attempts = namesOfAttempts(slug);

  describe.concurrent(slug, () => {
    for (const name of attempts) {
      const files = join(root, 'checks', 'attempts', slug, name);
      const folder = lay(slug, name, files);
      if (existsSync(join(files, 'mistake.ts'))) {
        test(`${name} is recognised`, async () => {
          const mistake: Mistake = (await import(join(files, 'mistake.ts'))).default;
          const lines = mistake.says.trim().split('\n');
          expect(lines.length).toBeLessThanOrEqual(5);
          expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
          const { sentences, broken } = await judge(folder, slug, { stopEarly: true });
          const first = sentences.find(({ passed }) => !passed);
          expect(broken).toBe('');
          expect(mistake.fails).toContain(first?.name);
          expect(first?.why).toContain(mistake.says.trim());
        });
      } else {
        test(`${name} passes`, async () => {
          const verdict = await judge(folder, slug);
          expect(verdict.sentences.filter(({ passed }) => !passed)).toEqual([]);
          expect(passes(verdict)).toBe(true);
        });
      }
    }

    test('the untouched starter fails on a sentence, not on an error', async () => {
      const folder = lay(slug, 'starter', join(root, 'lessons', slug));
      const { sentences } = await judge(folder, slug);
      expect(sentences[0]).toMatchObject({
        name: '`run` comes to its end',
        passed: true,
      });
      expect(sentences.some(({ passed }) => !passed)).toBe(true);
    });

    test('an empty file fails, and so does one with everything commented out', async () => {
      const solved = readFileSync(join(root, 'solutions', slug, 'lesson.ts'), 'utf8');
      for (const [name, text] of [
        ['empty', ''],
        ['commented-out', solved.replace(/^/gm, '// ')],
      ] as const) {
        const folder = lay(slug, name, join(root, 'solutions', slug));
        writeFileSync(join(root, folder, slug, 'lesson.ts'), text);
        const { sentences } = await judge(folder, slug);
        expect(sentences.filter(({ passed }) => passed)).toEqual([]);
        expect(sentences[0]?.why).toContain('does not export a function named `run`');
      }
    });
  });

  test(`${slug}: every attempt typechecks`, async () => {
    expect(await typeErrors(...attempts.map((name) => join(laid, name, slug)))).toEqual([]);
  });
}

function namesOfAttempts(slug: string): string[] {
  const folder = join(root, 'checks', 'attempts', slug);
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Lays the files of an attempt over the solution; returns the folder to judge. */
function lay(slug: string, name: string, files: string): string {
  const target = join(laid, name);
  const folder = join(root, target, slug);
  mkdirSync(folder, { recursive: true });
  for (const from of [join(root, 'solutions', slug), files]) {
    cpSync(from, folder, {
      recursive: true,
      filter: (file) => !file.endsWith('mistake.ts'),
    });
  }
  return target;
}

async function judge(target: string, slug: string, how = {}): Promise<Verdict> {
  const judge = idle.pop() ?? (await new Promise<Judge>((free) => waiting.push(free)));
  try {
    return await judge.judge(target, slug, how);
  } finally {
    const next = waiting.shift();
    if (next) next(judge);
    else idle.push(judge);
  }
}
