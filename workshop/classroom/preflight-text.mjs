import { createHash } from 'node:crypto';
import { ownTag } from '../workspace/own-tag.mjs';

/**
 * A preflight code as a line. It ends with a checksum, so that an example or a typo does not count.
 * Plain JavaScript that imports no package, as the code may say that they are missing.
 *
 * @param {import('./preflight-code.ts').PreflightCode} code
 */
export function preflightText({ failed, node, platform, arch, tag }) {
  const text = `PREFLIGHT ${failed.join(',') || 'OK'} ${node} ${platform} ${arch} ${tag}`;
  return `${text} ${createHash('sha256').update(text).digest('hex').slice(0, 4)}`;
}

/**
 * The code of this machine, where this has failed, and what to do with it.
 *
 * @param {string[]} failed
 */
export function replyText(failed) {
  const { platform, arch, versions } = process;
  const node = versions.node.split('.').slice(0, 2).join('.');
  const says =
    failed.length > 0 ? 'If you cannot repair it, reply with this line' : 'Reply with this line';
  return `${says}:\n\n${preflightText({ failed, node, platform, arch, tag: ownTag() })}`;
}
