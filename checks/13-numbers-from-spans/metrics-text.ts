/** One line of the text that Prometheus reads: a sample, with the labels that have a value. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** What `/metrics` said: the samples, and what the comments say of each metric. */
export interface Metrics {
  samples: Sample[];
  types: Record<string, string>;
  units: Record<string, string>;
  /** The first line that Prometheus cannot read. */
  unreadable?: string;
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export function parseMetrics(text: string): Metrics {
  const metrics: Metrics = { samples: [], types: {}, units: {} };
  for (const line of text.split('\n')) {
    const [, about, name = '', said = ''] = line.match(/^#\s+(TYPE|UNIT)\s+(\S+)\s+(.*)$/) ?? [];
    if (about === 'TYPE') metrics.types[name] = said.trim();
    if (about === 'UNIT') metrics.units[name] = said.trim();
    if (line.startsWith('#') || line.trim() === '') continue;
    const sample = sampleOf(line);
    if (sample) metrics.samples.push(sample);
    else metrics.unreadable ??= line;
  }
  return metrics;
}

function sampleOf(line: string): Sample | undefined {
  const [, name, inside = '', number] =
    line.match(/^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?\s*$/) ?? [];
  if (!name || !number) return undefined;
  const labels: Record<string, string> = {};
  const pair = /\s*([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/gy;
  let read = 0;
  for (let match = pair.exec(inside); match; match = pair.exec(inside)) {
    const [all, label = '', value = ''] = match;
    read += all.length;
    if (label in labels) return undefined;
    labels[label] = value.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c));
  }
  if (read !== inside.length) return undefined;
  const value = Number(number.replace(/^([+-]?)Inf$/, '$1Infinity'));
  if (Number.isNaN(value) && number !== 'NaN') return undefined;
  // To Prometheus, an empty label is one that is not there.
  for (const [label, text] of Object.entries(labels)) if (text === '') delete labels[label];
  return { name, labels, value };
}
