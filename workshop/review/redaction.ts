import { isUnmasked } from './masks.ts';
import { isCardNumber, patterns, type Pattern } from './secret-patterns.ts';

/** Where a value holds one of these, it is a person's and no secret. */
export const email = {
  what: 'an e-mail address',
  pattern: /(?<![\w.+@-]|:\/\/)(?!git@)[a-z\d][\w.+-]*@[a-z](?:[\w-]*\.)+[a-z]{2,}(?![\w@/:-])/gi,
};
/** What every one of them has in it: most values have none, and are done with quickly. */
const hint =
  /\d{4}|\d[ -]\d|eyJ|bearer|A[KS]IA|AIza|gh[pousr]_|github_pat|k_live_|xox[a-s]-|PRIVATE KEY|@|passw|pwd|passphrase|token|key|secret|sig|identified/i;

const secretKey =
  /(?:^|[._-])(?:password|passwd|pwd|passphrase|secret|(?:api|private|secret)[_.-]?key|secret[_.-]?access[_.-]?key|(?:access|refresh|auth|id|session)[_.-]?token|authorization|(?:set-)?cookie)$/i;

const headerKey = /(?:authorization|cookie)$/i;

/** Keys whose numbers are ids and times, of which one in a hundred looks like a card number. */
const idKey = /(?:^|[._-])(?:id|ids|uuid|guid|offset|timestamp|time|hash|stacktrace)$/i;
/** Keys of source code and of queries. */
const codeKey = /stacktrace$|(?:^|[._-])(?:statement|sql|query\.text)$/i;
const notEmailKey = /message[._-]?id$/i;

const addresses: Pattern = { what: email.what, pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g };

/** Replaces everything in a text that looks like a secret or an e-mail address. */
export function redact(text: string): string {
  const [first = '', decoded = first] = readings(text).map(redactAsIs);
  // In a query that hides a secret, it is the one that is read.
  return decoded.includes('****') && !first.includes('****') ? decoded : first;
}

function redactAsIs(text: string): string {
  if (!hint.test(text)) return text;
  return [...patterns, addresses].reduce((safe, { pattern, isReal }) => {
    return safe.replace(pattern, (match, ...rest) => {
      const groups: unknown = rest.at(-1);
      const { value = match } = (typeof groups === 'object' ? groups : {}) as { value?: string };
      const isSecret = !isReal || isReal(value);
      return isSecret ? `${match.slice(0, match.length - value.length)}****` : match;
    });
  }, text);
}

/** What a text under a key looks like, in words, if it looks like a secret at all. */
export function secretOf(key: string, value: string, isText = true): string | undefined {
  const text = value.slice(0, 10_000);
  const found = inside(key, text);
  if (found && found !== email.what) return found;
  return isText && isSecretByKey(key, text) ? keyed(text) : found;
}

function keyed(text: string): string {
  return /^bearer /i.test(text) ? 'a bearer token' : 'a password or another secret';
}

function isSecretByKey(key: string, value: string): boolean {
  if (!secretKey.test(key)) return false;
  if (!headerKey.test(key)) return isUnmasked(value);
  // Without its header's value, it is only the answer to whether there was one.
  if (value.length < 16) return false;
  const parts = /cookie$/i.test(key)
    ? value.split(/;\s*/).map((part) => part.replace(/^[^=]*=/, ''))
    : [value];
  return parts.some(isUnmasked);
}

/** A text, and what it says where it is a URL or a query, in which much is written as `%40`. */
function readings(text: string): string[] {
  if (!/%[2-7][\da-f]|[?&=][^\s?&=+]*\+/i.test(text)) return [text];
  const decoded = text
    .replaceAll('+', ' ')
    .replace(/%[2-7][\da-f]/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
  return [text, decoded];
}

function inside(key: string, text: string): string | undefined {
  for (const reading of readings(text)) {
    const found = insideAsIs(key, reading);
    if (found) return found;
  }
  return undefined;
}

function insideAsIs(key: string, text: string): string | undefined {
  if (text.length < 6 || !hint.test(text)) return undefined;
  for (const { what, pattern, isReal, hint: first, isOfPlainText } of patterns) {
    if (isReal === isCardNumber && idKey.test(key)) continue;
    if ((isOfPlainText && codeKey.test(key)) || (first && !first.test(text))) continue;
    for (const { 0: match, groups } of text.matchAll(pattern)) {
      if (!isReal || isReal(groups?.value ?? match)) return what;
    }
  }
  if (!text.includes('@') || notEmailKey.test(key)) return undefined;
  // Below its message, a stack has names of packages and files.
  const said = key.endsWith('stacktrace') ? text.split(/\n\s+at /)[0]! : text;
  return said.match(email.pattern) ? email.what : undefined;
}
