import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every drink has a span `make drink` in the kitchen, its name in `coffee.drink`'],
  says: `
There is a \`make drink\` for every cup, and none says which drink it is. A bar
that is longer than its neighbours is then a riddle: is it the latte? Give the
span the attribute \`coffee.drink\` with the name of the drink.
`,
  look: /'make drink'/,
  shows: ({ recording: { spans } }) => {
    const drinks = spans.filter(({ name }) => name === 'make drink');
    return (
      drinks.length > 0 && drinks.some(({ attributes }) => attributes['coffee.drink'] === undefined)
    );
  },
} satisfies Mistake;
