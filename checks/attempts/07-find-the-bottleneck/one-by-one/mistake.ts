import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the till is asked once for an order'],
  says: `
The till is asked for one drink, and when it has answered, for the next: a
staircase of short bars in the picture. Each step costs a way there and back,
whatever the till then does. \`POST /prices\` takes a list of drinks, and needs
as long for ten as for one.
`,
  look: /for \(|\/prices/,
  shows: ({ recording: { spans } }) => {
    const asked = spans.filter(({ name, kind }) => name === 'POST /prices' && kind === 'CLIENT');
    const ofOneTable = asked.filter(({ parentId }) => parentId === asked[0]?.parentId);
    const [first, second] = ofOneTable;
    if (ofOneTable.length !== 3 || !first || !second) return false;
    return second.started > (first.ended ?? Infinity);
  },
} satisfies Mistake;
