/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { allTests, countText, firstFailed, hasPassed } from '../checking/results.ts';
import type { Failure, LessonResult, TestResult } from '../checking/results.ts';
import { allLessons, proseOf } from '../lessons.ts';
import { drawSampling } from '../render/sampling.ts';
import { sameShapes, type Shape } from '../render/tree-shape.ts';
import { runFailureOf } from '../runner/failures.ts';
import { workFolder } from '../workspace/copies.ts';
import { recall } from '../workspace/remembered.ts';
import type { LessonSession } from './lesson-session.ts';
import { BesideEachOther } from './beside-view.tsx';
import { html, inlineHtml } from './markdown.ts';
import { FileLink, Html, Plain } from './parts.tsx';

/** What the learner's code did: what fails first is at the top. */
export function Result({ session }: { session: LessonSession }) {
  return (
    <div class="said" id="said" aria-live="polite">
      <StateLine session={session} />
      <Verdict session={session} />
      <Sampling session={session} />
    </div>
  );
}

function StateLine({ session }: { session: LessonSession }) {
  const { state, lesson, checkedAt, recording } = session;
  const said = {
    'not begun': 'Answer the question, and the first run is shown here.',
    unchanged: 'This is the starter. Every save of your copy is checked.',
    running: 'Running …',
    checking: 'Checking …',
    checked: `Checked at ${checkedAt?.toLocaleTimeString('en-GB') ?? 'no time yet'}`,
    gone: 'lesson.ts is gone. It is checked when it is back.',
  }[state];
  return (
    <p class={`state ${state === 'running' || state === 'checking' ? 'busy' : ''}`}>
      <span>{said}</span>
      {state !== 'not begun' && (
        <>
          <button type="button" data-post={`/lesson/${lesson.number}/run`}>
            Run
          </button>
          {lesson.scenes.map((scene) => (
            <button type="button" data-post={`/lesson/${lesson.number}/run`} data-scene={scene}>
              Run {scene}
            </button>
          ))}
          <button type="button" data-post={`/lesson/${lesson.number}/check`}>
            Check
          </button>
        </>
      )}
      {recording?.sent && <span>{recording.sent}</span>}
    </p>
  );
}

/** A dot for each trace, where a sampler has dropped some. */
function Sampling({ session }: { session: LessonSession }) {
  const { spans = [] } = session.recording ?? {};
  const lines = drawSampling(spans, { width: 72, height: 40, colour: false });
  return lines.length > 0 ? <pre class="dots">{lines.join('\n')}</pre> : <></>;
}

function Verdict({ session }: { session: LessonSession }) {
  const { result, broken, recording, lesson } = session;
  if (broken) return <p class="failing">The check itself broke: {broken}</p>;
  if (!result) {
    const failure = recording && runFailureOf(recording, workFolder(lesson));
    return failure ? (
      <div class="failing">
        <pre>{failure.lines.join('\n')}</pre>
        <FileLink {...failure.place} />
      </div>
    ) : (
      <></>
    );
  }
  if (result.broken) return <p class="failing">The check itself broke: {result.broken}</p>;
  return (
    <>
      {hasPassed(result) ? (
        <Passed result={result} />
      ) : (
        <Failing session={session} result={result} />
      )}
      <details class="tests">
        <summary>{hasPassed(result) ? 'What was checked' : countText(result)}</summary>
        <ul>
          {allTests(result).map(({ passed, sentence }) => (
            <li class={passed ? 'pass' : 'fail'}>
              <span class="mark">{passed ? '✓' : '✗'}</span> <Plain text={sentence} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Failing({ session, result }: { session: LessonSession; result: LessonResult }) {
  const test = firstFailed(result);
  const { changed = [] } = result;
  return (
    <div class="failing">
      {changed.length > 0 && (
        <p>
          While your code ran, these files of the workshop changed: {changed.slice(0, 5).join(', ')}
          . If that was not you, it was your code, so this result does not count.
        </p>
      )}
      {test && <FailedTest test={test} />}
      {session.hints.map((hint, i) => (
        <div class="hint">
          <h4>{['A nudge', 'The idea', 'The line'][i]}</h4>
          <Html of={html(hint)} />
        </div>
      ))}
      <p class="actions">
        {session.hints.length < (test?.failure?.hints.length ?? 0) && (
          <button type="button" data-post={`/lesson/${result.lesson.number}/hint`}>
            {session.hints.length === 0 ? 'Give me a hint' : 'The next hint'}
          </button>
        )}
        <a href={`/lesson/${result.lesson.number}/diff`}>My code beside the solution</a>
      </p>
    </div>
  );
}

function FailedTest({ test }: { test: TestResult }) {
  const { sentence, failure } = test;
  return (
    <>
      <h3>
        <span class="mark">✗</span> <Plain text={sentence} />
      </h3>
      {failure && <Reasons failure={failure} />}
    </>
  );
}

function Reasons({ failure }: { failure: Failure }) {
  const { message, runFailure = [], mistake, place, trees } = failure;
  const differ = trees && !sameShapes(trees.recorded, trees.expected);
  return (
    <>
      <p class="message">
        <Plain text={message.slice(0, 2000)} />
      </p>
      {runFailure.length > 0 && <pre>{runFailure.join('\n').slice(0, 4000)}</pre>}
      {mistake && <Html of={html(mistake.explanation)} />}
      <p>
        Open <FileLink {...place} />
      </p>
      {differ && (
        <BesideEachOther
          mine={trees.recorded}
          theirs={trees.expected}
          titles={['recorded', 'expected']}
        />
      )}
    </>
  );
}

function Passed({ result }: { result: LessonResult }) {
  const { lesson, shapes = [] } = result;
  const before = recall<Shape[]>('before')[lesson.slug];
  const next = allLessons().find(({ number }) => number > lesson.number);
  const [idea = ''] = proseOf(lesson, 'What you will understand').split('\n');
  return (
    <div class="passed">
      <h3>
        <span class="mark">✓</span> {countText(result)}
      </h3>
      {before && !sameShapes(before, shapes) && (
        <BesideEachOther mine={before} theirs={shapes} titles={['the starter', 'yours']} />
      )}
      <p class="idea">{raw(inlineHtml(idea))}</p>
      {lesson.question && (
        <details class="question">
          <summary>{raw(inlineHtml(lesson.question.text))}</summary>
          <Html of={html(lesson.question.answer)} />
        </details>
      )}
      <p class="actions">
        <a href={`/lesson/${lesson.number}/diff`}>My code beside the solution</a>
        {next && (
          <a class="next" href={`/lesson/${next.number}`}>
            Next: {next.title}
          </a>
        )}
      </p>
    </div>
  );
}

/** Whether a task is done: `✓`, `✗` where it is the next one, `·` where it is open. */
export function TaskMark({ session, index }: { session: LessonSession; index: number }) {
  const { result, lesson } = session;
  const { title = '', tests = [] } = lesson.tasks[index] ?? {};
  const failed = new Set(result?.tests.filter(({ passed }) => !passed).map(({ id }) => id));
  const isDone = !!result && result.tests.length > 0 && !tests.some((id) => failed.has(id));
  const isNext = !!result && !isDone && tests.includes(firstFailed(result)?.id ?? '');
  const [mark, says] = isDone ? ['✓', 'done'] : isNext ? ['✗', 'fails'] : ['·', 'open'];
  return (
    <p class={`task ${says}`} id={`task-${index + 1}`}>
      <span class="mark" aria-hidden="true">
        {mark}
      </span>
      <b>{title}</b>
      <span class="visually-hidden"> {says}</span>
    </p>
  );
}
