import type { Find, Hit } from './hits.ts';
import { email, secretOf } from './redaction.ts';
import { remembered, type TracedSpan } from './telemetry.ts';
import { quote, share } from './wording.ts';

interface Found {
  what: string;
  place: string;
  spans: TracedSpan[];
  isOfResource: boolean;
}

/** Values that look like secrets, by where they are. No value is ever repeated, not even in part. */
export const findSecrets: Find = ({ services }) => {
  const hits: Hit[] = [];
  const inResource = remembered((resource: TracedSpan['resource']) =>
    [...secretsIn(resource)].filter(([key, what]) => what !== email.what || !ownerKey.test(key)),
  );
  const inText = remembered((text: string) => secretOf('', text));
  for (const [service, all] of services) {
    const found = new Map<string, Found>();
    const add = (place: string, what: string, traced: TracedSpan, isOfResource = false) => {
      const group = found.get(`${what}\0${place}`) ?? { what, place, spans: [], isOfResource };
      found.set(`${what}\0${place}`, group);
      group.isOfResource &&= isOfResource;
      if (group.spans.at(-1) !== traced) group.spans.push(traced);
    };
    for (const traced of all) {
      for (const [key, what] of inResource(traced.resource))
        add(attribute(key), what, traced, true);
      for (const [place, what] of secretsOnSpan(traced, inText)) add(place, what, traced);
    }
    for (const { what, place, spans, isOfResource } of found.values()) {
      const begin = share(spans.length, all.length, 'span', 'carries', 'carry');
      hits.push({
        rule: what === email.what ? 'email-in-attribute' : 'secret-in-attribute',
        service,
        spans,
        of: all.length,
        what: `${begin} what looks like ${what} in ${place}: \`****\` (not shown).`,
        isOfResource,
      });
    }
  }
  return hits;
};

/** Keys that say whom to ask about a service, on its resource. */
const ownerKey =
  /(?:^|[._/-])(?:owner|team|contact|maintainer)s?(?:[._-](?:e?-?mail|address|contact))?$/i;

function attribute(key: string): string {
  return `the attribute ${quote(key)}`;
}

/** The places on a span, each with what it seems to hold. */
function secretsOnSpan(
  { name, attributes, span: { events, links, status } }: TracedSpan,
  inText: (text: string) => string | undefined,
): [place: string, what: string][] {
  const found: [string, string][] = [];
  const look = (place: string, text: string | undefined) => {
    const what = text && inText(text);
    if (what) found.push([place, what]);
  };
  look('the span name', name);
  look('the status message', status.message);
  for (const event of events) look('the name of an event', event.name);
  for (const part of [{ attributes }, ...events, ...links]) {
    for (const [key, what] of secretsIn(part.attributes)) found.push([attribute(key), what]);
  }
  return found;
}

/** What the attributes seem to hold, by key; `card.number` for a map in them. */
function secretsIn(attributes: Record<string, unknown> = {}): Map<string, string> {
  const found = new Map<string, string>();
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'boolean') continue;
    for (const item of textsOf(key, value)) {
      if (typeof item === 'string' || typeof item === 'number') {
        const what = secretOf(key, String(item), typeof item === 'string');
        if (what) found.set(key, what);
      } else if (item && !(item instanceof Uint8Array)) {
        for (const [inner, what] of secretsIn({ ...item })) found.set(`${key}.${inner}`, what);
      }
    }
  }
  return found;
}

/** An option of a command may be in one argument, and its value in the next. */
function textsOf(key: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) return [value];
  return key.endsWith('command_args') ? [value.join(' ')] : value;
}
