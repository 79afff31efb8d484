import * as semconv from '@opentelemetry/semantic-conventions';
import { perService, type Find } from './hits.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { quote, share, someOf } from './wording.ts';

const stableKeys = Object.entries(semconv)
  .filter(([name]) => name.startsWith('ATTR_'))
  .map(([, key]) => key)
  .filter((key) => typeof key === 'string');

/** Keys of the semantic conventions that describe what sends spans, and not one operation. */
const resourceKeys = new Set([
  ...stableKeys.filter((key) => /^(?:service|telemetry|deployment|k8s|container)\./.test(key)),
  ...'host.id host.name host.type host.arch os.type os.name os.version os.description'.split(' '),
  ...'process.pid process.parent_pid process.command process.command_line'.split(' '),
  ...'process.command_args process.owner process.executable.name'.split(' '),
  ...'process.executable.path process.runtime.name process.runtime.version'.split(' '),
  ...'cloud.provider cloud.platform cloud.region cloud.account.id'.split(' '),
  ...'cloud.availability_zone container.name container.runtime deployment.environment'.split(' '),
]);
/** Keys that describe one operation. */
const spanKeys = new Set([
  ...stableKeys.filter((key) =>
    /^(?:http|url|db|rpc|network|client|server|exception|error|code)\./.test(key),
  ),
  ...'http.method http.status_code http.url http.target db.system db.statement'.split(' '),
  ...'rpc.system rpc.service messaging.system messaging.destination.name'.split(' '),
  ...'messaging.operation.name messaging.operation.type messaging.message.id'.split(' '),
]);

/** RES-001, RES-004 and RES-005, and the name that an SDK gives to a service without one. */
export const findInResources: Find = (telemetry) => [
  ...perService(telemetry, hasNoInstance, ({ length }, all) => ({
    rule: 'RES-001',
    what: `${share(length, all.length)} no \`service.instance.id\` in the resource.`,
  })),
  ...misplaced(telemetry),
  ...perService(
    telemetry,
    ({ service }) => service === '',
    ({ length }, all) => ({
      rule: 'RES-005',
      what: `${share(length, all.length)} no \`service.name\` in the resource, or an empty one.`,
    }),
  ),
  ...perService(
    telemetry,
    ({ service }) => /^unknown_service(?::|$)/.test(service),
    ({ length }, all) => ({
      rule: 'unknown-service',
      what: `${share(length, all.length)} the service name ${quote(all[0]!.service)}, which the SDK writes where none is set.`,
    }),
  ),
];

function hasNoInstance({ span }: TracedSpan): boolean {
  const id = span.resource.attributes['service.instance.id'];
  return id === undefined || id === null || id === '';
}

const misplaced: Find = (telemetry) => {
  const inResource = new Map<object, string[]>();
  const keysOf = ({ attributes, span: { resource } }: TracedSpan): [string[], string[]] => {
    const known = inResource.get(resource) ?? keysIn(resource.attributes, spanKeys);
    inResource.set(resource, known);
    return [keysIn(attributes, resourceKeys), known];
  };
  return perService(
    telemetry,
    (span) => keysOf(span).some(({ length }) => length > 0),
    (spans, all) => {
      const [onSpan, onResource] = [0, 1].map((i) => [
        ...new Set(spans.flatMap((span) => keysOf(span)[i]!)),
      ]);
      const keys = (names: string[]) => someOf(names.map(quote));
      const wrong = [
        ...(onSpan!.length > 0 ? [`${keys(onSpan!)} on the span, not on the resource`] : []),
        ...(onResource!.length > 0
          ? [`${keys(onResource!)} on the resource, not on the span`]
          : []),
      ];
      return {
        rule: 'RES-004',
        what: `${share(spans.length, all.length)} ${wrong.join(', and ')}.`,
      };
    },
  );
};

function keysIn(attributes: object, wrong: ReadonlySet<string>): string[] {
  return Object.keys(attributes).filter((key) => wrong.has(key));
}

/** The versions of Node.js that a version of the SDK supports, by the first numbers of both. */
const supported: [sdk: RegExp, node: (major: number, minor: number) => boolean][] = [
  [
    /^2\./,
    (major, minor) => major > 20 || (major === 20 && minor >= 6) || (major === 18 && minor >= 19),
  ],
  [/^1\.(?:9|[1-9]\d)\./, (major) => major >= 14],
];

/** Whether the SDK of a span supports its runtime; `undefined` where that is not known. */
export function isSupported({ span: { resource } }: TracedSpan): boolean | undefined {
  const { attributes } = resource;
  if (attributes['telemetry.sdk.language'] !== 'nodejs') return undefined;
  const version = /^v?(\d+)\.(\d+)\./.exec(String(attributes['process.runtime.version']));
  const sdk = String(attributes['telemetry.sdk.version']);
  const row = supported.find(([versions]) => versions.test(sdk));
  return row && version ? row[1](Number(version[1]), Number(version[2])) : undefined;
}

/** SDK-001. */
export const findUnsupported: Find = (telemetry) => {
  const known = new Map<object, boolean | undefined>();
  for (const [resource, [span]] of groupBy(
    [...telemetry.services.values()].flat(),
    ({ span: { resource } }) => resource,
  )) {
    known.set(resource, isSupported(span!));
  }
  return perService(
    telemetry,
    ({ span }) => known.get(span.resource) === false,
    (spans, all) => {
      const { attributes } = spans[0]!.span.resource;
      const node = quote(String(attributes['process.runtime.version']));
      const sdk = quote(String(attributes['telemetry.sdk.version']));
      const begin = share(spans.length, all.length, 'span', 'comes/come');
      return {
        rule: 'SDK-001',
        what: `${begin} from Node.js ${node}, which the SDK ${sdk} does not support.`,
      };
    },
  );
};
