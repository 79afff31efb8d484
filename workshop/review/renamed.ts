import { SpanKind } from '@opentelemetry/api';
import { perService, type Find } from './hits.ts';
import type { TracedSpan } from './telemetry.ts';
import { share, someOf } from './wording.ts';

/**
 * What the semantic conventions have renamed; where there are two new names, the first is for a
 * SERVER span.
 * https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/
 * https://opentelemetry.io/docs/specs/semconv/non-normative/db-migration/
 */
const renamed = new Map<string, [string, string?]>([
  ['http.method', ['http.request.method']],
  ['http.status_code', ['http.response.status_code']],
  ['http.url', ['url.full']],
  ['http.target', ['url.path']],
  ['http.scheme', ['url.scheme']],
  ['http.host', ['server.address']],
  ['http.server_name', ['server.address']],
  ['http.user_agent', ['user_agent.original']],
  ['http.flavor', ['network.protocol.version']],
  ['http.client_ip', ['client.address']],
  ['http.request_content_length', ['http.request.body.size']],
  ['http.response_content_length', ['http.response.body.size']],
  ['http.resend_count', ['http.request.resend_count']],
  ['net.peer.name', ['client.address', 'server.address']],
  ['net.peer.port', ['client.port', 'server.port']],
  ['net.peer.ip', ['network.peer.address']],
  ['net.host.name', ['server.address']],
  ['net.host.port', ['server.port']],
  ['net.host.ip', ['network.local.address']],
  ['net.sock.peer.addr', ['network.peer.address']],
  ['net.sock.peer.port', ['network.peer.port']],
  ['net.sock.host.addr', ['network.local.address']],
  ['net.sock.host.port', ['network.local.port']],
  ['net.sock.family', ['network.type']],
  ['net.protocol.name', ['network.protocol.name']],
  ['net.protocol.version', ['network.protocol.version']],
  ['net.transport', ['network.transport']],
  ['db.system', ['db.system.name']],
  ['db.name', ['db.namespace']],
  ['db.statement', ['db.query.text']],
  ['db.operation', ['db.operation.name']],
  ['db.sql.table', ['db.collection.name']],
  ['db.mongodb.collection', ['db.collection.name']],
  ['db.cassandra.table', ['db.collection.name']],
  ['db.cosmosdb.container', ['db.collection.name']],
  ['db.redis.database_index', ['db.namespace']],
  ['db.elasticsearch.cluster.name', ['db.namespace']],
  ['db.connection_string', ['server.address']],
]);

/** Attributes under their old names. A span with both names is on its way, and fine. */
export const findRenamed: Find = (telemetry) =>
  perService(
    telemetry,
    (span) => oldNames(span).length > 0,
    (spans, all) => {
      const names = new Map(spans.flatMap(oldNames));
      const list = someOf(Array.from(names, ([old, now]) => `\`${old}\` is now \`${now}\``));
      return {
        rule: 'attribute-renamed',
        what: `${share(spans.length, all.length)} old attribute names: ${list}.`,
      };
    },
  );

function oldNames({ attributes, kind }: TracedSpan): [old: string, now: string][] {
  return Object.keys(attributes).flatMap((key): [string, string][] => {
    const [server, client = server] = renamed.get(key) ?? [];
    const now = kind === SpanKind.SERVER ? server : client;
    return now === undefined || now in attributes ? [] : [[key, now]];
  });
}
