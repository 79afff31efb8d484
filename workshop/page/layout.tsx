/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { allLessons, type Lesson } from '../lessons.ts';
import { progressOf } from './lesson-session.ts';

export interface PageFrame {
  title: string;
  /** What a page has to say to be allowed to run anything. */
  token: string;
  /** The lesson that is shown, if it is one. */
  lesson?: Lesson;
  here?: 'lessons' | 'traces' | 'review';
  /** What it hears of while it is open. */
  listens?: string;
  /** A script in place of the head: the page is for a projector. */
  script?: string;
  children?: Child;
}

/** A whole page: its head, with a cup for every lesson, and what is below. */
export function Layout({ title, token, lesson, here, listens, script, children }: PageFrame) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="token" content={token} />
        <title>{`${title} · tracing workshop`}</title>
        <link rel="icon" href="/assets/cup.svg" />
        <link rel="stylesheet" href="/assets/style.css" />
        <script type="module" src="/assets/page.js" />
        {script && <script type="module" src={`/assets/${script}`} />}
      </head>
      <body data-listens={listens ?? ''}>
        {!script && (
          <header class="top">
            <a class="skip" href="#content">
              Skip to the content
            </a>
            <a class="home" href="/">
              <Cup state="full" /> <span>The coffee bar</span>
            </a>
            <Cups current={lesson} />
            <nav aria-label="Main">
              <a href="/traces" aria-current={here === 'traces' ? 'page' : undefined}>
                Traces
              </a>
              <a href="/review" aria-current={here === 'review' ? 'page' : undefined}>
                Review
              </a>
              <button type="button" id="theme" aria-label="Light or dark">
                ◐
              </button>
            </nav>
          </header>
        )}
        {children}
      </body>
    </html>
  );
}

/** A cup for every lesson: empty, begun or full. */
export function Cups({ current }: { current?: Lesson }) {
  return (
    <ol class="cups" id="cups" aria-label="Lessons">
      {allLessons().map((lesson) => {
        const state = progressOf(lesson);
        const label = `${lesson.number} · ${lesson.title}: ${stateNames[state]}`;
        const isHere = lesson.slug === current?.slug;
        return (
          <li>
            <a
              href={`/lesson/${lesson.number}`}
              class={`cup ${state}`}
              title={label}
              aria-label={label}
              aria-current={isHere ? 'page' : undefined}
            >
              <Cup state={state} />
            </a>
          </li>
        );
      })}
    </ol>
  );
}

const stateNames = { full: 'passed', begun: 'begun', empty: 'not begun' };

function Cup({ state }: { state: keyof typeof stateNames }) {
  const level = { full: 7, begun: 12, empty: 18 }[state];
  return (
    <svg viewBox="0 0 22 20" width="22" height="20" aria-hidden="true" class="cup-icon">
      <clipPath id={`level-${state}`}>
        <rect x="0" y={level} width="18" height={20 - level} />
      </clipPath>
      <path
        class="coffee"
        d="M3 5h12v9a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z"
        clip-path={`url(#level-${state})`}
      />
      <path class="line" d="M3 5h12v9a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM15 7h2a2.5 2.5 0 0 1 0 5h-2" />
    </svg>
  );
}
