import { parseUrl } from '../protocol/http.ts';
import { encodeParameters, type Parameters } from '../protocol/parameters.ts';
import type { Client } from './options.ts';
import type { Policy } from './policy.ts';

/**
 * Whether a response may go to this URI: it is registered, character by character. A native app's loopback URI may have any port,
 * because the app takes whichever is free (RFC 8252 §7.3).
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.1.3](https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3)
 */
export function mayRedirectTo(uri: string, client: Client, policy: Policy): boolean {
  if (uri.includes('#')) return false;
  if (client.redirect_uris.includes(uri)) return URL.canParse(uri);
  const url = parseUrl(uri);
  return (
    url !== undefined &&
    client.redirect_uris.some(
      (registered) =>
        (client.kind === 'native' && isLoopback(url) && withoutPort(registered) === withoutPort(uri)) ||
        (!policy.exactRedirectUris && uri.startsWith(beginning(registered))),
    )
  );
}

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]');

const withoutPort = (uri: string): string => uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1');

/** The careless comparison that the switch stands for: `https://app.example` also begins `https://app.example.attacker.example`. */
function beginning(registered: string): string {
  const { protocol, host } = new URL(registered);
  return `${protocol}//${host}`;
}

/**
 * A redirect URI with an answer added. Its own query stays as it was registered.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)
 */
export function addAnswer(uri: string, mode: 'query' | 'fragment', answer: Parameters): string {
  const { href } = new URL(uri);
  if (answer.length === 0) return href;
  if (mode === 'fragment') return `${href}#${encodeParameters(answer)}`;
  return `${href}${uri.includes('?') ? '&' : '?'}${encodeParameters(answer)}`;
}
