import { isUnmasked } from './masks.ts';

export interface Pattern {
  what: string;
  /** What is secret is all that it matches, or its group `value`, with which the match ends. */
  pattern: RegExp;
  isReal?: (secret: string) => boolean;
  /** Looked for first, where the pattern is slow. */
  hint?: RegExp;
  /** Whether source code and queries have much that only looks like it. */
  isOfPlainText?: boolean;
}

const password = '(?:password|passwd|pwd|passphrase)';
const key =
  '(?:(?:client|app|api|shared|signing)[_-]?secret|secret[_-]?(?:access[_-]?)?key|(?:api|private)[_-]?key|(?:access|refresh|id|auth|reset|session)[_-]?token)';
/** Tokens that let somebody in. Those of pages and of a sync do not. */
const queryToken =
  '(?:(?:access|refresh|id|auth|reset|session|login|verify|verification|confirm|confirmation|activation|invite|invitation|security|bearer|api|jwt)[_-]?)?token';
const hint = /passw|pwd|passphrase|secret|key|token/i;
const inQuery = 'a secret in a URL or a command';

/** What a secret may look like inside a text, the most telling first. */
export const patterns: Pattern[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z\d]+ )*PRIVATE KEY-----[^]*?(?:-----END [A-Z\d ]*-----|$)/g,
  },
  {
    what: 'a card number',
    pattern: /(?<![\w.-])\d(?:[ -]?\d){13,15}(?![\w-]|\.\d)/g,
    isReal: isCardNumber,
  },
  {
    what: 'a bearer token',
    pattern: /\bbearer\s+(?<value>[\w.~+/-]{20,}=*)/gi,
    isReal: (secret) => /\d/.test(secret) && isUnmasked(secret),
  },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{30,}/g, isReal: isUnmasked },
  {
    what: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z\d]{16,}|github_pat_\w{16,})/g,
    isReal: isUnmasked,
  },
  { what: 'a Stripe key', pattern: /\b[sr]k_live_[A-Za-z\d]{8,}/g, isReal: isUnmasked },
  { what: 'a Slack token', pattern: /\bxox[abeprs]-[A-Za-z\d-]{10,}/g, isReal: isUnmasked },
  {
    what: 'a password in a URL',
    pattern: /:\/\/[^\s/:@"']*:(?<value>[^\s/@?#"']+)(?=@)/g,
    isReal: isUnmasked,
  },
  {
    what: inQuery,
    pattern: new RegExp(
      `(?:^|[?&;])(?:${queryToken}|(?:client[_-]?)?secret|api[_-]?key|x-amz-security-token|(?:sig|(?:x-(?:amz|goog)-)?signature)(?==[^&\\s]{6}))=(?<value>[^\\s&#;"']+)`,
      'gi',
    ),
    isReal: isUnmasked,
  },
  {
    what: inQuery,
    pattern: new RegExp(
      `(?<![\\w-])--(?!(?:page|next|sync)-)(?:[\\w.-]*[_.-])?(?:${password}|secret|token|api[_-]?key)(?:=|\\s+)(?!-)(?<value>\\S+)`,
      'gi',
    ),
    isReal: isNoPath,
  },
  {
    what: 'a password or another secret',
    pattern: new RegExp(
      `(?<![\\w.-])[\\w.-]*(?:${password}|${key})\\\\*["'\`]?\\s*[:=]\\s*N?\\\\*["'](?<value>[^"'\\s\\\\]+)(?=\\\\*["'])`,
      'gi',
    ),
    isReal: isNoPath,
    hint,
  },
  {
    what: 'a password',
    pattern: /\b(?:identified\s+by|password)\s+'(?<value>[^'\s]+)(?=')/gi,
    isReal: isUnmasked,
  },
  {
    what: 'a password',
    pattern: new RegExp(`(?<![\\w.-])[\\w.-]*${password}=(?!["'\\\\])(?<value>[^\\s&#;]+)`, 'gi'),
    isReal: (secret) => [secret, secret.split(/[,)}\]]/)[0]!].every(isNoPath),
    hint,
    isOfPlainText: true,
  },
  {
    what: 'a password or another secret',
    pattern: new RegExp(
      `(?<![\\w.-])[\\w.-]*(?:${password}|${key})\\s?(?::\\s*|=)(?!["'\\\\])(?<value>[^\\s"',;&]{6,})`,
      'gi',
    ),
    // After a password's name, a text may also say what is wrong with it.
    isReal: (secret) => /[\d!@#$%^*+~]/.test(secret) && isNoPath(secret),
    hint,
    isOfPlainText: true,
  },
];

function isNoPath(secret: string): boolean {
  return isUnmasked(secret) && !/^(?:\.{0,2}\/|[a-z]:\\|https?:)/i.test(secret);
}

/** Whether it has the length and the first digits of a common card, and the right check digit. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const isIssued =
    /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|35\d{14}|3(?:0[0-5]|[68]\d)\d{11})$/;
  if (!isIssued.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
