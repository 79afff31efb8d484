import { UsageError, type Lesson } from '../lessons.ts';
import { runFailureOf, runFailureText } from '../runner/failures.ts';
import { AnswerProcess, killOnInterrupt, type Backend, type Child } from '../runner/process.ts';
import type { Recording } from '../runner/recording.ts';
import { drawDetails } from './span-details.ts';
import { terminal } from './terminal.ts';
import { wrapEscaped } from './text.ts';
import { drawRecording, rowsForOutput } from './waterfall.ts';

interface ShowOptions {
  /** A process that was already spawned for this run. */
  child?: Child;
  /** A scenario of the lesson other than its usual run. */
  scene?: string;
  /** The lines that the caller prints below. */
  below?: string[];
}

/** Rows of a screen besides what is printed: an empty one, and one for the prompt. */
const emptyRows = 2;

/**
 * Runs the answer in `folder` before the reader's eyes, and draws its trace, in a terminal so that
 * it fits on the screen. Resolves with the recording, and whether the run ended well.
 * @throws UsageError where `OTEL_EXPORTER_OTLP_ENDPOINT` or `…_HEADERS` cannot be used
 */
export async function showRun(
  { slug, shows }: Lesson,
  folder: string,
  { child, scene, below = [] }: ShowOptions = {},
): Promise<{ recording: Recording; endedWell: boolean }> {
  killOnInterrupt();
  const recording = await new AnswerProcess(child).run(slug, folder, scene || 'show', backend());
  const said = drawDetails(recording.spans, shows);
  const details = said.length > 0 ? ['', ...said] : [];
  const { rows = Infinity } = process.stdout;
  const room = rows - emptyRows - rowsForOutput - details.length - below.length;
  console.log(`\n${drawRecording(recording, terminal(), room)}`);
  if (details.length > 0) console.log(details.join('\n'));
  if (recording.sent) console.log(recording.sent);
  // A scene may end the program on purpose.
  const failure =
    scene && recording.end.how === 'exited' ? undefined : runFailureOf(recording, folder);
  if (failure) {
    console.log(`\n${wrapEscaped(runFailureText(failure), terminal().width).join('\n')}`);
  }
  return { recording, endedWell: !failure };
}

/** The backend that the environment names, if it names one. */
function backend(): Backend | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = '' } =
    process.env;
  if (!endpoint) return undefined;
  if (!(URL.canParse(endpoint) && /^https?:/.test(endpoint))) {
    throw new UsageError(
      `OTEL_EXPORTER_OTLP_ENDPOINT must be a URL such as http://127.0.0.1:4318, not ${endpoint}`,
    );
  }
  const isPair = (text: string) => /^\s*[\w.-]+\s*=(?!.*%(?![\da-f]{2}))\s*\S/i.test(text);
  if (headers.trim() && !headers.split(',').every(isPair)) {
    // A header is often a secret, so it is not repeated here.
    throw new UsageError(
      'OTEL_EXPORTER_OTLP_HEADERS must be pairs such as api-key=secret,tenant=7, with %20 for a blank.',
    );
  }
  return { endpoint, headers };
}
