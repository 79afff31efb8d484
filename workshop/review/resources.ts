import * as semconv from '@opentelemetry/semantic-conventions';
import { perService, type Find } from './hits.ts';
import { remembered, type TracedSpan } from './telemetry.ts';
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
    isOfResource: true,
    what: `${share(length, all.length, 'span', 'lacks', 'lack')} a \`service.instance.id\` in the resource.`,
  })),
  ...misplaced(telemetry),
  ...perService(
    telemetry,
    ({ service }) => service === '',
    ({ length }, all) => ({
      rule: 'RES-005',
      isOfResource: true,
      what: `${share(length, all.length, 'span', 'lacks', 'lack')} a \`service.name\` in the resource, or it is empty.`,
    }),
  ),
  ...perService(
    telemetry,
    ({ service }) => /^unknown_service(?::|$)/.test(service),
    ({ length }, all) => ({
      rule: 'unknown-service',
      isOfResource: true,
      what: `${share(length, all.length)} the service name ${quote(all[0]!.service)}, which the SDK uses when none is set.`,
    }),
  ),
];

function hasNoInstance({ resource }: TracedSpan): boolean {
  const id = resource['service.instance.id'];
  return id === undefined || id === null || id === '';
}

const misplaced: Find = (telemetry) => {
  const inResource = remembered((resource: TracedSpan['resource']) => keysIn(resource, spanKeys));
  return perService(
    telemetry,
    ({ attributes, resource }) =>
      keysIn(attributes, resourceKeys).length > 0 || inResource(resource).length > 0,
    (spans, all) => {
      const onSpan = spans.flatMap(({ attributes }) => keysIn(attributes, resourceKeys));
      const onResource = spans.flatMap(({ resource }) => inResource(resource));
      const wrong = [...wherever(onSpan, 'on spans'), ...wherever(onResource, 'on the resource')];
      return {
        rule: 'RES-004',
        isOfResource: onSpan.length === 0,
        what: `${share(spans.length, all.length, 'span', 'is', 'are')} affected: ${wrong.join(', and ')}.`,
      };
    },
  );
};

function wherever(keys: string[], where: string): string[] {
  const names = [...new Set(keys)].map(quote);
  return names.length > 0 ? [`${someOf(names)} ${where}`] : [];
}

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

/** Whether the SDK of a resource supports its runtime; `undefined` where that is not known. */
export function isSupported(resource: TracedSpan['resource']): boolean | undefined {
  if (resource['telemetry.sdk.language'] !== 'nodejs') return undefined;
  const version = /^v?(\d+)\.(\d+)\./.exec(String(resource['process.runtime.version']));
  const sdk = String(resource['telemetry.sdk.version']);
  const row = supported.find(([versions]) => versions.test(sdk));
  return row && version ? row[1](Number(version[1]), Number(version[2])) : undefined;
}

/** SDK-001. */
export const findUnsupported: Find = (telemetry) => {
  const isFine = remembered(isSupported);
  return perService(
    telemetry,
    ({ resource }) => isFine(resource) === false,
    (spans, all) => {
      const [{ resource }] = spans as [TracedSpan];
      const node = quote(String(resource['process.runtime.version']));
      const sdk = quote(String(resource['telemetry.sdk.version']));
      const begin = share(spans.length, all.length, 'span', 'comes', 'come');
      return {
        rule: 'SDK-001',
        isOfResource: true,
        what: `${begin} from Node.js ${node}, which the SDK ${sdk} does not support.`,
      };
    },
  );
};
