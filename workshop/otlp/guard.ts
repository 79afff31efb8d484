import type { IncomingMessage } from 'node:http';

const here = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Why a request is not answered: a browser sends it for another site, or under a name that only
 * pretends to be this machine (DNS rebinding). Empty where nothing is wrong. `fromAnywhere`: the
 * sender may be another machine, which knows this one by any name.
 */
export function whyForeign({ headers, socket }: IncomingMessage, fromAnywhere: boolean): string {
  const { host = '', origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    return `a page of another site (${origin.slice(0, 100)}) sent it`;
  }
  if (fromAnywhere) return '';
  if (!here.test(host)) return `it asks for ${host.slice(0, 100)}, and not for this machine`;
  const { remoteAddress } = socket;
  // Without an address the sender is gone.
  const isLocal = !remoteAddress || /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  return isLocal ? '' : 'it comes from another machine';
}
