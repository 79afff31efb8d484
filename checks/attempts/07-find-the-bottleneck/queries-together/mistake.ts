import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the till is asked once for an order'],
  says: `
The questions go together now, but there is still one for every drink. For
this table you see no difference; the till sees a rush, and a table of forty
asks forty times. \`POST /prices\` takes a list: send all the drinks in one
question.
`,
  look: /drinks: \[|\/prices/,
  shows: ({ recording: { spans } }) => {
    const asked = spans.filter(({ name, kind }) => name === 'POST /prices' && kind === 'CLIENT');
    const ofOneTable = asked.filter(({ parentId }) => parentId === asked[0]?.parentId);
    const [first, second] = ofOneTable;
    if (ofOneTable.length !== 3 || !first || !second) return false;
    return second.started < (first.ended ?? Infinity);
  },
} satisfies Mistake;
