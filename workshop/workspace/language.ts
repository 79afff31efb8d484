import { languages, readIn, UsageError } from '../lessons.ts';
import { recall, remember } from './remembered.ts';

/** From now on, lessons are in the language that was chosen last, or else in the system's. */
export function useLanguage(): void {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  // As in `de_DE.UTF-8`.
  const [system = ''] = (LC_ALL || LC_MESSAGES || LANG || '').match(/^[a-z]+/) ?? [];
  readIn(() => recall<string>('language').chosen ?? system);
}

/** Remembers the language for this command and the next ones. */
export function chooseLanguage(chosen: string): void {
  remember('language', { chosen });
}

/**
 * Splits `3 de` into the words for the lesson and the language, which is missing where none is
 * named.
 * @throws UsageError where no lesson is in that language
 */
export function splitLanguage(args: string[]): [words: string[], language?: string] {
  const last = args.at(-1)?.toLowerCase() ?? '';
  if (args.length < 2 || !/^[a-z]{2}$/.test(last)) return [args];
  if (languages().includes(last)) return [args.slice(0, -1), last];
  throw new UsageError(
    `No lesson is in \`${last}\`, only in: ${languages().join(', ')}. FORKING.md says how to translate one.`,
  );
}
