/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { alignedRows, type Shape, type ShapeRow } from '../render/tree-shape.ts';
import { differencesToSolution } from '../workspace/compare.ts';
import type { LessonSession } from './lesson-session.ts';
import { FileLink, Plain } from './parts.tsx';

/** Two sets of traces, what differs marked. */
export function BesideEachOther(props: {
  mine: Shape[];
  theirs: Shape[];
  titles: [string, string];
}) {
  const rows = alignedRows(props.mine, props.theirs).slice(0, 60);
  return (
    <div class="beside-scroll" tabindex={0} role="region" aria-label={props.titles.join(' and ')}>
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
    </div>
  );
}

function ShapeCell({ row }: { row?: ShapeRow }) {
  if (!row) return <></>;
  return (
    <>
      <span class="branch" aria-hidden="true">
        {row.branch}
      </span>
      <Plain text={row.text} />
      {row.count && <span class="quiet"> ×{row.count}</span>}
    </>
  );
}

/** The learner's copy beside the solution. */
export function DiffView({ session }: { session: LessonSession }) {
  const { lesson } = session;
  const differences = differencesToSolution(lesson);
  return (
    <main class="wide" id="content">
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
          <table class="solution">
            <thead>
              <tr>
                <th scope="col">yours</th>
                <th scope="col">the solution</th>
              </tr>
            </thead>
            {hunks.map(({ lines }) => (
              <tbody>
                {pairsOf(lines).map(([left, right]) => (
                  <tr>
                    <td class={left === right ? '' : 'mine'}>{left}</td>
                    <td class={left === right ? '' : 'theirs'}>{right}</td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      ))}
      <p class="quiet">The solution is one of many right answers. The check accepts any of them.</p>
    </main>
  );
}

/** The lines of a hunk in two columns: what goes beside what comes for it. */
function pairsOf(lines: string[]): [string, string][] {
  const [mine, theirs]: [string[], string[]] = [[], []];
  const level = () => (mine.length = theirs.length = Math.max(mine.length, theirs.length));
  for (const line of lines) {
    if (line[0] === ' ') level();
    if (line[0] !== '+') mine.push(line.slice(1));
    if (line[0] !== '-') theirs.push(line.slice(1));
  }
  level();
  return Array.from(mine, (left, i) => [left ?? '', theirs[i] ?? '']);
}
