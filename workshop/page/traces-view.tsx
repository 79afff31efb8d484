/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { StoredTrace } from '../otlp/trace-store.ts';
import type { RefusedRequest } from '../otlp/server.ts';
import { cutMiddle, escapeText, plural } from '../render/text.ts';
import { inOrderOfInterest, summaryOf, type TraceSummary } from './received.ts';

/** The traces that came in, those that need a look first. */
export function TracesView({ traces, dropped, refused, url }: TracesProps) {
  const rows = inOrderOfInterest(traces);
  return (
    <main class="wide" id="content">
      <h1>Traces</h1>
      {refused.length > 0 && <Refused refused={refused} />}
      <div class="list-tools">
        {rows.length > 1 && (
          <label>
            Filter <input type="search" id="filter" placeholder="service, name, id, error" />
          </label>
        )}
        <label class="file-button">
          Open a file <input type="file" id="file" accept=".json,.jsonl,.gz" />
        </label>
      </div>
      {rows.length === 0 ? <NothingYet url={url} /> : <TraceTable rows={rows} />}
      {dropped > 0 && (
        <p class="quiet">
          {plural(dropped, 'older trace')} {dropped === 1 ? 'was' : 'were'} dropped, those without
          errors first: there is room for 200.
        </p>
      )}
      <p class="quiet drop">
        You can also drop an OTLP/JSON file anywhere on this page: one that you saved here, or one
        from the Collector’s file exporter.
      </p>
    </main>
  );
}

function Refused({ refused }: { refused: RefusedRequest[] }) {
  return (
    <div class="failing refused">
      <b>Refused</b>
      <ul>
        {refused.map(({ what, status, why }) => (
          <li>
            <code>{escapeText(what)}</code> ({status}): {escapeText(why.slice(0, 400))}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TracesProps {
  traces: StoredTrace[];
  dropped: number;
  refused: RefusedRequest[];
  url: string;
}

export function NothingYet({ url }: { url: string }) {
  return (
    <div class="empty">
      <p>Nothing has arrived yet. Start a program with this in its environment:</p>
      <pre>
        <code>OTEL_EXPORTER_OTLP_ENDPOINT={url}</code>
      </pre>
      <p>
        The protocol is OTLP over HTTP, in protobuf or JSON. A program in a container reaches this
        machine as <code>host.docker.internal</code>, once you have started the page with{' '}
        <code>npm start network</code>.
      </p>
    </div>
  );
}

function TraceTable({ rows }: { rows: TraceSummary[] }) {
  const longest = Math.max(...rows.map(({ ms }) => ms));
  return (
    <table class="traces">
      <thead>
        <tr>
          <th scope="col">at</th>
          <th scope="col">trace</th>
          <th scope="col">services</th>
          <th scope="col" class="number">
            spans
          </th>
          <th scope="col" class="number">
            duration
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, services, spans, errors, reason, ms, at, orphans, slow }) => (
          <tr class={errors > 0 ? 'failed' : ''}>
            <td>
              <time datetime={new Date(at).toISOString()}>{timeOf(at)}</time>
            </td>
            <td>
              <a href={`/traces/${id}`}>{name}</a> <code class="quiet">{id.slice(0, 8)}</code>
              {errors > 0 && (
                <span class="mark-error">
                  {' '}
                  ✗ {plural(errors, 'error')}
                  {reason && `: ${reason}`}
                </span>
              )}
              {slow && <span class="quiet"> slow</span>}
              {orphans > 0 && (
                <span class="quiet"> {plural(orphans, 'span')} whose parent is missing</span>
              )}
            </td>
            <td>{services.join(', ') || '(no name)'}</td>
            <td class="number">{spans}</td>
            <td class="number">
              <data value={String(ms)} data-ms={String(ms)}>
                {ms.toFixed(1)} ms
              </data>
              <svg class="length" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect width={String(Math.max(1, (ms / (longest || 1)) * 100))} height="4" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The time of day, with the date where it is not of the last twenty hours. */
function timeOf(ms: number): string {
  const date = new Date(ms);
  const isRecent = Math.abs(Date.now() - ms) < 20 * 3600 * 1000;
  const day = isRecent ? '' : `${date.toISOString().slice(0, 10)} `;
  return day + date.toLocaleTimeString('en-GB');
}

/** One trace: its waterfall. */
export function TraceView({ trace }: { trace: StoredTrace }) {
  const { id, name, services, spans, errors, at } = summaryOf(trace);
  return (
    <main class="wide trace" id="content">
      <h1>{cutMiddle(name, 120)}</h1>
      <p class="quiet">
        <code>{id}</code> · {timeOf(at)} · {plural(spans, 'span')} from{' '}
        {services.join(', ') || 'no named service'}
        {errors > 0 && <span class="mark-error"> · ✗ {plural(errors, 'error')} (key E)</span>}
        {trace.dropped > 0 && ` · ${plural(trace.dropped, 'span')} not kept`} ·{' '}
        <a href={`/traces/${id}/otlp.json`} download={`trace-${id.slice(0, 8)}.json`}>
          Save as OTLP/JSON
        </a>
      </p>
      <trace-waterfall id="waterfall" src={`/traces/${id}/picture`} addressed="" />
      <p class="quiet keys">
        ↑ ↓ move · Enter opens · / searches · [ ] zoom · drag on the axis to look closer
      </p>
    </main>
  );
}
