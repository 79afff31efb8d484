import { lessons, type Rule } from './rule.ts';

/** The workshop's own rules. They never enter the score. */
export const workshopRules = {
  'unknown-service': {
    title: 'The service has the default name of the SDK',
    impact: 'Critical',
    todo: 'Set OTEL_SERVICE_NAME in the environment of each program.',
    lesson: lessons.first,
    evenOnce: true,
  },
  'secret-in-attribute': {
    title: 'A recorded value looks like a secret',
    impact: 'Critical',
    todo: 'Stop recording this value, remove it from your backend, and replace the secret if it is real.',
    lesson: lessons.describe,
    evenOnce: true,
  },
  'email-in-attribute': {
    title: 'A recorded value looks like an e-mail address',
    impact: 'Important',
    todo: 'Record an internal id in place of the address.',
    lesson: lessons.describe,
  },
  'exception-without-error': {
    title: 'An exception was recorded, but the status is not ERROR',
    impact: 'Important',
    todo: 'Set the status to ERROR where the work failed; if the exception was handled, record it as an event with another name.',
    lesson: lessons.describe,
  },
  'error-without-reason': {
    title: 'The status is ERROR, but nothing says why',
    impact: 'Normal',
    todo: 'Give `setStatus` a message, set `error.type`, or record the exception.',
    lesson: lessons.describe,
  },
  'server-span-twice': {
    title: 'One request has two SERVER spans',
    impact: 'Normal',
    todo: 'Disable one of the two instrumentations that trace incoming requests.',
    lesson: lessons.libraries,
  },
  'context-lost': {
    title: 'A called service began a trace of its own',
    impact: 'Important',
    todo: 'Check that the caller injects `traceparent`, that no proxy removes it, and that the callee extracts it.',
    lesson: lessons.propagation,
  },
  'message-context-lost': {
    title: 'Consumers begin traces of their own',
    impact: 'Important',
    todo: 'Check that the producer writes `traceparent` into the headers of each message, and that the consumer extracts it as its parent or as a link.',
    lesson: lessons.propagation,
  },
  'child-outlives-parent': {
    title: 'Spans end after their parent',
    impact: 'Normal',
    todo: 'Await the work before its parent ends; if the work is meant to run on, give it a trace of its own, with a link.',
    lesson: lessons.nested,
  },
  'end-before-start': {
    title: 'Spans end before they start',
    impact: 'Normal',
    todo: 'Take the start and the end from one clock that never goes back, and give both in the same unit.',
    lesson: lessons.first,
  },
  'time-far-off': {
    title: 'Timestamps are far from the present',
    impact: 'Important',
    todo: 'Send the start and the end in nanoseconds since 1970.',
    lesson: lessons.send,
  },
  'parents-in-a-ring': {
    title: 'Spans are their own ancestors',
    impact: 'Important',
    todo: 'Give each span an id of its own, and the id of the span that was active when it started as its parent.',
    lesson: lessons.nested,
  },
  'attribute-renamed': {
    title: 'Attributes have names that the semantic conventions have replaced',
    impact: 'Low',
    todo: 'Update the instrumentation; some libraries also need OTEL_SEMCONV_STABILITY_OPT_IN=http,database.',
    lesson: lessons.libraries,
  },
  'clocks-disagree': {
    title: 'The clocks of two services disagree',
    impact: 'Normal',
    todo: 'Synchronize the clocks of both machines, for example with NTP.',
    lesson: lessons.propagation,
  },
  'trace-cut': {
    title: 'Traces are cut by unequal sampling',
    impact: 'Important',
    todo: 'Use a parent-based sampler in every service, so that only the root decides.',
    lesson: lessons.samplers,
  },
} satisfies Record<string, Rule>;
