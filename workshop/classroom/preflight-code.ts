import { tagPattern } from '../checking/receipt.ts';
import { preflightText } from './preflight-text.mjs';

/** What somebody replies to the invitation: `PREFLIGHT OK 20.19 linux x64 k3f9 3b1c`. */
export interface PreflightCode {
  /** What is wrong, by name; empty where everything works. */
  failed: string[];
  /** As `20.19`. */
  node: string;
  platform: string;
  arch: string;
  tag: string;
}

const pattern = new RegExp(
  String.raw`\bPREFLIGHT\s+(OK|[a-z\d,-]+)\s+(\d+\.\d+)\s+(\w+)\s+(\w+)\s+(${tagPattern})\s+([\da-f]{4})\b`,
  'gi',
);

/** The codes in a line of text, whatever is around them. */
export function preflightsIn(line: string): PreflightCode[] {
  return Array.from(line.matchAll(pattern)).flatMap((match) => {
    const [verdict = '', node = '', platform = '', arch = '', tag = '', sum] = match
      .slice(1)
      .map((word) => word.toLowerCase());
    const failed = verdict === 'ok' ? [] : verdict.split(',');
    const code = { failed, node, platform, arch, tag };
    return preflightText(code).endsWith(` ${sum}`) ? [code] : [];
  });
}
