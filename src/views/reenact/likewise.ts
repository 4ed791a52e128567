import { parseUrl } from '../../protocol/http.ts';

/**
 * Does to `ours` what made `wrong` out of `right`: the same part of a URL is exchanged, the same text added behind or cut off.
 * Where no such change is seen, the wrong text itself stands there.
 */
export function likewise(ours: string, right: string | undefined, wrong: string): string {
  if (right === undefined || right === wrong) return wrong;
  if (wrong.startsWith(right)) return ours + wrong.slice(right.length);
  if (right.startsWith(wrong) && wrong !== '') {
    const cut = right.length - wrong.length;
    if (cut < ours.length) return ours.slice(0, ours.length - cut);
  }
  return ofUrls(ours, right, wrong) ?? wrong;
}

function ofUrls(ours: string, right: string, wrong: string): string | undefined {
  const [from, to, here] = [parseUrl(right), parseUrl(wrong), parseUrl(ours)];
  if (!from || !to || !here) return undefined;
  if (from.protocol !== to.protocol) return ours.replace(/^[^:]+:/, () => to.protocol);
  if (from.port !== to.port) {
    here.port = to.port === '' ? '' : to.port;
    return here.href;
  }
  if (from.hostname !== to.hostname) return ours.replace(here.hostname, () => to.hostname);
  if (from.pathname.toLowerCase() === to.pathname.toLowerCase())
    return ours.replace(here.pathname, (path) => path.toUpperCase());
  return ours.replace(here.pathname, () => to.pathname);
}
