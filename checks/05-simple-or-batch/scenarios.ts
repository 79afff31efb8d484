import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { channel, subscribe } from 'node:diagnostics_channel';
import { planDay, type Day } from '#bar';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import { messages, type Scenario } from '../../workshop/runner/scenario.ts';

const news = channel('coffee-bar');

/** What tells a process to stop: a platform does it with the first, Ctrl-C with the second. */
export type StopSignal = 'SIGTERM' | 'SIGINT';

/** What goes wrong on the day that the bar does not end by itself. */
export const waterError = 'The water is cut off.';

/** A delivery takes a moment, as over a network, and nothing is taken after `shutdown`. */
const network = { delayMs: 20, refusesAfterShutdown: true };

/** Plays a day. Answers with the messages of the error that left `run`, if one did. */
function play(day: Day, { delayMs } = network): Scenario {
  return async (lesson, exporter) => {
    planDay(day, { error: new Error(waterError) });
    countProcessors();
    try {
      await lesson.run(tellingOfCalls(exporter.with({ ...network, delayMs })));
      return [];
    } catch (error) {
      return messages(error);
    }
  };
}

export const delayIs = 'its delay in milliseconds: ';

/** Tells of each batch processor that is given a span. */
function countProcessors(): void {
  const met = new Set<object>();
  const { onEnd } = BatchSpanProcessor.prototype;
  BatchSpanProcessor.prototype.onEnd = function (span) {
    if (!met.has(this)) {
      say('batch processor');
      say(
        `${delayIs}${(this as unknown as { _scheduledDelayMillis: number })._scheduledDelayMillis}`,
      );
    }
    met.add(this);
    onEnd.call(this, span);
  };
}

/** Tells when it is called, which is before anything arrives. */
function tellingOfCalls(exporter: RecordingExporter): RecordingExporter {
  const { export: send, shutdown } = exporter;
  return Object.assign(exporter, {
    export: (...args: Parameters<typeof send>) => {
      say('exporter called');
      send.apply(exporter, args);
    },
    shutdown: () => {
      say('exporter shut down');
      return shutdown.call(exporter);
    },
  });
}

function say(what: string): void {
  news.publish({ type: 'said', what, order: 0 });
}

/** Tells this process to stop, in the middle of its sixth order. */
function told(signal: StopSignal): Scenario {
  return (lesson, exporter) => {
    subscribe('coffee-bar', (message) => {
      const { type, order, phase } = message as { type: string; order: number; phase?: string };
      if (type === 'work' && order === 6 && phase === 'begin') stop(signal);
    });
    // Whoever waits for a delivery before the bar closes takes more orders meanwhile.
    return play('long', { ...network, delayMs: 100 })(lesson, exporter);
  };
}

function stop(signal: StopSignal): void {
  say(signal);
  // Windows has no signals: `kill` would end the process although it listens.
  const listens = process.listenerCount(signal) > 0;
  if (process.platform === 'win32' && listens) process.emit(signal, signal);
  else process.kill(process.pid, signal);
}

export const scenarios: Record<string, Scenario> = {
  quiet: play('quiet'),
  rush: play('rush'),
  fire: play('fire'),
  sigterm: told('SIGTERM'),
  sigint: told('SIGINT'),
};
