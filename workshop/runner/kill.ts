import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import type { Child } from './process.ts';

/**
 * Kills a process and what it has started: its process group, and on Linux also every process with
 * its mark in the environment. On Windows, kills its tree.
 */
export function killAll(child: Child): void {
  const { pid, mark } = child;
  if (!pid) return;
  if (process.platform === 'win32') {
    attempt(() => execFileSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }));
    return;
  }
  attempt(() => process.kill(-pid, 'SIGKILL'));
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    attempt(() => {
      if (!/^\d+$/.test(entry)) return;
      const environment = readFileSync(`/proc/${entry}/environ`, 'latin1');
      if (environment.split('\0').includes(mark)) process.kill(Number(entry), 'SIGKILL');
    });
  }
}

/** A process that is gone, or belongs to somebody else, cannot be killed. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // So it is left alone.
  }
}
