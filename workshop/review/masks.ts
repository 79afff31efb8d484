/** Masks, whole or in part. */
const masks = [
  /^[*x•.?#-]*$/i,
  /\*{3}|•{3}|x{6}/i,
  /^[\W_]*(?:redacted|filtered|masked|hidden|scrubbed|sanitized|removed|omitted|censored)/i,
];

/** Parameters of a query, of a template or of a shell, that stand for a value. */
const parameter = /^(?:\$?\{.*\}|\$\(.*|<.*>|%s|%\w+%|[$:@]\w+)$/;

/** Words that only say whether there is a secret, what type it has, or what is wrong with it. */
const word =
  /^(?:null|nil|none|undefined|true|false|yes|no|[01]|set|unset|missing|present|required|optional|empty|blank|invalid|incorrect|wrong|expired|mismatch|failed|unknown|string|text)$/i;

/** Whether a value is there as it is: not masked, and no word or parameter in its place. */
export function isUnmasked(value: string): boolean {
  const decoded = value
    .replace(/%[2-7][0-9a-f]/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)))
    .trim()
    .replace(/^(?:bearer|basic|digest|token)\s+/i, '');
  const bare = decoded.replace(/^["'`([{\\]+|["'`)\]},.;:!\\]+$/g, '');
  const isMasked = [...masks, parameter, word].some(
    (pattern) => pattern.test(decoded) || pattern.test(bare),
  );
  return !isMasked;
}
