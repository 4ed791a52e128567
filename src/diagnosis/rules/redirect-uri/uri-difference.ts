import { parseUrl } from '../../../protocol/http.ts';
import { howChanged } from '../changed-text.ts';
import { isLoopback } from './hosts.ts';

/** How two redirect URIs differ, and what that usually comes from. */
export interface UriDifference {
  /** In a clause: `https became http`. */
  readonly says: string;
  readonly checkFirst: string;
}

const BUILT =
  'Take redirect_uri in both requests from one setting, instead of building it from the request that came in.';

/** How a redirect URI has become another; a general word where it is another address altogether. */
export function uriDifference(expected: string, actual: string): UriDifference {
  return (
    spelling(expected, actual) ??
    parts(expected, actual) ?? {
      says: 'it is another address',
      checkFirst: BUILT,
    }
  );
}

function spelling(expected: string, actual: string): UriDifference | undefined {
  if (`${expected}/` === actual) return slash('a slash at its end was added');
  if (expected === `${actual}/`) return slash('the slash at its end is missing');
  const how = howChanged(expected, actual);
  if (how === undefined) return undefined;
  const encoded = how.includes('percent') || how.includes('+');
  return {
    says: how,
    checkFirst: encoded
      ? 'Encode redirect_uri once: either the library does it for the whole form, or you do it for the value.'
      : BUILT,
  };
}

const slash = (says: string): UriDifference => ({
  says,
  checkFirst:
    'Write the address with or without the slash, the same in both requests and in the registration: it is compared as text.',
});

function parts(expected: string, actual: string): UriDifference | undefined {
  const [from, to] = [parseUrl(expected), parseUrl(actual)];
  if (!from || !to) return undefined;
  if (from.protocol !== to.protocol && from.host === to.host) return scheme(from, to);
  if (from.hostname !== to.hostname) return host(from, to);
  if (from.port !== to.port) {
    return {
      says: `port ${port(from)} became ${port(to)}`,
      checkFirst: 'Make the app use its public address: behind a proxy or a container it sees an inner port.',
    };
  }
  if (from.pathname !== to.pathname) {
    return { says: `the path ${from.pathname} became ${to.pathname}`, checkFirst: BUILT };
  }
  if (from.search !== to.search) {
    return {
      says: `its query is ${to.search || 'empty'} and was ${from.search || 'empty'}`,
      checkFirst: 'Leave parameters out of redirect_uri, and keep such data under state.',
    };
  }
  if (from.hash !== to.hash) return { says: 'the part behind # differs', checkFirst: BUILT };
  return { says: 'it means the same, but is written in another way', checkFirst: BUILT };
}

function scheme(from: URL, to: URL): UriDifference {
  const says = `${from.protocol.slice(0, -1)} became ${to.protocol.slice(0, -1)}`;
  const down = from.protocol === 'https:' && to.protocol === 'http:';
  return {
    says,
    checkFirst: down
      ? 'Make the app trust X-Forwarded-Proto (or Forwarded) of the proxy that ends TLS: it sees http and builds the address from that.'
      : BUILT,
  };
}

function host(from: URL, to: URL): UriDifference {
  const says = `host ${from.hostname} became ${to.hostname}`;
  if (isLoopback(from.hostname) && isLoopback(to.hostname)) {
    return {
      says,
      checkFirst: 'Use localhost or 127.0.0.1, but the same everywhere: they are compared as text.',
    };
  }
  return {
    says,
    checkFirst: isInner(to.hostname)
      ? 'Make the app use its public address (X-Forwarded-Host, or a setting): it sees an inner name behind the proxy.'
      : BUILT,
  };
}

const isInner = (hostname: string): boolean =>
  !hostname.includes('.') ||
  /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(hostname) ||
  /\.(local|internal|svc)$/.test(hostname);

const port = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');
