import AxeBuilder from 'axe-core';
import { appendFileSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';
import { allLessons } from '../lessons.ts';
import { attributes, send, span, startPage } from '../dev/page-process.ts';

let tree: string;
let server: Awaited<ReturnType<typeof startPage>>;
let browser: Browser;
let page: Page;
/** Errors on the page, and requests that would leave this machine. */
let faults: string[] = [];

beforeAll(async () => {
  tree = freshTree();
  server = await startPage(tree);
  const options = { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] };
  browser = await chromium.launch(options);
});
afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
  rmSync(tree, { recursive: true });
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) faults.push(request.url());
  });
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await page.close();
});

const ready = () => page.locator('html.ready').waitFor({ state: 'attached' });
const open = async (path: string) => {
  await page.goto(`${server.url}${path}`);
  await ready();
};
const seen = (text: string | RegExp) =>
  page.getByText(text).first().waitFor({ state: 'visible', timeout: 60_000 });

/** What axe finds wrong with the page as it is, in both colour schemes. */
async function axe(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(AxeBuilder.source);
    const { violations } = await page.evaluate(() => (globalThis as any).axe.run());
    for (const { id, nodes } of violations) {
      found.push(`${colorScheme} ${id}: ${nodes.map(({ html }: { html: string }) => html)[0]}`);
    }
  }
  return found;
}

describe('a learner', () => {
  const copy = () => join(tree, 'work', '02-nested-spans', 'lesson.ts');

  test('predicts, sees the run, fails, is helped, passes', async () => {
    await open('/');
    await page.getByRole('link', { name: 'Nested spans', exact: false }).last().click();
    await page.waitForURL('**/lesson/2');
    await ready();
    expect(await page.getByText('What you saw').count()).toBe(0);
    await page.getByRole('button', { name: 'Run it and see' }).click();
    await seen('Type your number first');
    await page.getByLabel('Your number').fill('2');
    await page.getByRole('button', { name: 'Run it and see' }).click();
    await seen('You said');
    await seen('What you saw');
    await expect.poll(() => page.locator('.wf-row').count(), { timeout: 60_000 }).toBe(8);

    const solved = readFileSync(join(tree, 'solutions', '02-nested-spans', 'lesson.ts'), 'utf8');
    writeFileSync(copy(), solved.replace('NodeTracerProvider({', 'NodeTracerProvider({ }); ({'));
    await page.locator('.failing').waitFor({ timeout: 60_000 });
    expect(await page.locator('.failing .file').first().getAttribute('href')).toMatch(
      /^vscode:\/\/file\/.*work\/02-nested-spans\/lesson\.ts:\d+$/,
    );
    await page.getByRole('button', { name: 'Give me a hint' }).click();
    await seen('A nudge');

    solve(tree, '02-nested-spans');
    await page.locator('.passed').waitFor({ timeout: 60_000 });
    await page.locator('.cup.full[aria-current=page]').waitFor({ timeout: 60_000 });
    expect(await page.locator('.task.done').count()).toBe(3);
    await seen(/^L2 3\/3 [a-z][2-9]/);
    await page.getByRole('button', { name: 'Copy the receipt' }).click();
    await seen('copied');
    expect(await axe()).toEqual([]);

    await page.getByRole('button', { name: '▶ Replay' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await seen(/\d+ open · \d+ waiting/);
    await page.getByRole('link', { name: 'Your code beside the solution' }).click();
    await seen('identical to the solution');
  });

  test('opens a span by keys alone, and reads all of it', async () => {
    solve(tree, '02-nested-spans');
    await open('/lesson/2');
    await page.locator('.wf-row').first().waitFor({ timeout: 60_000 });
    await page.locator('.wf-viewport').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await seen('span id');
    // It stays open on the same span of the next run, which has other ids.
    const id = () => page.locator('.wf-panel code').nth(1).textContent();
    const before = await id();
    appendFileSync(copy(), '\n// Saved again.\n');
    await expect.poll(id, { timeout: 60_000 }).not.toBe(before);
    expect(await page.locator('.wf-panel').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.wf-panel').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.type('steam');
    await seen('1 of 2');
  });

  test('on a phone has the failure above the two tabs', async () => {
    solve(tree, '02-nested-spans');
    await page.setViewportSize({ width: 390, height: 844 });
    await open('/lesson/2');
    await page.locator('.passed h3').waitFor({ timeout: 60_000 });
    await page.getByRole('tab', { name: 'Your code' }).click();
    await page.locator('.wf-row').first().waitFor();
    expect(await page.locator('#text').isVisible()).toBe(false);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    // Beside an editor, which is where it usually is, its head is one row.
    await page.setViewportSize({ width: 960, height: 1000 });
    const [cups, nav] = await Promise.all([
      page.locator('.cups').boundingBox(),
      page.locator('.top nav').boundingBox(),
    ]);
    expect(nav!.y).toBeLessThan(cups!.y + cups!.height);
  });
});

test('an instructor shows a lesson by a remote', async () => {
  await open('/present/2');
  await seen('Nested spans');
  await page.keyboard.press('PageDown');
  await seen('How many traces');
  expect(await page.locator('.reveal:visible.shown').count()).toBe(0);
  await page.keyboard.press('PageDown');
  await page.locator('.slide:not([hidden]) .wf-row').first().waitFor({ timeout: 60_000 });
  // A remote goes on wherever the focus is.
  await page.locator('.slide:not([hidden]) .wf-row').first().click();
  await page.keyboard.press('PageDown');
  expect(await page.locator('.reveal.shown').count()).toBe(1);
  const [answer, foot] = await Promise.all([
    page.locator('.reveal.shown').boundingBox(),
    page.locator('.present-foot').boundingBox(),
  ]);
  expect(answer!.y + answer!.height).toBeLessThanOrEqual(foot!.y);
  await page.keyboard.press('PageUp');
  expect(await page.locator('.reveal.shown').count()).toBe(0);
  await page.keyboard.press('n');
  await page.locator('.notes:visible').waitFor();
  expect(await axe()).toEqual([]);
});

test('a window of its own shows the notes, and each window follows the other', async () => {
  await open('/present/2');
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('w')]);
  await notes.locator('html.ready').waitFor({ state: 'attached' });
  const place = (window: Page) => () => window.locator('#place').textContent();
  await page.keyboard.press('PageDown');
  await expect.poll(place(notes)).toBe(await place(page)());
  await notes.locator('.notes:visible').waitFor();
  expect(await page.locator('.notes:visible').count()).toBe(0);
  await notes.getByText('Next: The starter').waitFor();

  await notes.bringToFront();
  await notes.keyboard.press('PageDown');
  // The instructor reads the answer before the room does.
  expect(await page.locator('.reveal:visible').count()).toBe(0);
  await notes.locator('.reveal:visible').waitFor();
  await notes.keyboard.press('PageDown');
  await page.locator('.reveal.shown:visible').waitFor();
  await notes.keyboard.press('b');
  await page.locator('.blank').waitFor({ state: 'attached' });
  await notes.keyboard.press('b');
  await notes.keyboard.press('End');
  await notes.keyboard.press('PageDown');
  await notes.keyboard.press('PageDown');
  await page.waitForURL('**/present/3#1');
  await notes.waitForURL('**/present/3?notes#1');
  await notes.close();
});

test.each([
  [1024, 768],
  [1280, 720],
  [1920, 1080],
])(
  'every slide of every lesson fits on %i × %i, and no answer covers code',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    const tooLong: string[] = [];
    for (const { number } of allLessons()) {
      await open(`/present/${number}`);
      const titles = await page.evaluate(() => {
        const foot = document.querySelector('.present-foot')!.getBoundingClientRect();
        const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
        const isTooLong = (shown: HTMLElement) => {
          for (const slide of slides) slide.hidden = slide !== shown;
          const parts = [...shown.querySelectorAll(':not(.notes, .notes *)')];
          for (const part of parts) if (part.matches('.reveal')) part.classList.add('shown');
          const answer = shown.querySelector('.reveal')?.getBoundingClientRect();
          return parts.some((part) => {
            const { bottom, right } = part.getBoundingClientRect();
            const isCovered = answer && part.matches('pre') && bottom > answer.top;
            return bottom > foot.top + 1 || right > innerWidth || isCovered;
          });
        };
        return slides.filter(isTooLong).map((slide) => slide.querySelector('h1')!.textContent);
      });
      tooLong.push(...titles.map((title) => `${number} ${title}`));
    }
    expect(tooLong).toEqual([]);
  },
);

test.each([
  [1280, 720],
  [1024, 768],
])(
  'on a slide of %i × %i, what failed is in the picture, and no answer covers it',
  async (width, height) => {
    await page.setViewportSize({ width, height });
    const shown = page.locator('.slide:not([hidden])');
    const edges = async (selector: string) => {
      const box = await shown.locator(selector).boundingBox();
      return { top: box!.y, bottom: box!.y + box!.height };
    };
    await open('/present/3#3');
    const card = shown.getByText('charge card 44');
    await card.waitFor({ timeout: 60_000 });
    await page.keyboard.press('PageDown');
    await shown.locator('.reveal.shown').waitFor();
    const { bottom } = await edges('.wf-viewport');
    const cardBox = await card.boundingBox();
    expect(cardBox!.y + cardBox!.height).toBeLessThan(bottom);
    expect((await edges('run-replay')).bottom).toBeLessThanOrEqual((await edges('.reveal')).top);
    expect(await shown.locator('.wf-bar.never').count()).toBe(2);
    await seen('2 never ended · 0 waiting · 28 arrived · 0 lost');
    // The others are counted, and can be opened.
    const rest = shown.getByText(/^\d more traces$/);
    expect((await rest.boundingBox())!.y).toBeLessThan(bottom);
    await rest.click();
    await page.locator('[data-run=lessons] .wf-row', { hasText: 'take order 43' }).waitFor();

    await page.goto('about:blank');
    await open('/present/3#8');
    await shown.locator('.wf-bar.failed').nth(1).waitFor({ timeout: 60_000 });
    expect(await shown.locator('.wf-reason').first().textContent()).toMatch(/declined the card/);
    const failed = await shown.locator('.wf-bar.failed').nth(1).boundingBox();
    expect(failed!.y + failed!.height).toBeLessThan((await edges('.wf-viewport')).bottom);
  },
);

test('with an agenda, the minutes are those of the room, until T starts them again', async () => {
  const left = async () => {
    const text = await page.locator('#minutes').textContent();
    const [, minutes] = text!.match(/^(\d+):\d\d left$/) ?? [];
    return Number(minutes);
  };
  await open('/present/2');
  expect(await left()).toBeLessThanOrEqual(20);
  // Lesson 2 ends 48 minutes after the beginning.
  await type(tree, ['agenda', new Date().toTimeString().slice(0, 5), 'half-day']);
  await open('/present/2');
  expect(await left()).toBeGreaterThan(20);
  await page.keyboard.press('t');
  await expect.poll(left).toBeLessThanOrEqual(20);
  await open('/lesson/2');
  await seen(/Lesson 2 ends at \d\d:\d\d, in \d+ minutes\./);
  await type(tree, ['agenda', 'off']);
});

test.each(allLessons().map(({ number }) => number))(
  'the board of lesson %i fits',
  async (number) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await open(`/present/${number}#5`);
    const board = page.locator('.slide:not([hidden]) svg.board');
    const [around, foot] = await Promise.all([
      board.boundingBox(),
      page.locator('.present-foot').boundingBox(),
    ]);
    expect(around!.y + around!.height).toBeLessThan(foot!.y);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      1024,
    );
    // No label is wider than its box, and no text leaves the picture.
    const outside = await board.evaluate((svg: SVGSVGElement) => {
      const { left, right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')]
        .filter((text) => {
          const { left: from, right: to } = text.getBoundingClientRect();
          const before = text.previousElementSibling;
          const box = before?.matches('.box') && text.matches('.centred') && before;
          const edge = box ? box.getBoundingClientRect() : { left, right };
          return from < edge.left || to > edge.right;
        })
        .map(({ textContent }) => textContent);
    });
    expect(outside).toEqual([]);
  },
);

test.each(['A4', 'Letter'])('the hand-out is one page of %s', async (format) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('/present/handout');
  expect(await axe()).toEqual([]);
  const pdf = await page.pdf({ format });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

describe('somebody with a service', () => {
  test('sees traces as they come, those that failed first, and saves one', async () => {
    await open('/traces');
    await seen('Nothing has arrived yet');
    const order = span('POST /orders', { ms: 120 });
    const failed = span('POST /drinks', { status: { code: 2, message: 'no milk left' } } as object);
    await send(server.url, 'counter', order, span('late', { trace: order.traceId }));
    await send(server.url, 'kitchen', failed);
    await seen('no milk left');
    expect(await page.locator('tbody tr').first().textContent()).toContain('no milk left');
    expect(await axe()).toEqual([]);
    await page.getByRole('link', { name: 'POST /orders' }).click();
    await page.locator('.wf-row').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save as OTLP/JSON' }).click(),
    ]);
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
    const spans = saved.resourceSpans.flatMap((one: any) => one.scopeSpans[0].spans);
    expect(spans.map(({ name }: { name: string }) => name)).toContain('POST /orders');
  });

  test('opens a file that is dropped on the page', async () => {
    await open('/traces');
    const dropped = span('from a file', { ms: 3 });
    const text = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [dropped] }] }] });
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'trace.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    }, text);
    await page.waitForURL(`**/traces/${dropped.traceId}`);
    await seen('from a file');
  });

  test('hostile names are shown as they are, and do nothing', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>\u202e';
    const one = span(evil, {
      attributes: attributes({ [evil]: '"><svg onload=alert(3)>' }),
      status: { code: 2, message: evil },
    } as object);
    await send(server.url, evil, one);
    await open('/traces');
    await seen('<img src=x');
    await open(`/traces/${one.traceId}#${one.spanId}`);
    await seen('<svg onload');
  });

  test('ten thousand spans can be looked through', async () => {
    const root = span('ten thousand', { ms: 20_000 });
    const below = Array.from({ length: 9_999 }, (_, i) =>
      span(`step ${i}`, { at: 2 * i, ms: 2, trace: root.traceId, parent: root.spanId }),
    );
    await send(server.url, 'big', root, ...below);
    await open(`/traces/${root.traceId}`);
    await page.locator('.wf-row').first().waitFor();
    // No more rows than there is room for.
    expect(await page.locator('.wf-row').count()).toBeLessThan(100);
    await page.locator('.wf-viewport').focus();
    await page.keyboard.press('End');
    await seen('step 9998');
    await page.getByLabel('Search spans').fill('step 7777');
    await seen('1 of 1');
  });

  test('the page comes back by itself when the workshop is started again', async () => {
    await open('/traces');
    const port = new URL(server.url).port;
    await server.stop();
    await page.locator('html.offline').waitFor();
    // The browser says that nobody answered.
    faults = faults.filter((fault) => !/ERR_|Failed to load/.test(fault));
    server = await startPage(tree, port);
    await seen('Nothing has arrived yet');
    faults = faults.filter((fault) => !/ERR_|Failed to load/.test(fault));
  });
});

test('a page of another site can neither send nor read', async () => {
  const evil = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<h1>evil</h1>');
  });
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done));
  const { port } = evil.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const tried = await page.evaluate(async (url) => {
    const body = '{"resourceSpans":[]}';
    const attempts = [
      fetch(`${url}/v1/traces`, { method: 'POST', body, mode: 'no-cors' }),
      fetch(`${url}/lesson/2/run`, { method: 'POST', body: '{}', mode: 'no-cors' }),
      fetch(`${url}/traces`),
    ];
    const results = await Promise.allSettled(attempts);
    return results.map((one) => (one.status === 'fulfilled' ? one.value.type : 'unreadable'));
  }, server.url);
  // An opaque answer is one that the other page cannot look into.
  expect(tried).toEqual(['opaque', 'opaque', 'unreadable']);
  await expect.poll(() => server.said()).toMatch(/Refused \(403\): POST \/v1\/traces/);
  await expect.poll(() => server.said()).toMatch(/Refused \(403\): POST \/lesson\/2\/run/);
  faults = [];
  evil.close();
});
