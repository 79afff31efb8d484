import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { normal, TranscriptPlayer, transcriptsIn } from './transcripts.ts';

/** Every block of the texts that begins with `$ npm run …` is what that command prints. */
const player = new TranscriptPlayer();
afterAll(() => player.close());

const texts = ['README.md', 'WORKSHOP.md'].concat(
  allLessons().map(({ slug }) => join('lessons', slug, 'README.md')),
);

for (const file of texts) {
  const transcripts = transcriptsIn(file);
  if (transcripts.length === 0) continue;
  describe(file, () => {
    test.each(transcripts.map((one, i) => ({ ...one, number: i + 1 })))(
      'transcript $number, npm run $command, is what it prints',
      async (transcript) => {
        const printed = await player.insteadOf(transcript);
        if (printed.length > 0) expect(printed).toContain(normal(transcript.shown).join('\n'));
      },
    );
  });
}
