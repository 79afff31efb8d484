import type { Hit } from './hits.ts';
import { isSupported } from './resources.ts';
import { otherScoreRules, scoreRules, weights, type Impact, type ScoreRuleId } from './rules.ts';
import type { TracedSpan } from './telemetry.ts';

export type Category = 'Excellent' | 'Good' | 'Needs Improvement' | 'Poor';

export interface RuleResult {
  rule: string;
  result: 'passed' | 'failed' | 'not judged';
  /** When it passes, if it is judged. */
  criterion?: string;
  impact?: Impact;
  /** What was found, or why it is not judged. */
  why?: string;
}

export interface Score {
  /** 0 to 100, with two decimals. */
  score: number;
  category: Category;
  rules: RuleResult[];
  /** Which rules the score leaves out. */
  note: string;
}

/**
 * The Instrumentation Score of a service, from the hits in it and its spans. Rules that are not
 * judged count neither as passed nor in the total.
 * https://github.com/instrumentation-score/spec/blob/main/specification.md
 */
export function scoreOf(hits: Hit[], spans: TracedSpan[]): Score {
  let [passed, total] = [0, 0];
  const rules = Object.entries(scoreRules).map(([rule, { criterion, impact }]): RuleResult => {
    const hit = hits.find((found) => found.rule === rule);
    const why = hit?.what ?? whyNot[rule as ScoreRuleId]?.(spans);
    const result = hit ? 'failed' : why ? 'not judged' : 'passed';
    if (result !== 'not judged') total += weights[impact];
    if (result === 'passed') passed += weights[impact];
    return { rule, result, criterion, impact, ...(why && { why }) };
  });
  const others = Object.entries(otherScoreRules).map(([rule, why]): RuleResult => ({
    rule,
    result: 'not judged',
    why,
  }));
  const all = [...rules, ...others].sort((a, b) => (a.rule < b.rule ? -1 : 1));
  const score = Math.round((passed / total) * 10_000) / 100;
  return { score, category: categoryOf(score), rules: all, note: noteOn(all) };
}

function categoryOf(score: number): Category {
  if (score >= 90) return 'Excellent';
  if (score >= 75) return 'Good';
  return score >= 50 ? 'Needs Improvement' : 'Poor';
}

/** Why a rule cannot be judged from these spans, where that may be. */
const whyNot: { [rule in ScoreRuleId]?: (spans: TracedSpan[]) => string | undefined } = {
  'SPA-002': (spans) =>
    spans.every(({ trace }) => !trace.complete)
      ? 'its traces are still arriving, or lost spans to a limit of the workshop'
      : undefined,
  'SDK-001': (spans) =>
    spans.some(({ resource }) => isSupported(resource) !== undefined)
      ? undefined
      : 'the workshop does not know which runtimes this SDK supports',
};

function noteOn(rules: RuleResult[]): string {
  const missing = rules.filter(({ result }) => result === 'not judged').map(({ rule }) => rule);
  return `This score is not complete. ${missing.length} of ${rules.length} rules are not judged: ${missing.join(', ')}.`;
}
