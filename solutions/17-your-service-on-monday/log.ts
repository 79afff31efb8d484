import pino from 'pino';
import { basename } from 'node:path';

/** The log of a program. Nothing in here needs to be changed. */
export const log = pino(
  {
    base: { program: basename(process.argv[1]!, '.ts') },
    timestamp: false,
    formatters: { level: (level) => ({ level }) },
  },
  pino.destination({ dest: 1, sync: true }),
);
