/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { starterShapes } from '../checking/first-run.ts';
import { receiptOf } from '../checking/receipt.ts';
import { onChanged, taskMarks } from '../checking/report.ts';
import { allTests, countText, firstFailed, hasPassed, taskStates } from '../checking/results.ts';
import type { Failure, LessonResult, TestResult } from '../checking/results.ts';
import { ideaOf } from '../lessons.ts';
import { drawSampling } from '../render/sampling.ts';
import { countSpans, summaryText } from '../render/span-summary.ts';
import { escapeLines } from '../render/text.ts';
import { sameShapes } from '../render/tree-shape.ts';
import { runFailureOf } from '../runner/failures.ts';
import { lessonsAround } from '../workspace/agenda.ts';
import { workFolder } from '../workspace/copies.ts';
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
      <Shown session={session} />
    </div>
  );
}

function StateLine({ session }: { session: LessonSession }) {
  const { state, lesson, result } = session;
  const said = {
    'not begun': 'Your run appears here, as soon as you have answered the question.',
    unchanged: 'This is the starter. Every save of your copy is checked.',
    running: 'Running …',
    checking: 'Checking …',
    checked: `Checked at ${timeText(session.checkedAt)}`,
    gone: 'lesson.ts is gone. It will be checked when it is back.',
  }[state];
  const mark = state === 'checked' && result ? (hasPassed(result) ? ' ✓ passed' : ' ✗ fails') : '';
  const button = (path: string, text: string, scene?: string) => (
    <button type="button" data-post={`/lesson/${lesson.number}/${path}`} data-scene={scene}>
      {text}
    </button>
  );
  return (
    <p class={`state ${state === 'running' || state === 'checking' ? 'busy' : ''}`}>
      <span>
        {said}
        {mark}
      </span>
      {state !== 'not begun' && button('run', 'Run')}
      {state !== 'not begun' && lesson.scenes.map((scene) => button('run', `Run: ${scene}`, scene))}
      {state !== 'not begun' && button('check', 'Check')}
    </p>
  );
}

/** What the picture below is of, and what no waterfall shows of that run. */
function Shown({ session }: { session: LessonSession }) {
  const { recording, shown } = session;
  if (!recording || !shown) return <></>;
  const { spans, output, sent } = recording;
  const dots = drawSampling(spans, { width: 72, height: 40, colour: false });
  const printed = output.trim().split('\n').slice(0, maxPrinted).join('\n');
  return (
    <div class="shown">
      <p class="quiet">
        {shown.by === 'run' ? `Your run at ${timeText(shown.at)}` : 'The run that was checked'}
        {shown.scene && `, scenario “${shown.scene}”`}. {summaryText(countSpans(recording), 1000)}.
        {sent && ` ${sent}`}
      </p>
      {printed && shown.by === 'run' && (
        <pre class="printed" tabindex={0} aria-label="What your code printed">
          {escapeLines(printed)}
        </pre>
      )}
      {dots.length > 0 && <pre class="dots">{dots.join('\n')}</pre>}
    </div>
  );
}

/** Lines of what a run printed that are shown. */
const maxPrinted = 200;

function timeText(time: Date | undefined): string {
  return time?.toLocaleTimeString('en-GB') ?? '';
}

function Verdict({ session }: { session: LessonSession }) {
  const { result, broken, recording, lesson } = session;
  if (broken) return <p class="failing">The check itself broke: {broken}</p>;
  if (!result) {
    const failure = recording && runFailureOf(recording, workFolder(lesson));
    return failure ? (
      <div class="failing">
        <p class="message">
          <Plain text={failure.lines.join('\n')} />
        </p>
        <FileLink {...failure.place} />
      </div>
    ) : (
      <></>
    );
  }
  if (result.broken) return <p class="failing">The check itself broke: {result.broken}</p>;
  // Whether it typechecks may still change the result.
  if (!result.types && hasPassed(result)) return <p class="quiet">Every test passes so far …</p>;
  const receipt = result.types ? receiptOf(result) : '';
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
      {receipt && (
        <p class="quiet">
          <code>{receipt}</code>
          <button type="button" class="copy" data-copy={receipt} aria-label="Copy the receipt">
            copy
          </button>
        </p>
      )}
    </>
  );
}

function Failing({ session, result }: { session: LessonSession; result: LessonResult }) {
  const test = firstFailed(result);
  const { changed = [], lesson } = result;
  const { hints } = session;
  const hasMore = hints.length < (test?.failure?.hints.length ?? 0);
  const task = lesson.tasks.findIndex(({ tests }) => tests.includes(test?.id ?? ''));
  return (
    <div class="failing">
      {changed.length > 0 && (
        <p class="message">
          <Plain text={Object.values(onChanged(changed)).join('\n')} />
        </p>
      )}
      {task >= 0 && (
        <a class="task-link" href={`#task-${task + 1}`}>
          Task {task + 1} of {lesson.tasks.length}
        </a>
      )}
      {test && <FailedTest test={test} />}
      {hints.map((hint, i) => (
        <details class="hint" open={i === hints.length - 1}>
          <summary>{['A nudge', 'The idea', 'The line'][i]}</summary>
          <Html of={html(hint)} />
        </details>
      ))}
      <p class="actions">
        {hasMore && (
          <button type="button" data-post={`/lesson/${lesson.number}/hint`}>
            {hints.length === 0 ? 'Give me a hint' : 'The next hint'}
          </button>
        )}
        {!hasMore && <a href={`/lesson/${lesson.number}/diff`}>Your code beside the solution</a>}
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
      {runFailure.length > 0 && (
        <p class="message">
          <Plain text={runFailure.join('\n').slice(0, 4000)} />
        </p>
      )}
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
  const before = starterShapes(lesson);
  const { next } = lessonsAround(lesson);
  return (
    <div class="passed">
      <h3>
        <span class="mark">✓</span> {countText(result)}
      </h3>
      {before && !sameShapes(before, shapes) && (
        <BesideEachOther mine={before} theirs={shapes} titles={['the starter', 'yours']} />
      )}
      <p class="idea">{raw(inlineHtml(ideaOf(lesson)))}</p>
      {lesson.question && (
        <details class="question">
          <summary>{raw(inlineHtml(lesson.question.text))}</summary>
          <Html of={html(lesson.question.answer)} />
        </details>
      )}
      <p class="actions">
        <a href={`/lesson/${lesson.number}/diff`}>Your code beside the solution</a>
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
  const { title = '' } = lesson.tasks[index] ?? {};
  const state = (result?.tests.length ? taskStates(result)[index] : undefined) ?? 'open';
  const says = { done: 'done', next: 'fails', open: 'open' }[state];
  return (
    <p class={`task ${says}`} id={`task-${index + 1}`}>
      <span class="mark" aria-hidden="true">
        {taskMarks[state]}
      </span>
      <b>
        <Plain text={title} />
      </b>
      <span class="visually-hidden"> {says}</span>
    </p>
  );
}
