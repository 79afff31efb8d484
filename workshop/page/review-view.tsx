/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { allLessons } from '../lessons.ts';
import { cutMiddle, escapeText, formatNumber, plural } from '../render/text.ts';
import type { Finding, Review, ServiceReview } from '../review/review.ts';
import { droppedText } from '../review/text.ts';
import { Plain } from './parts.tsx';
import { NothingYet } from './traces-view.tsx';

/** What the traces that arrived say about the services that sent them. */
export function ReviewView({ review, url }: { review: Review; url: string }) {
  const { services, spans, traces, incompleteTraces, dropped } = review;
  return (
    <main class="wide" id="content">
      <h1>Review</h1>
      {spans === 0 ? (
        <NothingYet url={url} />
      ) : (
        <>
          <p class="quiet">
            {formatNumber(spans)} {spans === 1 ? 'span' : 'spans'} in {plural(traces, 'trace')}
            {incompleteTraces > 0 &&
              `, ${incompleteTraces} of them not complete: what is missing there is not judged`}
            {dropped > 0 && `. ${droppedText(dropped)}.`}
          </p>
          <Findings review={review} />
          <h2>Scores</h2>
          <ul class="scores">
            {services.map((one) => (
              <ServiceScore one={one} />
            ))}
          </ul>
          <p class="quiet">
            The score is the <a href={specification}>Instrumentation Score</a>, but not the whole of
            it: only its rules for traces and resources are judged here. The workshop’s own rules do
            not count.
          </p>
        </>
      )}
    </main>
  );
}

function Findings({ review: { findings, incompleteTraces } }: { review: Review }) {
  if (findings.length === 0) {
    return incompleteTraces > 0 ? (
      <p>Nothing found so far. {plural(incompleteTraces, 'trace')} may still be arriving.</p>
    ) : (
      <p class="passed">
        Nothing was found: these services pass every rule that can be judged here.
      </p>
    );
  }
  const severities = ['Critical', 'Important', 'Normal', 'Low'] as const;
  const counts = severities.flatMap((severity) => {
    const count = findings.filter(({ impact }) => impact === severity).length;
    return count > 0 ? `${count} ${severity.toLowerCase()}` : [];
  });
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.impact}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return (
    <>
      <h2>
        {plural(findings.length, 'finding')}: {counts.join(', ')}
      </h2>
      <ol class="findings">
        {Array.from(groups.values(), (group) => (
          <FindingGroup findings={group} />
        ))}
      </ol>
    </>
  );
}

const specification = 'https://github.com/instrumentation-score/spec';

function ServiceScore({ one }: { one: ServiceReview }) {
  const { service, score, category, rules, spans, note } = one;
  const judged = rules.filter(({ result }) => result !== 'not judged');
  return (
    <li>
      <b title={escapeText(service)}>{cutMiddle(escapeText(service), 60) || '(no name)'}</b>
      <span class="score">{Math.round(score)}</span>
      <span>{category}</span>, <span class="quiet">{plural(spans, 'span')}</span>
      <details>
        <summary>Rules</summary>
        <ul class="rules">
          {judged.map(({ rule, result, criterion = '', why = criterion }) => (
            <li class={result === 'failed' ? 'fail' : ''}>
              <span class="mark">{result === 'failed' ? '✗' : '✓'}</span> {rule}{' '}
              <Plain text={escapeText(why)} />
            </li>
          ))}
        </ul>
        <p class="quiet">{note}</p>
      </details>
    </li>
  );
}

const marks = { Critical: '✗ ', Important: '! ', Normal: '', Low: '' };

/** What one rule found, for each service. */
function FindingGroup({ findings }: { findings: Finding[] }) {
  const { rule, title, impact, source, todo, lesson } = findings[0]!;
  const name = allLessons().find(({ number }) => number === lesson)?.title;
  return (
    <li class={`finding ${impact.toLowerCase()}`}>
      <h3>
        <span class="severity">
          {marks[impact]}
          {impact}:
        </span>{' '}
        <Plain text={title} />
      </h3>
      {findings.map(({ service, scope, what, examples }) => (
        <p>
          <b>{cutMiddle(escapeText(service), 80) || 'no service name'}</b>
          {scope && <span class="quiet"> · {cutMiddle(escapeText(scope), 80)}</span>}{' '}
          <Plain text={what} />{' '}
          <span class="quiet">
            For example{' '}
            {examples.map(({ name: span, traceId, spanId }, i) => (
              <>
                {i > 0 && ', '}
                <a href={`/traces/${traceId}#${spanId}`} title={escapeText(span)}>
                  {cutMiddle(escapeText(span), 60)}
                </a>
              </>
            ))}
            .
          </span>
        </p>
      ))}
      <p>
        <Plain text={todo} /> Lesson <a href={`/lesson/${lesson}`}>{`${lesson} · ${name}`}</a>{' '}
        explains it.
      </p>
      <p class="quiet">{source === 'workshop' ? 'The workshop’s own rule' : rule}</p>
    </li>
  );
}
