import { shorten, plural, formatNumber } from '../render/text.ts';
import { redact } from './redaction.ts';

/** A number of things out of all, as the subject of a sentence: `14 of 20 spans have`. */
export function share(count: number, of: number, thing = 'span', has = 'has', have = 'have') {
  if (of === 1) return `The only ${thing} ${has}`;
  if (count === 1) return `One of ${counted(of, thing)} ${has}`;
  if (count === 2 && of === 2) return `Both ${thing}s ${have}`;
  const all = count === of ? 'All' : `${formatNumber(count)} of`;
  return `${all} ${counted(of, thing)} ${have}`;
}

export function counted(count: number, thing: string): string {
  return plural(count, thing).replace(/^\d+/, formatNumber(count));
}

/** Text that came from outside, for a sentence: not too long, and without secrets. */
export function quote(text: string): string {
  return `\`${safeName(text)}\``;
}

export function safeName(text: string): string {
  return shorten(redact(text.slice(0, 500)), 80);
}

/** The name of a service in a sentence. */
export function serviceName(service: string): string {
  return service ? quote(service) : 'a service without a name';
}

/** The first texts of a list, and how many more there are. */
export function someOf(texts: string[], most = 4): string {
  const more = texts.length - most;
  return texts.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
