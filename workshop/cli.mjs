/**
 * What every npm script starts: `node workshop/cli.mjs lesson 3`.
 * Plain JavaScript that imports no package, so that it can say when the packages are missing.
 */
import { createRequire } from 'node:module';
import { replyText } from './classroom/preflight-text.mjs';
import { spawnChild } from './runner/spawn.mjs';

/** The commands by room. `npm run test:answers` runs `dev/test-answers.ts`. */
const rooms = {
  commands:
    'lesson solution check watch hint diff reset restore catchup doctor preflight start backend review agenda join room'.split(
      ' ',
    ),
  dev: 'test test:answers try mutate bench picture rehearse pack lint-lessons new-lesson'.split(
    ' ',
  ),
};

const [name = '', ...args] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const require = createRequire(import.meta.url);

/**
 * Says why nothing is run. Whoever types `preflight` can reply with what has `failed`.
 *
 * @param {string} line
 * @param {string} [failed]
 * @returns {never}
 */
function refuse(line, failed) {
  console.error(line);
  if (failed && name === 'preflight') console.error(`\n${replyText([failed])}`);
  process.exit(2);
}

if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  refuse(
    `This is Node ${process.versions.node}. The workshop needs Node 20.19, 22.12, 24, 26 or newer.`,
    'node',
  );
}
if (/[#?%]/.test(import.meta.dirname)) {
  refuse(
    `Node cannot load packages from a path with #, ? or % in it: ${import.meta.dirname}
Move the workshop to another folder.`,
    'path',
  );
}
// A reader such as `head` may close the output early.
process.stdout.on('error', () => process.exit());
const room = rooms.dev.includes(name) ? 'dev' : 'commands';
if (!rooms[room].includes(name)) {
  const all = [...rooms.commands, ...rooms.dev];
  refuse(`There is no command \`${name}\`. The commands: ${all.join(', ')}`);
}
/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
/** @type {typeof import('./lessons.ts')} */
let lessons;
// If there is nothing to run after all, the child ends with this process.
process.on('exit', () => child?.kill('SIGKILL'));
try {
  // What takes longest to start is started first.
  if (['lesson', 'solution'].includes(name)) child = spawnChild({ showOutput: true });
  // Only `require` is taught TypeScript: hooks for `import` would slow vitest down.
  require('tsx/cjs/api').register();
  lessons = require('./lessons.ts');
} catch {
  refuse('The packages are not installed yet. Run this first: npm ci', 'packages');
}

const { NoLessonError, NotYetError, UsageError, listOfLessons } = lessons;
try {
  if (room === 'commands') require('./workspace/language.ts').useLanguage();
  process.exitCode = await require(`./${room}/${name.replace(':', '-')}.ts`).main(args, child);
} catch (error) {
  if (error instanceof NoLessonError)
    refuse(`${error.message}\n\nThe lessons:\n${listOfLessons()}`);
  if (error instanceof UsageError) refuse(error.message);
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof NotYetError) process.exit(1);
  // Maintainers change the workshop's own files, which the doctor would call ill.
  if (room === 'dev') process.exit(2);
  // The learner did not cause this error.
  console.error(
    `\n\`npm run ${name}\` failed, and your code is not the reason. \`npm run doctor\` says:\n`,
  );
  /** @type {typeof import('./commands/doctor.ts')} */
  let doctor;
  try {
    doctor = require('./commands/doctor.ts');
  } catch {
    refuse('It lacks packages itself. Install again: npm ci', 'packages');
  }
  const failed = await doctor.examineAll(doctor.examinations);
  if (name === 'preflight') console.log(`\n${replyText(failed.length > 0 ? failed : [name])}`);
  process.exit(2);
}
