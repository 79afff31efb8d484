import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => line.includes(\`"trace_id":"\${traceId}"\`));
`,
  },
  failsFirst: ['lines-of-trace'],
  explanation: `
The code looks for the field in the text of the line. But another library may
write a space after the colon, and a \`trace_id\` inside a nested object is not
the line's own. Parse the line, and compare its field \`trace_id\`.
`,
  openLine: /(includes|indexOf|match|test|RegExp)\(/,
  recognise(_run, source) {
    const [body = ''] = source.match(/(function linesOf|linesOf =)[^]*?\n\}/) ?? [];
    return (
      /trace_id/.test(body) &&
      /(includes|indexOf|match|test|RegExp)\(/.test(body) &&
      !/parse/i.test(body)
    );
  },
  nearMisses: [
    {
      'log.ts': `
-  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
+  return lines.filter((line) => {
+    const fields = JSON.parse(line);
+    return 'trace_id' in fields && line.includes(traceId);
+  });
`,
    },
  ],
} satisfies Mistake;
