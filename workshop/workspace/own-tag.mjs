import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The tag of this copy of the workshop. It is random, made once, and kept in `work/`. Plain
 * JavaScript that imports no package, so that there is a tag where the packages are missing.
 *
 * @returns {string}
 */
export function ownTag() {
  const file = new URL('../../work/.receipts.json', import.meta.url);
  /** @type {Record<string, string>} */
  let known = {};
  try {
    known = { ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    // There is none yet.
  }
  if (known.tag) return known.tag;
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const digits = '23456789';
  const one = (/** @type {string} */ characters) => characters[randomInt(characters.length)];
  const tag = `${one(letters)}${one(digits)}${one(letters + digits)}${one(letters + digits)}`;
  try {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...known, tag }));
  } catch {
    // Then the next one differs.
  }
  return tag;
}
