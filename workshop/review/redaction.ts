/** What a secret may look like inside a value. */
const patterns: { what: string; pattern: RegExp; isReal?: (match: string) => boolean }[] = [
  {
    what: 'a card number',
    pattern: /(?<![\w.-])\d(?:[ -]?\d){13,15}(?![\w-]|\.\d)/g,
    isReal: isCardNumber,
  },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g },
  {
    what: 'a bearer token',
    pattern: /\bbearer\s+[\w.~+/-]{20,}=*/gi,
    isReal: (match) => /\d/.test(match),
  },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  {
    what: 'a password in a URL',
    pattern: /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
    isReal: isUnmasked,
  },
  {
    what: 'a secret in a URL or a command',
    pattern:
      /(?<=(?:[?&;]|--)(?:(?:access_|refresh_|id_|auth_)?token|api[_-]?key|(?:client[_-]?)?secret)=|(?:^|[?&;\s]|--)(?:password|passwd|pwd)=)[^\s&#;]+/gi,
    isReal: isUnmasked,
  },
];
/** Where a value holds one of these, it is a person's and no secret. */
export const email = {
  what: 'an e-mail address',
  pattern: /(?<![\w.+@-]|:\/\/)(?!git@)[a-z\d][\w.+-]*@[a-z](?:[\w-]*\.)+[a-z]{2,}(?![\w@/:-])/gi,
};
/** What every one of them has in it: most values have none, and are done with quickly. */
const hint = /\d{4}|\d[ -]\d|eyJ|bearer|A[KS]IA|@|(?:passw(?:or)?d|pwd|token|key|secret)=/i;

const secretKey =
  /(?:^|[._-])(?:password|passwd|pwd|passphrase|secret|(?:api|private|secret)[_.-]?key|(?:access|refresh|auth|id|session)[_.-]?token|authorization|(?:set-)?cookie)$/i;

const headerKey = /(?:authorization|cookie)$/i;

/** Keys whose numbers are ids and times, of which one in a hundred looks like a card number. */
const idKey = /(?:^|[._-])(?:id|ids|uuid|guid|offset|timestamp|time|hash|stacktrace)$/i;

/** Replaces everything in a text that looks like a secret or an e-mail address. */
export function redact(text: string): string {
  if (!hint.test(text)) return text;
  return [...patterns, { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, isReal: undefined }].reduce(
    (safe, { pattern, isReal }) =>
      safe.replace(pattern, (match) => (!isReal || isReal(match) ? '****' : match)),
    text,
  );
}

const notEmailKey = /(?:stacktrace|message[._-]?id)$/i;

/** What the value of an attribute looks like, in words, if it looks like a secret at all. */
export function secretOf(key: string, value: string, isText: boolean): string | undefined {
  if (isText && secretKey.test(key) && isUnmasked(value)) {
    // Without its header's value, it is only the answer to whether there was one.
    const isWord = headerKey.test(key) && value.length < 16;
    if (!isWord) return 'a password or another secret';
  }
  if (value.length < 6 || !hint.test(value)) return undefined;
  const text = value.slice(0, 4000);
  for (const { what, pattern, isReal } of patterns) {
    if (isReal === isCardNumber && idKey.test(key)) continue;
    const matches = text.match(pattern) ?? [];
    if (matches.some((match) => !isReal || isReal(match))) return what;
  }
  const isAddress = text.includes('@') && !notEmailKey.test(key) && text.match(email.pattern);
  return isAddress ? email.what : undefined;
}

function isUnmasked(value: string): boolean {
  return value !== '' && !masked.test(value);
}

/** Masks, parameters of a query, and words that only say whether there is a secret. */
const masked =
  /^(?:[*x•.?]+|\W?(?:redacted|filtered|masked|hidden|null|none|true|false|yes|no|set|unset|missing|present)\W?|\$?\{.*\}|<.*>|%s|[$:@]\w+)$/i;

/** Whether it has the length and the first digits of a common card, and the right check digit. */
function isCardNumber(text: string): boolean {
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
