import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the service is `counter` if the environment does not say'],
  says: `
Nobody said what this service is called, neither the code nor the environment.
Then the SDK makes up a name, \`unknown_service\`, and the backend puts you on
one heap with everybody else who said nothing. Give the SDK a \`resource\` with
\`service.name\`.
`,
  look: /new NodeSDK\(|new \w*TracerProvider\(/,
  shows: ({ recording }) =>
    recording.spans.some(({ service }) => service.startsWith('unknown_service')),
} satisfies Mistake;
