import { describe, expect, test } from 'vitest';
import { review, type Finding } from '../review/review.ts';
import type { RuleId } from '../review/rules.ts';
import { SentSpans } from './sent-spans.ts';

export type Build = (sent: SentSpans) => void;

export function findings(rule: RuleId, build: Build): Finding[] {
  const sent = new SentSpans();
  build(sent);
  return review(sent.received).findings.filter((finding) => finding.rule === rule);
}

/** Traces that must trigger a rule, each with a part of the sentence; and near misses. */
export function rule(
  id: RuleId,
  wrong: Record<string, [string, Build]>,
  right: Record<string, Build>,
) {
  describe(id, () => {
    test.each(Object.entries(wrong))('finds: %s', (_, [what, build]) => {
      const found = findings(id, build);
      expect(found.map((finding) => finding.what).join('\n')).toContain(what);
      expect(found[0]!.examples.length).toBeGreaterThan(0);
    });
    test.each(Object.entries(right))('is silent: %s', (_, build) => {
      expect(findings(id, build)).toEqual([]);
    });
  });
}

export const times = (count: number, build: (i: number) => void) => {
  for (let i = 0; i < count; i++) build(i);
};
export const names =
  (...all: string[]): Build =>
  (sent) =>
    all.forEach((name) => sent.service('a')(name));
export const attributes =
  (set: Record<string, unknown>, kind?: 'SERVER' | 'CLIENT'): Build =>
  (sent) =>
    sent.service('a')('x', { attributes: set, kind });
export const resource =
  (set: Record<string, unknown>): Build =>
  (sent) =>
    sent.service('a', set)('x');
