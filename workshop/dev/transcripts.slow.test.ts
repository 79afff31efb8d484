import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { TranscriptPlayer, transcriptsIn } from './transcripts.ts';

/** Every block of the texts that begins with `$ npm run …` is what that command prints. */
const player = new TranscriptPlayer();
afterAll(() => player.close());

const texts = ['README.md', 'WORKSHOP.md'].concat(
  allLessons().map(({ slug }) => join('lessons', slug, 'README.md')),
);

test('the first line that differs is named, and where a command prints more', async () => {
  const [saw] = transcriptsIn('lessons/02-nested-spans/README.md');
  const { shown, line } = saw!;
  const at = line + shown.split('\n').findIndex((one) => one.startsWith('spans: '));
  const wrong = shown.replace('4 started', '5 started').replace(/^trace 2.*\n/m, '…\n');
  expect(await player.faultsIn({ ...saw!, shown: wrong })).toEqual([
    {
      file: 'lessons/02-nested-spans/README.md',
      line: at + 1,
      says: expect.stringMatching(/^With the starter, .* does not print “spans: 5 started.*”\.$/),
    },
  ]);
  expect(await player.faultsIn({ ...saw!, shown: shown.replace('\n…', '') })).toMatchObject([
    { line: at + 2, says: 'With the starter, `npm run lesson 2` prints more than this.' },
  ]);
});

test('what a learner saw is what the starter prints, not the solution', async () => {
  const [saw] = transcriptsIn('lessons/02-nested-spans/README.md');
  expect(await player.faultsIn({ ...saw!, solved: true })).toMatchObject([
    {
      line: saw!.line + 1,
      says: expect.stringMatching(/“trace 1 .*, 1 span”\. It prints .*, 5 spans/),
    },
  ]);
});

for (const file of texts) {
  const transcripts = transcriptsIn(file);
  if (transcripts.length === 0) continue;
  describe(file, () => {
    test.each(transcripts.map((one, i) => ({ ...one, number: i + 1 })))(
      'transcript $number, npm run $command, is what it prints',
      async (transcript) => expect(await player.faultsIn(transcript)).toEqual([]),
    );
  });
}
