import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { preflightsIn } from '../classroom/preflight-code.ts';
import { freshTree, type } from '../dev/fresh-tree.ts';
import { allLessons } from '../lessons.ts';

const tree = freshTree();
afterAll(() => rmSync(tree, { recursive: true }));

const codeIn = (output: string) => preflightsIn(output.trimEnd().split('\n').at(-1)!)[0];

test('where everything works, it gives a code, leaves no copy and no prediction', async () => {
  const { code, stdout, output } = await type(tree, ['preflight']);
  expect(output.match(/^✗.*/gm)).toBe(null);
  expect(codeIn(stdout)).toMatchObject({ failed: [], platform: process.platform });
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/[█●◐]|trace 1/);
  for (const { slug, predict } of allLessons()) {
    expect(existsSync(join(tree, 'work', slug))).toBe(false);
    expect(stdout).not.toContain(predict!.because);
  }
});

test('it really checks, whatever is remembered, and the code says what failed', async () => {
  const edit = (slug: string, from: string, to: string) => {
    const file = join(tree, 'solutions', slug, 'lesson.ts');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
  edit('01-first-span', "'take order'", "'brew'");
  appendFileSync(
    join(tree, 'solutions', '06-propagation', 'lesson.ts'),
    '\nthrow new Error("no");\n',
  );
  const { code, stdout } = await type(tree, ['preflight']);
  expect(stdout).toMatch(/^✗ lesson 1 can be checked/m);
  expect(stdout).toContain('lesson.ts could not be loaded: Error: no. Show this line to your');
  expect(stdout).not.toContain('brew');
  expect(codeIn(stdout)).toMatchObject({ failed: ['lesson-1', 'lesson-6'] });
  expect(code).toBe(1);
});

test.each([
  ['all', 'The packages are not installed yet. Run this first: npm ci', ['packages']],
  ['fast-string-truncated-width', 'It lacks packages itself. Install again: npm ci', ['packages']],
  ['@opentelemetry/core', '`npm run preflight` failed', ['packages', 'loading']],
])(
  'where packages are missing (%s), it ends with a code as well',
  async (missing, says, failed) => {
    const bare = freshTree({ installed: false });
    const link = (folder: string) => {
      mkdirSync(join(bare, folder));
      for (const name of readdirSync(join(tree, folder))) {
        const place = `${folder}/${name}`;
        if (missing.startsWith(`${name}/`)) link(place);
        else if (!place.endsWith(`/${missing}`))
          symlinkSync(join(tree, place), join(bare, place), 'junction');
      }
    };
    if (missing !== 'all') link('node_modules');
    const { code, output } = await type(bare, ['preflight']);
    const again = await type(bare, ['preflight']);
    rmSync(bare, { recursive: true });
    expect(output).toContain(says);
    const codes = [output, again.output].flatMap((text) => text.split('\n').flatMap(preflightsIn));
    expect(codes).toMatchObject([{ failed }, codes[0]]);
    expect(code).toBe(2);
  },
);

test('it takes no arguments', async () => {
  expect(await type(tree, ['preflight', 'me'])).toMatchObject({ code: 2 });
});
