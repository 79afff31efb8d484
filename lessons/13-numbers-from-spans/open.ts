/**
 * Keeps the counter open, with guests who come until you press Ctrl-C, so that a Prometheus can
 * read its numbers: `npx tsx work/13-numbers-from-spans/open.ts`. Nothing in here needs to be
 * changed.
 */
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { setTimeout as pause } from 'node:timers/promises';
import { openCounter } from './lesson.ts';
import { serveGuests } from './guests.ts';

const at = { host: process.env.METRICS_HOST ?? '127.0.0.1', port: 9464 };
const counter = await openCounter(new OTLPTraceExporter(), at);
console.log(`The numbers are at http://${at.host}:${at.port}/metrics. Press Ctrl-C to close.`);

let open = true;
process.once('SIGINT', () => (open = false));
while (open) {
  await serveGuests(counter.url);
  await pause(500);
}
await counter.close().catch((error) => console.error(`Spans were lost: ${error.message}`));
