/**
 * Debugs a lesson and a check as VS Code does, with its own debugger: the launch configurations of
 * `.vscode/launch.json`, a breakpoint in the learner's copy, and a look at who stops there.
 *
 * `node .ci/debugger.mjs TREE SERVER`: an installed tree, and the `vsDebugServer` of js-debug.
 */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

const [tree, server] = process.argv.slice(2);
const lesson = '2';
const slug = '02-nested-spans';
const copy = join(tree, 'work', slug, 'lesson.ts');

cpSync(join(tree, 'solutions', slug), join(tree, 'work', slug), { recursive: true });
const line =
  readFileSync(copy, 'utf8')
    .split('\n')
    .findIndex((text) => text.includes('grindBeans(order)')) + 1;
const launch = readFileSync(join(tree, '.vscode', 'launch.json'), 'utf8')
  .replaceAll('${workspaceFolder}', tree)
  .replaceAll('${input:lesson}', lesson);
const { configurations } = JSON.parse(launch);

const adapter = spawn(process.execPath, [server, '0', '127.0.0.1'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const port = await new Promise((listening) => {
  adapter.stdout.setEncoding('utf8').on('data', (text) => {
    const [, found] = text.match(/listening at .*:(\d+)/i) ?? [];
    if (found) listening(Number(found));
  });
});
let failed = 0;
try {
  for (const configuration of configurations) {
    const { stops, output } = await debug(configuration);
    const good = stops.length === 2 && stops.every((stop) => stop === `${copy}:${line}`);
    console.log(
      `${good ? '✓' : '✗'} ${configuration.name}: stopped at ${stops.join(', ') || 'nothing'}`,
    );
    if (good) continue;
    failed++;
    console.log(output);
  }
} finally {
  adapter.kill();
  rmSync(join(tree, 'work'), { recursive: true });
}
console.log(`${configurations.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a launch configuration to its end. Whoever stops at the breakpoint goes on. */
function debug(configuration) {
  const stops = [];
  let output = '';
  let terminal;

  return new Promise((ended) => {
    const limit = setTimeout(finish, 120_000);
    function finish() {
      clearTimeout(limit);
      terminal?.kill();
      ended({ stops, output });
    }
    session({ ...configuration, cwd: tree }, finish);
  });

  /** One connection of the debug adapter protocol; every process that is debugged has its own. */
  function session(config, finish) {
    const socket = connect(port, '127.0.0.1');
    const asked = new Map();
    let seq = 0;
    let bytes = Buffer.alloc(0);

    const send = (message) => {
      const text = JSON.stringify({ seq: ++seq, ...message });
      socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    const ask = (command, args) =>
      new Promise((answered) => {
        send({ type: 'request', command, arguments: args });
        asked.set(seq, answered);
      });
    const answer = ({ seq: request_seq, command }, body) =>
      send({ type: 'response', request_seq, command, success: true, body });

    async function hear(message) {
      const { type, command, event, body, arguments: args } = message;
      if (type === 'response') asked.get(message.request_seq)?.(body);
      else if (command === 'startDebugging') {
        answer(message, {});
        session({ ...args.configuration, request: args.request });
      } else if (command === 'runInTerminal') {
        const [program, ...words] = args.args;
        terminal = spawn(program, words, { cwd: args.cwd, env: { ...process.env, ...args.env } });
        for (const stream of [terminal.stdout, terminal.stderr])
          stream.on('data', (chunk) => (output += chunk));
        answer(message, { processId: terminal.pid });
      } else if (event === 'initialized') {
        await ask('setBreakpoints', { source: { path: copy }, breakpoints: [{ line }] });
        await ask('configurationDone', {});
      } else if (event === 'stopped') {
        const { threadId } = body;
        const { stackFrames } = await ask('stackTrace', { threadId, levels: 1 });
        stops.push(`${stackFrames[0]?.source?.path}:${stackFrames[0]?.line}`);
        await ask('continue', { threadId });
      } else if (event === 'terminated') finish?.();
    }

    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (;;) {
        const head = bytes.indexOf('\r\n\r\n');
        const length = Number(bytes.subarray(0, Math.max(head, 0)).toString().match(/\d+/)?.[0]);
        if (head < 0 || bytes.length < head + 4 + length) return;
        hear(JSON.parse(bytes.subarray(head + 4, head + 4 + length)));
        bytes = bytes.subarray(head + 4 + length);
      }
    });

    void (async () => {
      await ask('initialize', {
        adapterID: 'pwa-node',
        pathFormat: 'path',
        supportsRunInTerminalRequest: true,
        supportsStartDebuggingRequest: true,
      });
      // VS Code knows js-debug's type for Node by a shorter name, too.
      const type = config.type === 'node' ? 'pwa-node' : config.type;
      await ask(config.request, { ...config, type });
    })();
  }
}
