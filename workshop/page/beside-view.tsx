/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { alignedRows, type Shape, type ShapeRow } from '../render/tree-shape.ts';
import { differencesToSolution } from '../workspace/compare.ts';
import type { LessonSession } from './lesson-session.ts';
import { FileLink } from './parts.tsx';

/** Two sets of traces, what differs marked. */
export function BesideEachOther(props: {
  mine: Shape[];
  theirs: Shape[];
  titles: [string, string];
}) {
  const rows = alignedRows(props.mine, props.theirs).slice(0, 60);
  return (
    <table class="beside">
      <thead>
        <tr>
          {props.titles.map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ left, right, differs }) => (
          <tr class={differs ? 'differs' : ''}>
            <td>
              <ShapeCell row={left} />
              {differs && <span class="visually-hidden"> differs from </span>}
            </td>
            <td>
              <ShapeCell row={right} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShapeCell({ row }: { row?: ShapeRow }) {
  if (!row) return <></>;
  return (
    <>
      <span class="branch" aria-hidden="true">
        {row.branch}
      </span>
      {row.text}
      {row.count && <span class="quiet"> ×{row.count}</span>}
    </>
  );
}

/** The learner's copy beside the solution. */
export function DiffView({ session }: { session: LessonSession }) {
  const { lesson } = session;
  const differences = differencesToSolution(lesson);
  return (
    <main class="wide">
      <h1>
        {lesson.number} · {lesson.title}: yours beside the solution
      </h1>
      <p>
        <a href={`/lesson/${lesson.number}`}>Back to the lesson</a>
      </p>
      {differences.length === 0 && <p>Your copy is identical to the solution.</p>}
      {differences.map(({ mine, theirs, hunks }) => (
        <section class="diff">
          <h2>
            <FileLink file={mine} /> and {theirs}
          </h2>
          {hunks.map(({ lines }) => (
            <pre tabindex={0}>
              {lines.map((line) => (
                <span
                  class={{ '-': 'mine', '+': 'theirs' }[line[0]!] ?? 'both'}
                >{`${line}\n`}</span>
              ))}
            </pre>
          ))}
        </section>
      ))}
      <p class="quiet">The solution is one of many right answers. The check accepts any of them.</p>
    </main>
  );
}
