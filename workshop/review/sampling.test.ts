import { expect, test } from 'vitest';
import { findings, rule, times, type Build } from '../dev/rule-cases.ts';

/** Orders that go through the counter to the kitchen; the counter is missing from some. */
const orders =
  (whole: number, cut: number, facts: { name?: string; both?: boolean } = {}): Build =>
  (sent) => {
    times(whole, () => {
      const call = sent.service('counter')('POST', {
        kind: 'CLIENT',
        in: sent.service('app')('tap'),
      });
      sent.service('kitchen')('POST /drinks', { kind: 'SERVER', in: call });
    });
    times(cut, () => {
      const { traceId } = sent.service(facts.both ? 'counter' : 'app')('tap');
      sent.service('kitchen')(facts.name ?? 'POST /drinks', {
        kind: 'SERVER',
        scope: 'koa',
        in: { traceId, spanId: sent.newId(16) },
      });
    });
  };
/** Calls of the counter to the catalog, whose spans are in some of the traces. */
const lookups =
  (count: number, isServed: (i: number) => boolean, facts: Lookup = {}): Build =>
  (sent) => {
    const [counter, catalog] = [sent.service('counter'), sent.service('catalog')];
    times(count, (i) => {
      const at = 1000 * i;
      const path = isServed(i) ? '/products/7' : (facts.path ?? `/products/${i}`);
      const call = counter(`GET ${path}`, {
        kind: 'CLIENT',
        in: counter('GET /menu', { kind: 'SERVER', ms: [at, at + 100] }),
        ms: [at, at + 90],
        scope: 'http',
        status: facts.fails ? 'ERROR' : 'UNSET',
        attributes: { 'http.request.method': 'GET', 'url.full': `http://catalog${path}` },
      });
      const served = {
        kind: 'SERVER',
        ms: [at + 10, at + 80],
        attributes: { 'http.request.method': 'GET', 'url.path': path },
      } as const;
      if (isServed(i)) catalog('GET /products/{id}', { ...served, in: call, scope: 'http' });
      else if (facts.lost) catalog('GET /products/{id}', served);
    });
  };
interface Lookup {
  path?: string;
  fails?: boolean;
  lost?: boolean;
}

rule(
  'trace-cut',
  {
    'the caller samples': [
      '6 of 10 traces with requests from `counter` to `kitchen` lack the spans of `counter`, but the others have them.',
      orders(4, 6),
    ],
    'two requests in each trace': [
      '10 of 20 traces with requests from `counter` to `kitchen` lack',
      (sent) =>
        times(20, (i) => {
          const tap = sent.service('app')('tap');
          const hidden = { ...tap, spanId: sent.newId(16) };
          const from =
            i % 2 ? hidden : sent.service('counter')('POST', { kind: 'CLIENT', in: tap });
          for (const name of ['POST /drinks', 'POST /drinks', 'POST /cakes'])
            sent.service('kitchen')(name, { kind: 'SERVER', in: from });
        }),
    ],
    'the callee samples': [
      '30 of 40 traces in which `counter` called `catalog` lack the spans of `catalog`, but the others have them. `catalog` seems to sample on its own.',
      lookups(40, (i) => i % 4 === 0),
    ],
    'the callee samples half, and the first half': ['20 of 40 traces', lookups(40, (i) => i < 20)],
  },
  {
    'one trace': orders(4, 1),
    'a caller from outside': orders(0, 6),
    'another request': orders(4, 6, { name: 'GET /health' }),
    'spans of the caller were lost': orders(4, 6, { both: true }),
    'a callee that sends nothing': lookups(40, () => false),
    'few traces': lookups(8, (i) => i % 2 === 0),
    'few of many traces': lookups(100, (i) => i > 5),
    'another route': lookups(40, (i) => i % 4 === 0, { path: '/health' }),
    'another host': lookups(40, (i) => i % 4 === 0, { path: '.example.com/products/7' }),
    'calls that failed': lookups(40, (i) => i % 4 === 0, { fails: true }),
    'the callee began traces of its own': lookups(40, (i) => i % 4 === 0, { lost: true }),
    'another method': (sent) => {
      lookups(12, () => true)(sent);
      times(30, () =>
        sent.service('counter')('PUT', {
          kind: 'CLIENT',
          in: sent.service('counter')('PUT /menu', { kind: 'SERVER' }),
          attributes: { 'http.request.method': 'PUT', 'url.full': 'http://catalog/products/7' },
        }),
      );
    },
  },
);

test('there is no scope: the spans of the service are missing', () => {
  const [byCaller] = findings('trace-cut', orders(4, 6));
  expect(byCaller).toMatchObject({ service: 'counter', scope: '', count: 6, of: 10 });
  const [byCallee] = findings(
    'trace-cut',
    lookups(40, (i) => i % 4 === 0),
  );
  expect(byCallee).toMatchObject({ service: 'catalog', scope: '', count: 30, of: 40 });
});
