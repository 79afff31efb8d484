/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { allLessons } from '../lessons.ts';
import { lessonsToday } from '../workspace/agenda.ts';
import { progressOf } from './lesson-session.ts';

/** The first page: what this is, and where to go on. */
export function HomeView({ url }: { url: string }) {
  const lessons = allLessons();
  const states = lessons.map(progressOf);
  const next = [...lessonsToday(), ...lessons].find((lesson) => progressOf(lesson) !== 'full');
  const isNew = states.every((state) => state === 'empty');
  return (
    <main class="wide start" id="content">
      <h1>Learn OpenTelemetry tracing, one coffee at a time</h1>
      <p class="lead">
        Write in your own editor. Every time you save, your code runs, and you see its trace here,
        beside the result of the check.
      </p>
      {next ? (
        <p>
          <a class="next" href={`/lesson/${next.number}`}>
            {isNew ? 'Begin' : 'Go on'}: {next.number} · {next.title}
          </a>
        </p>
      ) : (
        <p>You have passed every lesson. Well done!</p>
      )}
      <ol class="lessons">
        {lessons.map(({ number, title, reading, working }, i) => (
          <li class={states[i]}>
            <a href={`/lesson/${number}`}>
              <span class="number">{number}</span> {title}
            </a>
            <span class="quiet">
              {reading + working} minutes{states[i] === 'full' && ', passed'}
              {states[i] === 'begun' && ', begun'}
            </span>
          </li>
        ))}
      </ol>
      <p class="quiet">
        For instructors: each lesson can be shown on a projector, for example{' '}
        <a href="/present/1">lesson 1</a>. There is also a <a href="/present/handout">hand-out</a>,
        one page to print.
      </p>
      <h2>Your own services</h2>
      <p>
        This page also receives traces. Start a program with{' '}
        <code>OTEL_EXPORTER_OTLP_ENDPOINT={url}</code>, look at its <a href="/traces">traces</a>,
        and let the <a href="/review">review</a> tell you what is wrong with them.
      </p>
    </main>
  );
}
