import type { Find, Hit } from './hits.ts';
import { email, secretOf } from './redaction.ts';
import type { TracedSpan } from './telemetry.ts';
import { quote, share } from './wording.ts';

/** Values that look like secrets, by their keys. No value is ever repeated, not even in part. */
export const findSecrets: Find = ({ services }) => {
  const hits: Hit[] = [];
  const known = new WeakMap<object, Map<string, string>>();
  for (const [service, all] of services) {
    const found = new Map<string, { what: string; key: string; spans: TracedSpan[] }>();
    for (const traced of all) {
      const { resource, attributes, span } = traced;
      const onResource = known.get(resource) ?? secretsIn(resource);
      known.set(resource, onResource);
      const onSpan = secretsIn(attributes);
      for (const part of [...span.events, ...span.links]) {
        for (const [key, what] of secretsIn(part.attributes)) onSpan.set(key, what);
      }
      for (const [key, what] of new Map([...onResource, ...onSpan])) {
        const place = `${what}\0${key}`;
        const group = found.get(place) ?? { what, key, spans: [] };
        found.set(place, group);
        group.spans.push(traced);
      }
    }
    for (const { what, key, spans } of found.values()) {
      const begin = share(spans.length, all.length, 'span', 'carries', 'carry');
      hits.push({
        rule: what === email.what ? 'email-in-attribute' : 'secret-in-attribute',
        service,
        spans,
        of: all.length,
        what: `${begin} what looks like ${what} in the attribute ${quote(key)}: \`****\` (not shown).`,
      });
    }
  }
  return hits;
};

/** What the attributes seem to hold, by key; `card.number` for a map in them. */
function secretsIn(attributes: Record<string, unknown> = {}): Map<string, string> {
  const found = new Map<string, string>();
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'boolean') continue;
    const texts = Array.isArray(value) ? value : [value];
    for (const item of texts) {
      if (typeof item === 'string' || typeof item === 'number') {
        const what = secretOf(key, String(item), typeof item === 'string');
        if (what) found.set(key, what);
      } else if (item && !(item instanceof Uint8Array)) {
        for (const [inner, what] of secretsIn(item)) found.set(`${key}.${inner}`, what);
      }
    }
  }
  return found;
}
