import type { Mistake } from '../../../../workshop/explain.ts';

const reads = /\bextract\(/;

export default {
  fails: ['the kitchen’s `POST /drinks` is a child of that CLIENT span'],
  says: `
The header did arrive, and the kitchen does not read it. Nobody reads it of
itself, neither the server nor the tracer. \`propagation.extract(ROOT_CONTEXT,
headers)\` returns a context that holds the caller's span; start the SERVER
span with that context.
`,
  shows: (seen, source) => {
    const { extract = 0 } = seen.recording.calls;
    const kitchen = source.slice(source.indexOf('function startKitchen'));
    return (
      seen
        .all('POST /drinks')
        .some(({ kind, parentId }) => kind === 'SERVER' && parentId === undefined) &&
      (extract === 0 || (extract < 2 && !reads.test(kitchen)))
    );
  },
} satisfies Mistake;
