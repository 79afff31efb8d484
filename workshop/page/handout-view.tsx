/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { allLessons, ideaOf, readText, sectionsIn, sectionsOf, type Lesson } from '../lessons.ts';
import { inlineHtml } from './markdown.ts';

/** One page to print for whoever was there, made from the lessons, the README and the checklist. */
export function HandoutView() {
  const last = sectionsIn(readText('CHECKLIST.md')).at(-1)!;
  return (
    <main class="wide handout" id="content">
      <h1>{readText('README.md').match(/^# (.*)/)![1]}</h1>
      <p class="quiet on-screen">One page, on A4 or Letter: print it with Ctrl-P or ⌘P.</p>
      <h2>What to take home, and where to read on</h2>
      <ol class="ideas">
        {allLessons().map((lesson) => {
          const { number, title } = lesson;
          const [, name, href = ''] = readOn(lesson);
          return (
            <li>
              <b>
                {number} · {title}.
              </b>{' '}
              {raw(inlineHtml(ideaOf(lesson)))} <a href={href}>{name}</a>{' '}
              <span class="address">{href.replace('https://', '')}</span>
            </li>
          );
        })}
      </ol>
      <h2>The commands</h2>
      <dl class="commands">
        {commands().map(([command, what]) => (
          <div>
            <dt>{raw(inlineHtml(command))}</dt>
            <dd>{raw(inlineHtml(what))}</dd>
          </div>
        ))}
      </dl>
      <h2>The first service of your own</h2>
      <p>
        Follow <code>CHECKLIST.md</code>, line by line. {last.title}:
      </p>
      <ul class="checks">
        {itemsOf(last.body).map((item) => (
          <li>{raw(inlineHtml(item))}</li>
        ))}
      </ul>
    </main>
  );
}

/** The first link of a lesson's last section. */
function readOn(lesson: Lesson): RegExpMatchArray | [] {
  const { body = '' } = sectionsOf(lesson).find(({ name }) => name === 'Read on') ?? {};
  return body.match(/\[([^\]]+)\]\((https:[^)]+)\)/) ?? [];
}

/** The commands of the README's table, each with what it does, as far as one clause says it. */
function commands(): [command: string, what: string][] {
  const { body = '' } =
    sectionsIn(readText('README.md')).find(({ title }) => title === 'The commands') ?? {};
  return Array.from(body.matchAll(/^\| (`.+?`) +\| (.+?) *\|$/gm), ([, command, what]) => [
    command!,
    what!.split(';')[0]!,
  ]);
}

/** The lines of a list to tick off, without the links that end them. */
function itemsOf(body: string): string[] {
  return Array.from(body.matchAll(/^- \[ \] (.+)$/gm), ([, item]) =>
    item!.replace(/(?:,? \[\d+\]\([^)]+\))+$/, ''),
  );
}
