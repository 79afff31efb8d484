import { lessons, type Rule } from './rule.ts';
import { workshopRules } from './workshop-rules.ts';

export { weights, type Impact } from './rule.ts';

/**
 * The rules of the Instrumentation Score that traces can answer, under their own ids and impacts.
 * https://github.com/instrumentation-score/spec/tree/main/rules
 */
export const scoreRules = {
  'RES-001': {
    criterion: '`service.instance.id` is present',
    title: 'The resource has no `service.instance.id`',
    impact: 'Normal',
    todo: 'Add `service.instance.id` to the resource, or let a detector of your SDK set it.',
    lesson: lessons.send,
  },
  'RES-004': {
    criterion: 'Attributes are at the level where the semantic conventions put them',
    title: 'Attributes are at the wrong level',
    impact: 'Important',
    todo: 'Put what is true of the whole process on the resource, and what is true of one operation on its span.',
    lesson: lessons.first,
  },
  'RES-005': {
    criterion: '`service.name` is present',
    title: 'The resource has no `service.name`',
    impact: 'Critical',
    todo: 'Set OTEL_SERVICE_NAME in the environment of each program.',
    lesson: lessons.first,
    evenOnce: true,
  },
  'SPA-001': {
    criterion: 'Traces have at most 10 INTERNAL spans per service',
    title: 'Traces have many INTERNAL spans from one service',
    impact: 'Normal',
    todo: 'Keep spans for steps that explain the duration of a trace, and make the others attributes or events.',
    lesson: lessons.bottleneck,
  },
  'SPA-002': {
    criterion: 'Traces have no orphan spans',
    title: 'Traces have orphan spans',
    impact: 'Normal',
    todo: 'Find out where the parents are lost: at shutdown, in a full queue, in a sampler, or in a caller that exports elsewhere.',
    lesson: lessons.batch,
  },
  'SPA-003': {
    criterion: 'Span names have bounded cardinality',
    title: 'Span names contain ids',
    impact: 'Important',
    todo: 'Use one name for one kind of work, such as the route, and put the id into an attribute.',
    lesson: lessons.describe,
  },
  'SPA-004': {
    criterion: 'Root spans are not CLIENT spans',
    title: 'Root spans are CLIENT spans',
    impact: 'Important',
    todo: 'Start a SERVER or INTERNAL span around the work that makes the call, and keep it active during the call.',
    lesson: lessons.propagation,
  },
  'SPA-005': {
    criterion: 'Traces have at most 20 spans shorter than 5 ms',
    title: 'Traces have many very short spans',
    impact: 'Important',
    todo: 'Combine short steps into one span, or replace many small calls with one larger call.',
    lesson: lessons.bottleneck,
  },
  'SDK-001': {
    criterion: 'The SDK supports the version of the runtime',
    title: 'The SDK does not support the version of the runtime',
    impact: 'Low',
    todo: 'Update the runtime, or use an SDK version that supports it.',
    lesson: lessons.libraries,
  },
} satisfies Record<string, Rule & { criterion: string }>;

/** The rules of the specification that are never judged here, and why. */
export const otherScoreRules = {
  'RES-002': 'the workshop does not check which resources are distinct',
  'RES-003': 'traces do not reliably say whether a program runs in a Kubernetes pod',
  ...ofSignal('LOG', 2, 'the workshop receives no logs'),
  ...ofSignal('MET', 6, 'the workshop receives no metrics'),
};

function ofSignal(signal: string, count: number, why: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${signal}-00${i + 1}`, why]));
}

export type ScoreRuleId = keyof typeof scoreRules;
export type RuleId = ScoreRuleId | keyof typeof workshopRules;
export const rules: Record<RuleId, Rule> = { ...scoreRules, ...workshopRules };
