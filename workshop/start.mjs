/**
 * Where every command begins: `node workshop/start.mjs lesson 3`.
 * Plain JavaScript without imports from outside, so that it can say what is missing.
 */
import { createRequire } from 'node:module';
import { openStage } from './stage.mjs';

const [command = '', ...words] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const require = createRequire(import.meta.url);

/** @param {string} line */
function refuse(line) {
  console.error(line);
  process.exit(2);
}

if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  refuse(
    `This is Node ${process.versions.node}; the workshop needs 20.19, 22.12, 24, 26 or newer.`,
  );
}
/** @type {import('node:child_process').ChildProcess | undefined} */
let stage;
// If nothing is to be played after all, it ends with this process.
process.on('exit', () => stage?.kill('SIGKILL'));
try {
  // What takes longest to start is started first.
  if (['lesson', 'solution'].includes(command)) stage = openStage({ show: true });
  // Only `require` is taught TypeScript: hooks for `import` would slow vitest down.
  require('tsx/cjs/api').register();
} catch {
  refuse('The packages are not installed yet. Run this first: npm ci');
}

const { NotYet, Usage, listOfLessons } = require('./lessons.ts');
if (stage) require('./record.ts').goOnWith(stage);
try {
  process.exitCode = await require(`./${command}.ts`)[command](words);
} catch (error) {
  if (error instanceof Usage) refuse(`${error.message}\n\nThe lessons:\n${listOfLessons()}`);
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof NotYet) process.exit(1);
  // Whatever this is, the learner did not do it.
  console.error(`\n\`npm run ${command}\` could not do its work. Is something wrong here?\n`);
  await require('./doctor.ts').doctor([]);
  process.exit(2);
}
