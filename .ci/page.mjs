// Opens the page as a newcomer does, looks at every lesson, sends a trace, and closes it.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

const child = spawn(process.execPath, ['workshop/cli.mjs', 'start', '0']);
let said = '';
const url = await new Promise((open, fail) => {
  child.on('exit', () => fail(new Error(said)));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
      const [, address] = said.match(/OTEL_EXPORTER_OTLP_ENDPOINT=(\S+)\n/) ?? [];
      if (address) open(address);
    });
  }
});
const lessons = readdirSync('lessons').filter((name) => /^\d\d-/.test(name));
const paths = lessons.flatMap((slug) => [
  `/lesson/${parseInt(slug)}`,
  `/present/${parseInt(slug)}`,
]);
for (const path of ['/', ...paths, '/traces', '/review']) {
  const { status } = await fetch(url + path);
  if (status !== 200) throw new Error(`${path}: ${status}`);
}
const span = { traceId: '1'.repeat(32), spanId: '2'.repeat(16), name: 'from CI' };
const sent = await fetch(`${url}/v1/traces`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
});
const drawn = await (await fetch(`${url}/traces`)).text();
if (sent.status !== 200 || !drawn.includes('from CI')) throw new Error('the trace is not shown');
child.removeAllListeners('exit');
child.kill('SIGINT');
const code = await new Promise((ended) => child.on('exit', ended));
if (code !== 0) throw new Error(`it ended with ${code}:\n${said}`);
console.log(`the page: ${paths.length + 3} pages, a trace`);
