/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { checkpointText, commonMistake, progressOf } from '../classroom/progress.ts';
import type { Roster } from '../classroom/roster.ts';
import type { Lesson } from '../lessons.ts';
import { Plain } from './parts.tsx';

/** For a projector: how far everybody is, and the most common mistake in this lesson. */
export function RoomView({ lesson, roster }: { lesson: Lesson; roster: Roster }) {
  const people = roster.people.size;
  const rows = progressOf(roster);
  const here = rows.find((row) => row.lesson.number === lesson.number);
  const common = commonMistake(roster, lesson);
  return (
    <>
      <p class="big">
        {here ? checkpointText(here, people) : 'No receipt for this lesson has arrived yet.'}
      </p>
      <ol class="room">
        {rows.map(({ lesson: { number, title }, passed, inIt }) => (
          <li>
            <span>
              {number} · {title}
            </span>
            <meter max={people} value={passed} aria-label={`${title}: passed`} />
            <span>
              {passed} passed{inIt > 0 && `, ${inIt} here`}
            </span>
          </li>
        ))}
      </ol>
      {common && (
        <p>
          The most common mistake now, {common.people} of {here?.inIt}: <b>{common.slug}</b>.{' '}
          <Plain text={common.says} />
        </p>
      )}
    </>
  );
}
