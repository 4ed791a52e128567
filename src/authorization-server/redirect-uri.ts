import { parseUrl } from '../protocol/http.ts';
import type { Client } from './options.ts';
import type { Policy } from './policy.ts';

/**
 * Whether a response may go to this URI: it is registered, character by character. A native app's loopback URI may have any port,
 * because the app takes whichever is free (RFC 8252 §7.3).
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.1.3](https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3)
 */
export function mayRedirectTo(uri: string, client: Client, policy: Policy): boolean {
  const url = parseUrl(uri);
  if (!url || uri.includes('#')) return false;
  return client.redirect_uris.some(
    (registered) =>
      registered === uri ||
      (client.kind === 'native' && isLoopback(url) && withoutPort(registered) === withoutPort(uri)) ||
      (!policy.exactRedirectUris && uri.startsWith(beginning(registered))),
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
