/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptRoster } from '../classroom/roster.ts';
import { allLessons, root, UsageError } from '../lessons.ts';
import type { RefusedRequest } from '../otlp/server.ts';
import type { ReceivedSpan } from '../otlp/trace-request.ts';
import type { TraceStore } from '../otlp/trace-store.ts';
import { AnswerProcess } from '../runner/process.ts';
import { timeLeft } from '../render/time-left.ts';
import { spansIn } from '../review/read-file.ts';
import { reviewStore } from '../review/review.ts';
import { workFolder } from '../workspace/copies.ts';
import { DiffView } from './beside-view.tsx';
import type { PageEvents } from './events.ts';
import { HandoutView } from './handout-view.tsx';
import { HomeView } from './home-view.tsx';
import { Cups, Layout, type PageFrame } from './layout.tsx';
import type { LessonSession, LessonSessions } from './lesson-session.ts';
import { LessonText, LessonView } from './lesson-view.tsx';
import { pictureOf, pictureOfRun } from './picture.ts';
import { PresentView } from './present-view.tsx';
import { otlpJson, pictureOfTrace } from './received.ts';
import { Result } from './result-view.tsx';
import { ReviewView } from './review-view.tsx';
import { RoomView } from './room-view.tsx';
import { TracesView, TraceView } from './traces-view.tsx';

export interface PageParts {
  store: TraceStore;
  events: PageEvents;
  sessions: LessonSessions;
  /** What a page has to send with whatever changes or runs something. */
  token: string;
  /** The requests that were refused last. */
  refused: RefusedRequest[];
  /** Where OTLP is taken. */
  url: () => string;
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const assets = new Set(readdirSync(join(import.meta.dirname, 'assets')));
const maxFileBytes = 32 * 1024 * 1024;

/** Everything that the page answers. Nothing in it is cached, and nothing comes from elsewhere. */
export function routes({ store, events, sessions, token, refused, url }: PageParts): Hono {
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.header('x-workshop-token') !== token) {
      return c.text('Reload the page: it comes from an earlier run of the workshop.', 403);
    }
    await next();
    c.header('cache-control', 'no-store');
  });
  app.notFound((c) =>
    c.html(page({ title: 'Not here' }, <NotHere what="There is no such page." />), 404),
  );

  function page(frame: Omit<PageFrame, 'token' | 'children'>, children: Child): string {
    const body = (
      <Layout token={token} {...frame}>
        {children}
      </Layout>
    );
    return `<!doctype html>${body.toString()}`;
  }

  app.get('/', (c) => c.html(page({ title: 'Start', here: 'lessons' }, <HomeView url={url()} />)));

  app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const type = types[name.split('.').at(-1)!];
    if (!type || !assets.has(name)) return c.notFound();
    const file = readFileSync(join(import.meta.dirname, 'assets', name));
    return c.body(new Uint8Array(file), 200, { 'content-type': type });
  });

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const ended = new AbortController();
      stream.onAbort(() => ended.abort());
      const session = sessions.of(c.req.query('lesson') ?? '');
      session?.enter();
      try {
        await stream.writeSSE({ event: 'hello', data: token });
        for await (const name of events.listen(ended.signal)) {
          await stream.writeSSE({ data: name });
        }
      } finally {
        session?.leave();
      }
    }),
  );

  const lessons = new Hono<{ Variables: { session: LessonSession } }>();
  lessons.use('/:number/*', async (c, next) => {
    const session = sessions.of(c.req.param('number'));
    if (!session) return c.notFound();
    c.set('session', session);
    await next();
  });
  lessons.get('/:number', (c) => {
    const session = c.get('session');
    const { lesson } = session;
    const frame = { title: `${lesson.number} · ${lesson.title}`, lesson, here: 'lessons' } as const;
    return c.html(
      page({ ...frame, listens: `lesson ${lesson.number}` }, <LessonView session={session} />),
    );
  });
  // What a page that is open puts in the place of what it has.
  lessons.get('/:number/now', (c) => {
    const session = c.get('session');
    return c.json({
      text: (<LessonText session={session} />).toString(),
      said: (<Result session={session} />).toString(),
      cups: (<Cups current={session.lesson} />).toString(),
      state: session.state,
    });
  });
  lessons.get('/:number/time-left', (c) => c.text(timeLeft(c.get('session').lesson)));
  lessons.get('/:number/picture', (c) => {
    const { recording, lesson } = c.get('session');
    const folder = join(root, workFolder(lesson));
    return c.json(recording ? pictureOfRun(recording, folder) : pictureOf([]));
  });
  lessons.get('/:number/diff', (c) => {
    const session = c.get('session');
    const { lesson } = session;
    return c.html(
      page({ title: `${lesson.title}: solution`, lesson }, <DiffView session={session} />),
    );
  });
  lessons.post('/:number/predict', async (c) => {
    const { answer = '' } = await c.req.json<{ answer?: string }>();
    void c.get('session').predict(String(answer));
    return c.body(null, 204);
  });
  lessons.post('/:number/run', async (c) => {
    const session = c.get('session');
    const { scene = '' } = await c.req.json<{ scene?: string }>();
    if (scene && !session.lesson.scenes.includes(scene)) return c.text('No such scene.', 400);
    void session.run(scene);
    return c.body(null, 204);
  });
  lessons.post('/:number/check', (c) => {
    c.get('session').check();
    return c.body(null, 204);
  });
  lessons.post('/:number/hint', (c) => {
    c.get('session').hint();
    return c.body(null, 204);
  });
  app.route('/lesson', lessons);

  app.get('/present/handout', (c) => c.html(page({ title: 'Hand-out' }, <HandoutView />)));
  app.get('/present/:number', (c) => {
    const session = sessions.of(c.req.param('number'));
    if (!session) return c.notFound();
    // The guide is in English, and so are the slides.
    const lesson = allLessons('en').find(({ slug }) => slug === session.lesson.slug)!;
    return c.html(
      page(
        { title: `${lesson.number} · ${lesson.title}`, script: 'present.js' },
        <PresentView lesson={lesson} />,
      ),
    );
  });
  app.get('/present/:number/room', (c) => {
    const session = sessions.of(c.req.param('number'));
    if (!session) return c.notFound();
    return c.json({
      room: (<RoomView lesson={session.lesson} roster={keptRoster()} />).toString(),
    });
  });
  app.post('/present/:number/run', async (c) => {
    const session = sessions.of(c.req.param('number'));
    const { which, room } = await c.req.json<{ which?: string; room?: number }>();
    if (!session || (which !== 'lessons' && which !== 'solutions')) return c.notFound();
    const folder = join(which, session.lesson.slug);
    const recording = await new AnswerProcess().run(session.lesson.slug, folder, 'show');
    return c.json(pictureOfRun(recording, join(root, folder), room));
  });

  const traces = () => {
    const props = { traces: store.traces, dropped: store.dropped.traces, url: url(), refused };
    return <TracesView {...props} />;
  };
  app.get('/traces', (c) =>
    c.html(page({ title: 'Traces', here: 'traces', listens: 'traces' }, traces())),
  );
  app.get('/traces/now', (c) => c.json({ traces: traces().toString() }));
  app.get('/traces/:id', (c) => {
    const trace = store.get(c.req.param('id'));
    const frame = { title: 'Trace', here: 'traces' } as const;
    if (!trace) {
      const what =
        'This trace is not here. It has not arrived, or it was dropped to make room for newer ones.';
      return c.html(page(frame, <NotHere what={what} />), 404);
    }
    return c.html(page({ ...frame, listens: `trace ${trace.id}` }, <TraceView trace={trace} />));
  });
  app.get('/traces/:id/picture', (c) => {
    const trace = store.get(c.req.param('id'));
    return trace ? c.json(pictureOfTrace(trace)) : c.notFound();
  });
  app.get('/traces/:id/otlp.json', (c) => {
    const trace = store.get(c.req.param('id'));
    if (!trace) return c.notFound();
    return c.body(new Uint8Array(otlpJson(trace)), 200, { 'content-type': 'application/json' });
  });
  const review = () => <ReviewView review={reviewStore(store)} url={url()} />;
  app.get('/review', (c) =>
    c.html(page({ title: 'Review', here: 'review', listens: 'review' }, review())),
  );
  app.get('/review/now', (c) => c.json({ review: review().toString() }));
  app.get('/review.json', (c) => c.json(reviewStore(store)));
  // A file that was dropped on the page.
  app.post('/traces', async (c) => {
    if (Number(c.req.header('content-length')) > maxFileBytes) {
      return c.text('A file may have at most 32 MiB.', 413);
    }
    try {
      const { spans } = spansIn(Buffer.from(await c.req.arrayBuffer()), 'this file');
      const ids = new Set(spans.map((span) => span.spanContext().traceId));
      const isHeld = (span: ReceivedSpan) => {
        const { traceId, spanId } = span.spanContext();
        return store.get(traceId)?.spans.has(spanId);
      };
      // What is still here has not been sent twice.
      store.add(spans.filter((span) => !isHeld(span)));
      events.emit('traces');
      return c.json({ path: ids.size === 1 ? `/traces/${[...ids][0]}` : '/traces' });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return c.text(error.message, 400);
    }
  });

  return app;
}

function NotHere({ what }: { what: string }) {
  return (
    <main class="wide empty" id="content">
      <h1>Not here</h1>
      <p>{what}</p>
      <p>
        <a href="/">The lessons</a> · <a href="/traces">The traces</a>
      </p>
    </main>
  );
}
