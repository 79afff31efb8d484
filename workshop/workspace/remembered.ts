import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lessons.ts';

/**
 * Small things that commands remember between two calls, in `work/.NAME.json`. Nothing is lost
 * with them: what cannot be read is forgotten, and what cannot be written is not remembered.
 */
export function recall<T>(name: string): Record<string, T> {
  try {
    return { ...JSON.parse(readFileSync(fileOf(name), 'utf8')) };
  } catch {
    return {};
  }
}

export function remember(name: string, value: object): void {
  const half = `${fileOf(name)}.${process.pid}`;
  try {
    mkdirSync(join(root, 'work'), { recursive: true });
    writeFileSync(half, JSON.stringify(value));
    renameSync(half, fileOf(name));
  } catch {
    if (existsSync(half)) rmSync(half);
  }
}

function fileOf(name: string): string {
  return join(root, 'work', `.${name}.json`);
}
