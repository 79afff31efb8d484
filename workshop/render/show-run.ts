import { UsageError, type Lesson } from '../lessons.ts';
import { runFailureOf, runFailureText } from '../runner/failures.ts';
import { AnswerProcess, killOnInterrupt, type Child } from '../runner/process.ts';
import { terminal } from './terminal.ts';
import { wrapEscaped } from './text.ts';
import { drawRecording } from './waterfall.ts';

/**
 * Runs the answer in `folder` before the reader's eyes, in a `child` that was spawned for it, and
 * draws its trace. Resolves with whether the run ended well.
 * @throws UsageError where `OTEL_EXPORTER_OTLP_ENDPOINT` is not a URL
 */
export async function showRun({ slug }: Lesson, folder: string, child?: Child) {
  killOnInterrupt();
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '';
  if (endpoint && !(URL.canParse(endpoint) && /^https?:/.test(endpoint))) {
    throw new UsageError(
      `OTEL_EXPORTER_OTLP_ENDPOINT is a URL, as in http://127.0.0.1:4318, not ${endpoint}`,
    );
  }
  const recording = await new AnswerProcess(child).run(slug, folder, 'show', endpoint);
  console.log(`\n${drawRecording(recording)}`);
  if (recording.sent) console.log(recording.sent);
  const failure = runFailureOf(recording, folder);
  if (failure) {
    console.log(`\n${wrapEscaped(runFailureText(failure), terminal().width).join('\n')}`);
  }
  return !failure;
}
