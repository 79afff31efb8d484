import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an id and a count are numbers, a yes or no is a boolean, a drink is text'],
  says: `
The value is right and its type is not: it was made into text. Text cannot be
asked "more than two shots?" or added up, and as text 10 comes before 9. An
attribute may be a string, a number or a boolean: hand it over as it is.
`,
  look: /'coffee\.\w+'.*(String\(|`|toString|JSON|toFixed)/,
  shows: (seen) =>
    seen
      .all('take order')
      .some(({ attributes }) =>
        ['coffee.order_id', 'coffee.shots', 'coffee.to_go'].some(
          (key) => typeof attributes[key] === 'string',
        ),
      ),
} satisfies Mistake;
