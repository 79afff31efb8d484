/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from 'hono/jsx';
import { allLessons, proseOf, root, type Lesson } from '../lessons.ts';
import { guideTo } from './guide.ts';
import { html, inlineHtml, sectionsOf } from './markdown.ts';
import { Html } from './parts.tsx';

/** A lesson for a projector: slides of the lesson's own text and of the guide. */
export function PresentView({ lesson }: { lesson: Lesson }) {
  const { number, title, slug, predict, question } = lesson;
  const guide = guideTo(lesson);
  const text = readFileSync(join(root, 'lessons', slug, 'README.md'), 'utf8');
  const section = (name: string) => sectionsOf(text).find((one) => one.title === name)?.body ?? '';
  const [idea = ''] = proseOf(lesson, 'What you will understand').split('\n');
  const next = allLessons().find((one) => one.number > number);
  return (
    <main class="present" data-minutes={String(guide.minutes)} data-present={String(number)}>
      <Slide>
        <p class="eyebrow">Lesson {number}</p>
        <h1>{title}</h1>
        <Html of={html(section('The scene'))} />
      </Slide>
      <Slide title="Predict">
        <Html of={html(section('Predict'))} />
        {predict && (
          <div class="reveal">
            <p class="answer">{predict.answer}</p>
            <Html of={html(predict.because)} />
          </div>
        )}
      </Slide>
      <Slide title="The starter" run="lessons" />
      {guide.ask.map((one) => (
        <Slide title="What do you think?">
          <p class="big">{raw(inlineHtml(one.question))}</p>
          <div class="reveal">
            <Html of={html(one.answer)} />
          </div>
        </Slide>
      ))}
      <Slide title="Your turn">
        <Html of={html(section('Your tasks'))} />
      </Slide>
      {guide.wrong.map((one) => (
        <Slide title="What goes wrong">
          <Html of={html(one)} />
        </Slide>
      ))}
      <Slide title="Repaired" run="solutions" />
      <Slide title="What you take along">
        <p class="big">{raw(inlineHtml(idea))}</p>
        {question && (
          <>
            <Html of={html(question.text)} />
            <div class="reveal">
              <Html of={html(question.answer)} />
            </div>
          </>
        )}
        <p>
          {next ? (
            <a href={`/present/${next.number}`}>Next: {next.title}</a>
          ) : (
            'That was the last one.'
          )}
        </p>
      </Slide>
      <aside class="notes" hidden aria-label="Notes for the instructor">
        <h2>What to show</h2>
        <ul>
          {guide.show.map((one) => (
            <li>{raw(inlineHtml(one))}</li>
          ))}
        </ul>
      </aside>
      <footer class="present-foot">
        <a href={`/lesson/${number}`}>Lesson {number}</a>
        <span class="quiet">→ on · ← back · N notes · T timer</span>
        <output id="place" />
        <output id="minutes" />
      </footer>
    </main>
  );
}

function Slide({ title, run, children }: { title?: string; run?: string; children?: Child }) {
  return (
    <section class="slide" hidden data-run={run}>
      {title && <h1 class="slide-title">{title}</h1>}
      {children}
      {run && <trace-waterfall id={`waterfall-${run}`} />}
      {run && <run-replay for={`waterfall-${run}`} />}
    </section>
  );
}
