import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`service.name` on the resource of `take order` is `counter`'],
  says: `
Nobody told the provider whose spans these are, so the SDK wrote
\`unknown_service\` and the path of Node. Every service that says nothing looks
like that, and they all lie in one heap. The name is a property of the
provider's \`resource\`.
`,
  look: /new \w*TracerProvider/,
  shows: (seen) =>
    seen
      .all('take order')
      .every(
        ({ service, attributes }) =>
          service.startsWith('unknown_service') && !('service.name' in attributes),
      ),
} satisfies Mistake;
