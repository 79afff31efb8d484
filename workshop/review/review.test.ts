import stringWidth from 'string-width';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { SentSpans } from '../dev/sent-spans.ts';
import { root } from '../lessons.ts';
import { TraceStore } from '../otlp/trace-store.ts';
import { review, reviewStore, type Review } from './review.ts';
import { otherScoreRules, rules, scoreRules } from './rules.ts';
import { reviewText } from './text.ts';

const resultOf = ({ services }: Review, service: string, rule: string) =>
  services.find((one) => one.service === service)!.rules.find((one) => one.rule === rule)!.result;

test('a service without a fault has 100, and its score says what it leaves out', () => {
  const sent = new SentSpans();
  sent.service('a')('GET /', { kind: 'SERVER' });
  const { services, findings } = review(sent.received);
  expect(findings).toEqual([]);
  expect(services).toMatchObject([{ service: 'a', spans: 1, score: 100, category: 'Excellent' }]);
  const { rules: results, note } = services[0]!;
  expect(results.map(({ rule }) => rule)).toEqual(
    [...Object.keys(scoreRules), ...Object.keys(otherScoreRules)].sort(),
  );
  expect(note).toContain('This score is not complete. 10 of 19 rules are not judged: LOG-001');
  for (const { rule } of results.filter(({ result }) => result === 'not judged'))
    expect(note).toContain(rule);
});

test('the score is that of the formula, and rules of the workshop are not in it', () => {
  const sent = new SentSpans();
  const send = sent.service('a', { 'service.instance.id': undefined });
  for (let i = 0; i < 5; i++) {
    send(`GET /${i * 31}`, { kind: 'CLIENT', attributes: { 'db.password': 'hunter2' } });
  }
  const { services, findings } = review(sent.received);
  // Of 230 points, RES-001 (20), SPA-003 (30) and SPA-004 (30) are missing.
  expect(services).toMatchObject([{ score: 65.22, category: 'Needs Improvement' }]);
  expect(findings.map(({ rule, impact, source }) => [rule, impact, source])).toEqual([
    ['secret-in-attribute', 'Critical', 'workshop'],
    ['SPA-003', 'Important', 'instrumentation-score'],
    ['SPA-004', 'Important', 'instrumentation-score'],
    ['RES-001', 'Normal', 'instrumentation-score'],
  ]);
});

test('a rule that cannot be judged is not in the total', () => {
  const sent = new SentSpans();
  sent.service('a', { 'telemetry.sdk.language': 'go', 'service.instance.id': '' })('GET /');
  // 200 of 220: without the 10 of SDK-001.
  expect(review(sent.received).services[0]).toMatchObject({ score: 90.91, category: 'Excellent' });
  expect(resultOf(review(sent.received), 'a', 'SDK-001')).toBe('not judged');
});

test('one occurrence is at most Normal, except a secret and a missing name', () => {
  const sent = new SentSpans();
  sent.service('a')('x', { kind: 'CLIENT', attributes: { password: 'hunter2', mail: 'a@b.com' } });
  sent.service('')('x');
  const impacts = review(sent.received).findings.map(({ rule, impact }) => `${rule} ${impact}`);
  expect(impacts).toEqual([
    'RES-005 Critical',
    'secret-in-attribute Critical',
    'SPA-004 Normal',
    'email-in-attribute Normal',
  ]);
});

test('what a secret is, is nowhere in a review', () => {
  const sent = new SentSpans();
  const secrets = ['4111111111111111', 'hunter2x', 'ada@example.com', 'AKIAIOSFODNN7EXAMPLE'];
  for (const secret of secrets) {
    const attributes = { [`the ${secret}`]: secret, password: secret, 'http.method': secret };
    sent.service('a')(`GET /${secret}?password=${secret}`, { attributes });
  }
  const text = JSON.stringify(review(sent.received));
  for (const secret of secrets)
    expect(text.includes(`"${secret}`) || text.includes(`=${secret}`)).toBe(false);
  expect(text).not.toMatch(/4111|AKIA|ada@/);
  const texts = [
    'ghp_hidden0123456789hidden',
    '{"password":"hidden"}',
    "SET password = 'hidden'",
    'redis://:hidden@cache',
    '--db-password hidden',
    '?sig=hidden',
    'password: hidden0',
  ];
  const others = new SentSpans();
  for (const secret of texts) {
    const send = others.service('a', { 'process.command_args': [secret] });
    const event = { name: secret, attributes: { [secret]: secret } };
    for (const _ of [1, 2, 3])
      send(`${secret} 41`, {
        kind: 'CLIENT',
        status: 'ERROR',
        message: secret,
        attributes: { 'messaging.destination.name': secret, 'http.method': secret },
        events: [event],
      });
  }
  expect(JSON.stringify(review(others.received))).not.toContain('hidden');
});

test('a span that came twice counts once, and the parent may come last', () => {
  const sent = new SentSpans();
  const parent = sent.service('a')('root', { kind: 'SERVER' });
  sent.service('b')('x', { in: parent });
  const { spans, traces, findings } = review([...sent.received, ...sent.received].reverse());
  expect({ spans, traces, findings }).toEqual({ spans: 2, traces: 1, findings: [] });
});

test('a parent counts as missing only in a trace that is quiet and whole', () => {
  const sent = new SentSpans();
  const { traceId } = sent.service('a')('x', {
    in: { traceId: 'b'.repeat(32), spanId: 'c'.repeat(16) },
  });
  const store = new TraceStore(() => {}, {});
  store.add(sent.received);
  const later = performance.now() + 20_000;
  expect(resultOf(reviewStore(store), 'a', 'SPA-002')).toBe('not judged');
  expect(reviewStore(store).incompleteTraces).toBe(1);
  expect(resultOf(reviewStore(store, later), 'a', 'SPA-002')).toBe('failed');
  store.traces[0]!.dropped = 1;
  expect(resultOf(reviewStore(store, later), 'a', 'SPA-002')).toBe('not judged');
  expect(review(sent.received, { incomplete: new Set([traceId]) }).findings).toEqual([]);
});

test('what comes of a trace after it was dropped makes no finding, and what was dropped is counted', () => {
  const first = new SentSpans('1');
  const parent = first.service('a')('x', { kind: 'SERVER' });
  const later = new SentSpans('2');
  later.service('b')('y', { kind: 'SERVER', in: parent });
  const store = new TraceStore(() => {}, { maxTraces: 1 });
  store.add(first.received);
  const between = new SentSpans('3');
  between.service('c')('z', { kind: 'SERVER' });
  store.add(between.received);
  store.add(later.received);
  const seen = reviewStore(store, performance.now() + 20_000);
  expect(seen).toMatchObject({ findings: [], incompleteTraces: 1, dropped: 2 });
});

test('hostile spans are reviewed: no spans, parents in a circle, times and names that are none', () => {
  expect(review([])).toMatchObject({ spans: 0, services: [], findings: [] });
  const sent = new SentSpans();
  const [one, other] = [sent.newId(16), sent.newId(16)].map((spanId) => ({
    traceId: 'd'.repeat(32),
    spanId,
  }));
  const spans = [
    {
      ...one,
      parentSpanId: other!.spanId,
      name: '__proto__',
      startTimeUnixNano: '18446744073709551615',
    },
    {
      ...other,
      parentSpanId: one!.spanId,
      name: "'".repeat(100_000),
      attributes: [{ key: '__proto__', value: {} }],
    },
    {
      ...one,
      spanId: sent.newId(16),
      parentSpanId: one!.spanId,
      kind: 3,
      attributes: [{ key: 'url.full', value: { stringValue: 'http://[' } }],
    },
  ];
  sent.request.resourceSpans.push({ scopeSpans: [{ spans }] });
  const { findings } = review(sent.received);
  expect(findings.map(({ rule }) => rule)).toContain('RES-005');
});

test('every rule has a lesson that there is, a title and a sentence on what to do', () => {
  for (const { lesson, title, todo } of Object.values(rules)) {
    expect(existsSync(join(root, 'lessons', lesson, 'README.md'))).toBe(true);
    expect(title).toMatch(/^[`A-Z].*[^.]$/);
    expect(todo).toMatch(/^[A-Z][^]*\.$/);
  }
});

test.each([60, 80, 100, 140])('the text fits %d columns, with colour and without', (width) => {
  const sent = new SentSpans();
  const names = ['コーヒー'.repeat(30), '\x1b[2J', 'x'.repeat(300), ''];
  for (const name of names) {
    for (let i = 0; i < 4; i++)
      sent.service(name, { 'service.instance.id': undefined })(`${name}/${i * 77}`, {
        kind: 'CLIENT',
        scope: name,
      });
  }
  const found = review(sent.received);
  const plain = reviewText(found, { width, height: 30, colour: false });
  const coloured = reviewText(found, { width, height: 30, colour: true });
  expect(stripVTControlCharacters(coloured)).toBe(plain);
  expect(coloured).not.toBe(plain);
  expect(plain).not.toContain('\x1b');
  for (const line of plain.split('\n'))
    expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(width, 100));
});

test('the text names the score, the rule, the spans, what to do and the lesson', () => {
  const sent = new SentSpans();
  for (let i = 0; i < 3; i++)
    sent.service('till', { 'telemetry.sdk.language': 'go' })(`charge card ${41 + 7 * i}`, {
      scope: 'cards',
    });
  const text = reviewText(review(sent.received), { width: 80, height: 30, colour: false });
  expect(text).toMatchInlineSnapshot(`
    "Review of 3 spans in 3 traces from 1 service

    Instrumentation Score, 0 to 100
    till      86 Good              7 of 8 passed, 11 not judged
    This score is not complete. 11 of 19 rules are not judged: LOG-001, LOG-002,
    MET-001, MET-002, MET-003, MET-004, MET-005, MET-006, RES-002, RES-003, SDK-001.
    The workshop's own findings do not affect the score.

    1 finding

    Important: Span names contain ids
      Use one name for one kind of work, such as the route, and put the id into an
      attribute.
      Lesson 3: lessons/03-describe-the-work/README.md
      SPA-003, a rule of the score

      till, scope cards
      All 3 spans have an id in the name: 3 different names match \`charge card #\`.
      The specification sets no limit yet, so the limit here is the workshop's.
      trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1  charge card 41
      trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3  charge card 48
      trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa5  charge card 55"
  `);
});

test('fifty thousand spans are reviewed in a few times what it takes to write them as JSON', () => {
  const sent = new SentSpans();
  const [counter, kitchen] = [sent.service('counter'), sent.service('kitchen')];
  for (let i = 0; i < 5000; i++) {
    const at = i * 3;
    const attributes = {
      'http.request.method': 'GET',
      'url.full': `http://kitchen:80/drinks/${i}`,
      'user_agent.original': 'Mozilla/5.0 (X11; Linux x86_64) 12.34',
      'server.port': 80,
      'coffee.note': 'a text of guest 123456',
    };
    const order = counter(`order ${i}`, { kind: 'SERVER', ms: [at, at + 900], attributes });
    counter('bill', { in: order, attributes });
    for (let j = 0; j < 4; j++) {
      const call = counter('GET', { kind: 'CLIENT', in: order, ms: [at, at + 800], attributes });
      const parent = j % 2 ? call : undefined;
      kitchen(`drink ${i}`, { kind: 'SERVER', in: parent, ms: [at + 1, at + 700], attributes });
    }
  }
  const spans = sent.received;
  expect(spans).toHaveLength(50_000);
  const measure = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const least = measure(() => JSON.stringify(spans));
  expect(measure(() => review(spans)) / least).toBeLessThan(20);
});
