/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { join } from 'node:path';
import { predictionOf } from '../checking/first-run.ts';
import { filesToEdit, sectionsOf, textOf, type Lesson } from '../lessons.ts';
import { timeLeft } from '../render/time-left.ts';
import { lessonsAround } from '../workspace/agenda.ts';
import { workFolder } from '../workspace/copies.ts';
import type { LessonSession } from './lesson-session.ts';
import { html, numberedItems } from './markdown.ts';
import { FileLink, Html } from './parts.tsx';
import { Result, TaskMark } from './result-view.tsx';

/** What comes before the prediction has been answered; the rest would give it away. */
const openSections = ['The scene', 'What you will understand', 'Predict'];

/** A lesson: its text on the left, and what the learner's code did on the right. */
export function LessonView({ session }: { session: LessonSession }) {
  const { lesson } = session;
  return (
    <main class="lesson" id="content" data-lesson={String(lesson.number)}>
      <div class="tabs" role="tablist" aria-label="What to show">
        <button type="button" role="tab" data-tab="text" aria-selected="true">
          Lesson
        </button>
        <button type="button" role="tab" data-tab="result" aria-selected="false">
          Your code
        </button>
      </div>
      <article class="text" id="text" lang={lesson.language}>
        <LessonText session={session} />
      </article>
      <section class="result" id="result" aria-label="Your code">
        <Result session={session} />
        <div class="picture" id="picture">
          <trace-waterfall id="waterfall" src={`/lesson/${lesson.number}/picture`} />
          <run-replay for="waterfall" />
        </div>
      </section>
    </main>
  );
}

/** The text of a lesson, its prediction as a question, its tasks with their state. */
export function LessonText({ session }: { session: LessonSession }) {
  const { lesson } = session;
  const { number, title } = lesson;
  const [, , times] = textOf(lesson).split('\n');
  const asked = predictionOf(lesson) !== undefined || !lesson.predict;
  const sections = sectionsOf(lesson);
  const shown = asked ? sections : sections.filter((one) => openSections.includes(one.name));
  return (
    <>
      <h1>
        <span class="number">{number}</span> {title}
      </h1>
      <p class="quiet">
        {times} <span id="time-left">{timeLeft(lesson)}</span>
      </p>
      {shown.map((section) => (
        <section>
          <h2>{section.title}</h2>
          {section.name === 'Your tasks' ? (
            <Tasks session={session} body={section.body} />
          ) : (
            <Html of={html(section.body)} />
          )}
          {section.name === 'Predict' && <Prediction session={session} />}
        </section>
      ))}
      <Neighbours lesson={lesson} />
    </>
  );
}

function Prediction({ session }: { session: LessonSession }) {
  const { lesson } = session;
  const predicted = predictionOf(lesson);
  if (!lesson.predict) return <></>;
  const { choices, answer, because } = lesson.predict;
  if (predicted === undefined) {
    return (
      <form class="predict" data-post={`/lesson/${lesson.number}/predict`}>
        {choices ? (
          choices.map((choice) => (
            <button type="submit" name="answer" value={choice}>
              {choice}
            </button>
          ))
        ) : (
          <>
            <label>
              Your number <input name="answer" inputmode="numeric" autocomplete="off" />
            </label>
            <button type="submit">Run it and see</button>
          </>
        )}
        <button type="submit" name="pass" value="yes" class="quiet">
          Run it without an answer
        </button>
      </form>
    );
  }
  return (
    <div class={`outcome ${predicted === answer ? 'right' : predicted ? 'wrong' : ''}`}>
      <dl>
        <dt>You said</dt>
        <dd>{predicted || '—'}</dd>
        <dt>It is</dt>
        <dd>{answer}</dd>
      </dl>
      <Html of={html(because)} />
    </div>
  );
}

function Tasks({ session, body }: { session: LessonSession; body: string }) {
  const { before, items, after } = numberedItems(body);
  const files = filesToEdit(session.lesson.slug).map((name) =>
    join(workFolder(session.lesson), name),
  );
  return (
    <>
      <p class="files">
        {files.map((file) => (
          <FileLink file={file} />
        ))}
      </p>
      <Html of={before} />
      <ol class="tasks">
        {items.map((item, i) => (
          <li>
            <TaskMark session={session} index={i} />
            <Html of={item} />
          </li>
        ))}
      </ol>
      <Html of={after} />
    </>
  );
}

function Neighbours({ lesson }: { lesson: Lesson }) {
  const around = lessonsAround(lesson);
  const [before, next] = [around.before.at(-1), around.next];
  return (
    <nav class="neighbours" aria-label="Other lessons">
      {before ? <a href={`/lesson/${before.number}`}>← {before.title}</a> : <span />}
      {next ? <a href={`/lesson/${next.number}`}>{next.title} →</a> : <span />}
    </nav>
  );
}
