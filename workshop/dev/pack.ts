import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root, UsageError } from '../lessons.ts';
import { progress } from '../render/progress.ts';

/** The folder in the archive, and the archive's name. */
const name = 'opentelemetry-tracing-workshop';
const platforms = [
  'linux-x64',
  'linux-arm64',
  'darwin-arm64',
  'darwin-x64',
  'win32-x64',
  'win32-arm64',
];

/**
 * `npm run pack linux-x64 win32-x64`: one archive of the workshop with its packages for these
 * platforms, or for this one, in the folder where it was typed. Whoever unpacks it needs Node alone.
 * It installs packages, so it needs the network that a room may lack.
 */
export async function main(args: string[]): Promise<number> {
  const wanted = args.length > 0 ? [...new Set(args)] : [`${process.platform}-${process.arch}`];
  const unknown = wanted.find((platform) => !platforms.includes(platform));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no platform \`${unknown}\`. Choose from: ${platforms.join(' ')}`,
    );
  }
  const scratch = mkdtempSync(join(tmpdir(), 'workshop-pack-'));
  try {
    const tree = join(scratch, name);
    copyTracked(tree);
    for (const platform of wanted) await addPackages(tree, platform, scratch);
    const file = resolve(process.env.INIT_CWD ?? '', `${name}.tar.gz`);
    const done = progress('packing');
    // Windows may not make the symbolic links of .bin, and no command of a learner needs them.
    await run('tar', ['-czf', file, '--exclude', '.bin', '-C', scratch, name]);
    done();
    console.log(`${file}, for ${wanted.join(', ')}

In the room, with Node and without a network:

  tar -xf ${name}.tar.gz
  cd ${name}
  npm run doctor`);
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Copies what belongs to the workshop, as it is now: neither `work/` nor anything that git ignores. */
function copyTracked(tree: string): void {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new UsageError('`npm run pack` needs a git clone of the workshop.');
  for (const file of stdout.split('\0').filter(Boolean)) cpSync(join(root, file), join(tree, file));
}

/** Installs the packages for a platform, and adds those that the tree does not have yet. */
async function addPackages(tree: string, platform: string, scratch: string): Promise<void> {
  const done = progress(`installing the packages for ${platform}`);
  const [os, cpu] = platform.split('-');
  const place = join(scratch, platform);
  mkdirSync(place);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(root, file), join(place, file));
  }
  const words = ['ci', '--ignore-scripts', '--prefer-offline', `--os=${os}`, `--cpu=${cpu}`];
  await run('npm', words, place);
  const options = { recursive: true, force: false, verbatimSymlinks: true };
  cpSync(join(place, 'node_modules'), join(tree, 'node_modules'), options);
  done();
}

/** @throws Error with what the program printed, where it fails */
async function run(program: string, args: string[], cwd = root): Promise<void> {
  // On Windows, npm is a script.
  const shell = process.platform === 'win32' && program === 'npm';
  const child = spawn(program, args, { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const code = await new Promise((end, fail) => child.on('error', fail).on('close', end));
  if (code !== 0) throw new Error(`${program} failed:\n${printed.trim()}`);
}
