import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../lessons.ts';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

let tree = '';
beforeEach(() => {
  tree = freshTree();
});
afterEach(() => rmSync(tree, { recursive: true }));

/** An installation in which something can be broken: a link for each package. */
function linkEach(): void {
  const modules = join(tree, 'node_modules');
  rmSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const names = name.startsWith('@')
      ? readdirSync(join(root, 'node_modules', name)).map((inner) => join(name, inner))
      : [name];
    mkdirSync(join(modules, name, '..'), { recursive: true });
    if (name.startsWith('@')) mkdirSync(join(modules, name));
    for (const one of names)
      symlinkSync(join(root, 'node_modules', one), join(modules, one), 'junction');
  }
}

test('where everything works, it says so of each thing; a port in use is not a fault', async () => {
  const server = createServer().on('error', () => {});
  await new Promise<void>((settled) => {
    server.once('error', settled).listen(4318, '127.0.0.1', settled);
  });
  const { code, output } = await type(tree, ['doctor']);
  server.close();
  expect(output.match(/^✗.*/gm)).toBe(null);
  expect(output.match(/^✓/gm)).toHaveLength(10);
  expect(output).toContain('✓ port 4318, for traces, is in use');
  expect(output).toContain('Everything works here.');
  expect(code).toBe(0);
});

test('for each thing that is wrong it says what to do', async () => {
  linkEach();
  const modules = join(tree, 'node_modules');
  rmSync(join(modules, 'pino'));
  rmSync(join(modules, 'hono'));
  mkdirSync(join(modules, 'hono'));
  writeFileSync(join(modules, 'hono', 'package.json'), '{"version":"1.0.0"}');
  const api = join(modules, '@opentelemetry', 'api');
  rmSync(api);
  cpSync(join(root, 'node_modules', '@opentelemetry', 'api'), api, { recursive: true });
  cpSync(api, join(modules, 'mine', 'node_modules', '@opentelemetry', 'api'), { recursive: true });
  const file = join(tree, 'lessons', '01-first-span', 'README.md');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  writeFileSync(join(tree, 'work'), 'a file where the folder should be');

  const { code, output } = await type(tree, ['doctor']);
  expect(output).toMatch(/✗ \d+ of \d+ packages are installed/);
  expect(output).toContain('These are not: hono, pino. Install again: npm ci');
  expect(output).toContain('✗ each of them can be loaded');
  expect(output).toContain(
    'There is more than one copy of @opentelemetry/api. Install again: npm ci',
  );
  expect(output).toContain('lessons/01-first-span/README.md has CRLF line endings.');
  expect(output).toContain('✗ work/ can be written to');
  expect(output).toContain('5 of 10 need your attention.');
  expect(code).toBe(1);
});

test('it comes by itself when a command fails and the learner did nothing', async () => {
  linkEach();
  solve(tree, '02-nested-spans');
  rmSync(join(tree, 'node_modules', '@opentelemetry', 'api'));
  for (const command of ['lesson', 'check']) {
    const { code, output } = await type(tree, [command, '2']);
    expect(code).toBe(2);
    expect(output).toContain("Cannot find package '@opentelemetry/api'");
    expect(output).toContain('These are not: @opentelemetry/api. Install again: npm ci');
    expect(output).not.toContain('Open work/');
  }
});

test('it takes no arguments', async () => {
  expect(await type(tree, ['doctor', 'me'])).toMatchObject({ code: 2 });
});
