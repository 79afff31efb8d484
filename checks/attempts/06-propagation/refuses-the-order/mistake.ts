import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an order is served whatever the slip says'],
  says: `
The slip is about watching, not about coffee. A guest whose \`traceparent\` is
broken still gets a drink: the header is ignored, and a new trace begins. A
service that answers with an error here can be taken down by a proxy that
writes headers badly. \`propagation.extract\` never throws and never refuses.
`,
  look: /throw |40\d|invalid|\.exec\(|\.match\(/i,
  shows: ({ recording }) => {
    const replies = recording.answer as { status: number }[] | undefined;
    return replies?.some(({ status }) => status >= 400) ?? false;
  },
} satisfies Mistake;
