import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { attributes, send, span } from '../dev/page-process.ts';
import { guideTo } from './guide.ts';
import { openPage } from './server.ts';

let page: Awaited<ReturnType<typeof openPage>>;
const refused: string[] = [];

beforeEach(async () => {
  refused.length = 0;
  page = await openPage({ port: 0, onRefused: ({ why }) => refused.push(why) });
});
afterEach(() => page.close());

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request(`${page.url}${path}`, { method, headers });
  asked.end(method === 'POST' ? '{}' : undefined);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const pages = [
  '/',
  '/lesson/1',
  '/lesson/1/diff',
  '/present/1',
  '/present/handout',
  '/traces',
  '/review',
];

describe('closed to others', () => {
  test.each(pages)('%s allows no script or style but its own, and no frame', async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script(?![^>]* src=)|<[^>]+ style=|<[^>]+ on\w+=/);
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\/[^"]*\.(js|css|woff2?|png)"/);
  });

  test.each(['/', '/traces', '/review.json', '/events', '/lesson/1/now'])(
    '%s is not answered under another name, or to another site',
    async (path) => {
      expect((await ask(path, { host: 'evil.example' })).status).toBe(403);
      expect((await ask(path, { origin: 'http://localhost:1' })).status).toBe(403);
      expect(refused).toHaveLength(2);
    },
  );

  test.each(['run', 'predict', 'check', 'hint'])('%s needs the token of the page', async (what) => {
    const { status } = await ask(`/lesson/1/${what}`, {}, 'POST');
    expect(status).toBe(404);
    const guessed = { 'x-workshop-token': 'guessed' };
    expect((await ask(`/lesson/1/${what}`, guessed, 'POST')).status).toBe(403);
    expect((await ask('/traces', { 'x-workshop-token': 'guessed' }, 'POST')).status).toBe(403);
  });

  test.each([
    '/nothing',
    '/lesson/99',
    '/lesson/x',
    '/present/0',
    '/present/99/room',
    '/traces/abc',
    '/assets/../cli.mjs',
  ])('%s is not there', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

describe('traces', () => {
  test('those that failed come first, then what is slow, then the newest', async () => {
    for (let i = 0; i < 5; i++) await send(page.url, 'bar', span('quick', { at: i, ms: 5 }));
    await send(page.url, 'bar', span('quick', { at: 1, ms: 500 }));
    await send(
      page.url,
      'bar',
      span('failed', { status: { code: 2, message: 'out of milk' } } as object),
    );
    await send(page.url, 'bar', span('newest', { at: 90 }));
    const { body } = await ask('/traces');
    const names = [...body.matchAll(/<a href="\/traces\/\w+">(\w+)/g)].map(([, name]) => name);
    expect(names.slice(0, 3)).toEqual(['failed', 'quick', 'newest']);
    expect(body).toContain('out of milk');
    expect(body).toContain('slow');
  });

  test('what comes from outside is text', async () => {
    const evil = '"><img src=x onerror=alert(1)>\u202e';
    await send(page.url, evil, span(evil, { attributes: attributes({ [evil]: evil }) } as object));
    for (const path of ['/traces', '/review']) {
      const { body } = await ask(path);
      expect(body).not.toContain('<img src=x');
      expect(body).not.toContain('\u202e');
    }
  });

  test('the oldest has to go, and what is gone is said to be', async () => {
    const first = span('first');
    await send(page.url, 'bar', first);
    for (let i = 0; i < 200; i++) await send(page.url, 'bar', span(`later ${i}`));
    expect((await ask(`/traces/${first.traceId}`)).status).toBe(404);
    expect((await ask('/traces')).body).toContain('1 older trace');
  });

  test('a ring of parents, a deep chain and reversed times are drawn', async () => {
    const [one, other] = [span('one'), span('other')];
    const ring = [
      { ...one, parentSpanId: other.spanId },
      { ...other, traceId: one.traceId, parentSpanId: one.spanId },
    ];
    await send(page.url, 'bar', ...ring);
    const drawn = JSON.parse((await ask(`/traces/${one.traceId}/picture`)).body).rows;
    expect(drawn.filter((row: { span?: object }) => row.span)).toHaveLength(2);
    expect(drawn.some((row: { isRing?: boolean }) => row.isRing)).toBe(true);
    const deep = [span('deep')];
    while (deep.length < 5000) {
      const above = deep.at(-1)!;
      deep.push(span('below', { trace: above.traceId, parent: above.spanId, ms: -3 }));
    }
    await send(page.url, 'bar', ...deep);
    const { rows } = JSON.parse((await ask(`/traces/${deep[0]!.traceId}/picture`)).body);
    expect(rows.at(-1).depth).toBe(4999);
  });

  test('what is saved can be sent again', async () => {
    const saved = span('saved', {
      kind: 3,
      attributes: attributes({ 'coffee.drink': 'latte' }),
    } as object);
    await send(page.url, 'bar', saved);
    const { body } = await ask(`/traces/${saved.traceId}/otlp.json`);
    const other = await openPage({ port: 0 });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${other.url}/v1/traces`, { method: 'POST', headers, body })).status).toBe(
      200,
    );
    const picture = await (await fetch(`${other.url}/traces/${saved.traceId}/picture`)).json();
    expect(picture.rows[0].span).toMatchObject({
      name: 'saved',
      kind: 'CLIENT',
      service: 'bar',
      attributes: { 'coffee.drink': 'latte' },
    });
    await other.close();
  });
});

test('the hand-out has every lesson, where to read on, the commands and the end of the checklist', async () => {
  const { body } = await ask('/present/handout');
  for (const { number, title } of allLessons()) expect(body).toContain(`${number} · ${title}.`);
  expect(body.match(/<a href="https:/g)).toHaveLength(allLessons().length);
  expect(body).toContain('<code>npm run watch 3</code>');
  expect(body).toMatch(/<ul class="checks">(<li>.+?<\/li>){3,}<\/ul>/);
});

test('a port that is taken is left to who has it', async () => {
  const port = Number(new URL(page.url).port);
  const other = await openPage({ port });
  expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
  await other.close();
});

test.each(allLessons().map((lesson) => [lesson.slug, lesson] as const))(
  '%s can be presented: its slides have each board and each question of the guide',
  async (_, lesson) => {
    const { boards, ask: questions } = guideTo(lesson);
    const { body } = await ask(`/present/${lesson.number}`);
    // Where a room has sent receipts, there is one more.
    expect(body.match(/<section class="slide"[^>]*>(?!<h1[^>]*>The room<)/g)).toHaveLength(
      8 + boards.length + questions.length,
    );
    expect(body.match(/<svg class="board"/g)).toHaveLength(boards.length);
  },
);
