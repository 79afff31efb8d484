/**
 * A thread beside the learner's code, which may loop or fill the memory. It tells the command how
 * the process is, a line on file descriptor 5 every quarter of a second: processor time in
 * milliseconds, memory in bytes, and turns that the event loop has taken. It ends the process where
 * the command is gone.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** @type {{ parent: number, turns: Int32Array }} */
const { parent, turns } = workerData;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const { rss } = process.memoryUsage;
  try {
    if (process.ppid !== parent) throw new Error('the command is gone');
    writeSync(5, `${(user + system) / 1000} ${rss()} ${Atomics.load(turns, 0)}\n`);
  } catch {
    process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
  }
}, 250);
