/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { join } from 'node:path';
import { readAnswer, type Mistake } from '../checking/mistakes.ts';
import { keptRoster } from '../classroom/roster.ts';
import { BoardView } from './board-view.tsx';
import { endOf, lessonsAround } from '../workspace/agenda.ts';
import { filesToEdit, sectionsOf, type Lesson } from '../lessons.ts';
import { guideTo } from './guide.ts';
import { html, inlineHtml } from './markdown.ts';
import { Html, Plain } from './parts.tsx';
import { RoomView } from './room-view.tsx';

/**
 * A lesson for a projector: slides of the lesson's own text. What the guide says to the instructor
 * is in the notes.
 */
export function PresentView({ lesson }: { lesson: Lesson }) {
  const { number, title, slug, predict, question, tasks } = lesson;
  const guide = guideTo(lesson);
  const sections = sectionsOf(lesson);
  const section = (name: string) => sections.find((one) => one.name === name)?.body ?? '';
  const { next } = lessonsAround(lesson);
  const roster = keptRoster();
  return (
    <main
      class="present"
      data-minutes={String(guide.minutes)}
      data-ends={endOf(lesson, new Date())?.getTime()}
      data-present={String(number)}
    >
      <Slide title={`Lesson ${number}`}>
        <p class="big">{title}</p>
        <Html of={html(section('The scene'))} />
      </Slide>
      <Slide title="Predict" notes={guide.show}>
        <Html of={html(section('Predict'))} />
        <ul class="choices">
          {predict?.choices?.map((choice) => (
            <li>{choice}</li>
          ))}
        </ul>
      </Slide>
      <Slide title="The starter" run="lessons" notes={guide.show}>
        {predict && (
          <div class="reveal">
            <p class="answer">{predict.answer}</p>
            <Html of={html(predict.because)} />
          </div>
        )}
      </Slide>
      <Slide title="What you will understand" notes={guide.show}>
        <Html of={html(section('What you will understand'))} />
      </Slide>
      {guide.boards.map((text) => (
        <Slide title="On the board" notes={guide.show}>
          <BoardView text={text} title={`On the board: ${title}`} />
        </Slide>
      ))}
      <Slide title="Your turn" notes={guide.wrong}>
        <ol>
          {tasks.map((task) => (
            <li>
              <Plain text={task.title} />
            </li>
          ))}
        </ol>
        <p>
          Edit <code>{filesToEdit(slug).join(', ')}</code> in <code>{join('work', slug)}</code>.
        </p>
      </Slide>
      {roster.people.size > 0 && (
        <Slide title="The room" now={`/present/${number}/room`}>
          <div class="now">
            <RoomView lesson={lesson} roster={roster} />
          </div>
        </Slide>
      )}
      <OnPurpose lesson={lesson} />
      <Slide title="Repaired" run="solutions" notes={guide.show} />
      {guide.ask.map((one) => (
        <Slide title="What do you think?" notes={[one.answer]}>
          <p class="big">{raw(inlineHtml(one.question))}</p>
        </Slide>
      ))}
      <Slide title="What to take home">
        <p class="big">{raw(inlineHtml(section('What you will understand').split('\n')[0]!))}</p>
        {question && <Html of={html(question.text)} />}
        {question && (
          <div class="reveal">
            <Html of={html(question.answer)} />
          </div>
        )}
        <nav class="onward" aria-label="After this lesson">
          {next && (
            <a id="next-lesson" href={`/present/${next.number}`}>
              Next: {next.title}
            </a>
          )}
          <a href="/present/handout">The hand-out</a>
        </nav>
      </Slide>
      <footer class="present-foot">
        <a href={`/lesson/${number}`}>Lesson {number}</a>
        <span class="quiet">
          → next · ← back · N notes · W notes window · B blank · F full screen · T timer
        </span>
        <span class="after">
          Next: <span id="after" />
        </span>
        <output id="place" aria-live="polite" />
        <output id="minutes" />
      </footer>
    </main>
  );
}

/** A mistake that many make: the lines that go and come, and then what it does. */
function OnPurpose({ lesson }: { lesson: Lesson }) {
  const { slug, onPurpose = '' } = lesson;
  const mistake = readAnswer(slug, 'mistakes', onPurpose) as Mistake | undefined;
  if (!mistake?.edit) return <></>;
  return (
    <Slide title="A mistake on purpose">
      {Object.entries(mistake.edit).map(([file, lines]) => (
        <pre class={lines.split('\n').length > 15 ? 'long' : undefined}>
          <b>{file}</b>
          {lines
            .trimEnd()
            .split('\n')
            .map((line) => (
              <span class={{ '-': 'gone', '+': 'come' }[line[0]!] ?? ''}>{`\n${line}`}</span>
            ))}
        </pre>
      ))}
      <div class="reveal">
        <Html of={html(mistake.explanation)} />
      </div>
    </Slide>
  );
}

interface SlideParts {
  title: string;
  /** The answer that is run and shown. */
  run?: 'lessons' | 'solutions';
  /** Where what is shown comes from anew whenever the slide is shown. */
  now?: string;
  /** For the instructor, as Markdown. */
  notes?: string[];
  children?: Child;
}

function Slide({ title, run, now, notes, children }: SlideParts) {
  return (
    <section class="slide" hidden data-run={run} data-now={now}>
      <h1 class="slide-title">{title}</h1>
      {run && <trace-waterfall id={`waterfall-${run}`} />}
      {run && <run-replay for={`waterfall-${run}`} />}
      {children}
      {notes && (
        <aside class="notes" hidden aria-label="Notes for the instructor">
          <ul>
            {notes.map((one) => (
              <li>{raw(inlineHtml(one))}</li>
            ))}
          </ul>
        </aside>
      )}
    </section>
  );
}
