import type { TracedSpan } from './telemetry.ts';

/** What a SERVER or CLIENT span says of its request. */
export interface Request {
  method?: string;
  path?: string;
  /** As `/users/:id`. */
  route?: string;
  host?: string;
  port?: number;
}

/** Reads a request from attributes, old and new, and where there are none from the name. */
export function requestOf({ name, attributes }: TracedSpan): Request {
  const get = (...keys: string[]) => {
    const key = keys.find((key) => attributes[key] !== undefined && attributes[key] !== '');
    return key === undefined ? undefined : String(attributes[key]);
  };
  const rpc = get('rpc.method');
  if (rpc) {
    const service = get('rpc.service') ?? '';
    return {
      method: 'POST',
      path: rpc.includes('/') ? `/${rpc.replace(/^\//, '')}` : `/${service}/${rpc}`,
      ...hostOf(get),
    };
  }
  const [, named, place] =
    /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?: (\/\S*))?$/.exec(name) ?? [];
  const full = get('url.full', 'http.url') ?? '';
  const url = URL.canParse(full) ? new URL(full) : undefined;
  const target = get('url.path', 'http.target')?.replace(/[?#].*/s, '');
  return {
    method: get('http.request.method', 'http.method') ?? named,
    path: target ?? url?.pathname,
    route: get('http.route') ?? place,
    ...hostOf(get, url),
  };
}

function hostOf(get: (...keys: string[]) => string | undefined, url?: URL): Request {
  const [host, ownPort] = (
    get('server.address', 'net.peer.name', 'net.host.name', 'http.host') ??
    url?.host ??
    ''
  ).split(':');
  const port = get('server.port', 'net.peer.port', 'net.host.port') ?? ownPort ?? url?.port;
  return { ...(host && { host }), ...(port && { port: Number(port) }) };
}

/** Whether two paths are the same; `undefined` where one of them is not known. */
export function samePath(one: Request, other: Request): boolean | undefined {
  if (one.path !== undefined && other.path !== undefined) return one.path === other.path;
  for (const [{ route }, { path }] of [
    [one, other],
    [other, one],
  ] as const) {
    if (route !== undefined && path !== undefined) return fits(path, route);
  }
  return one.route === undefined || other.route === undefined
    ? undefined
    : one.route === other.route;
}

export function differs<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether a path is one of a route: `/users/17` of `/users/:id`, `/users/{id}` or `/users/*`. */
function fits(path: string, route: string): boolean {
  const [segments, wanted] = [path, route].map((text) => text.replace(/^\/|\/$/g, '').split('/'));
  const rest = wanted!.findIndex((part) => /^(?:\*\*?.*|\[\.\.\..*|\{\*.*)$/.test(part));
  if (rest === -1 && segments!.length !== wanted!.length) return false;
  return wanted!
    .slice(0, rest === -1 ? undefined : rest)
    .every((part, i) => /^[:{<[(]/.test(part) || part === segments![i]);
}
