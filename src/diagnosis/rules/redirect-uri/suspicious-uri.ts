import { parseUrl } from '../../../protocol/http.ts';
import { isLoopback, isPrivateHost } from './hosts.ts';

/** What about a redirect URI a registration often does not have, best first; it proves nothing. */
export function suspicions(uri: string): readonly string[] {
  const url = parseUrl(uri);
  if (!url) return [`${uri === '' ? 'it is empty' : 'it is not an absolute URI'}`];
  const found = [
    uri.includes('#') && 'it has a part behind #, which is not allowed',
    uri.includes('*') && 'it holds a *, which most servers take as a character',
    /%25|%3A%2F%2F/i.test(uri) && 'it was encoded twice',
    /\s$|^\s/.test(uri) && 'white space stands around it',
    url.protocol === 'http:' && !isLoopback(url.hostname) && 'it is http, where https is usual',
    isLoopback(url.hostname) &&
      `it leads to ${url.hostname}; localhost and 127.0.0.1 are two addresses, and at many servers the port counts`,
    isPrivateHost(url.hostname) && !isLoopback(url.hostname) && 'its host is one of an inner network',
    url.pathname.length > 1 && url.pathname.endsWith('/') && 'it ends with a slash',
    url.pathname.includes('//') && 'its path has two slashes in a row',
    /[A-Z]/.test(url.pathname) && 'its path has capital letters, and they count',
    url.search !== '' && 'it has a query, which counts too',
    url.port !== '' && !isLoopback(url.hostname) && `it names port ${url.port}`,
  ];
  return found.filter((one) => one !== false);
}
