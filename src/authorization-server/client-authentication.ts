import { type HttpRequest, headers } from '../protocol/http.ts';
import { type DecodedJwt, decodeJwt } from '../protocol/jwt.ts';
import type { ClientAuthenticationMethod } from './options.ts';

/** The only `client_assertion_type` that there is (RFC 7523 §2.2). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What assertions may be signed with; asymmetric only, because the server holds no secret of these clients. */
export const assertionAlgorithms = ['RS256', 'PS256', 'ES256'] as const;

/** How far ahead an assertion's `exp` may lie, in seconds. */
export const assertionLifetime = 3600;

/** Under which name a used assertion is remembered. */
export function assertionName({ claims }: DecodedJwt): string {
  return `assertion ${String(claims.iss)} ${String(claims.jti)}`;
}

/** How a request says which client sends it, and what it brings as proof; judged by nobody yet. */
export interface ClientAuthentication {
  /** The methods that it uses, beside `none`. */
  readonly methods: readonly Exclude<ClientAuthenticationMethod, 'none'>[];
  /** Each client_id that it names, once: as a parameter, in Basic, as the assertion's subject. */
  readonly clientIds: readonly string[];
  readonly secret: string | undefined;
  readonly assertion: DecodedJwt | undefined;
  /** What cannot be read, in words. */
  readonly unreadable: string | undefined;
}

/**
 * Reads the client authentication of a request.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)
 * @see [RFC 7523 - JWT Profile for OAuth 2.0 Client Authentication, section 2.2](https://www.rfc-editor.org/rfc/rfc7523#section-2.2)
 */
export function clientAuthenticationOf(
  request: HttpRequest,
  value: (name: string) => string | undefined,
): ClientAuthentication {
  const lines = headers(request, 'authorization');
  const basic = lines.length === 1 ? basicCredentials(lines[0] ?? '') : undefined;
  const assertion = decodeJwt(value('client_assertion') ?? '');
  const subject = assertion?.claims.sub;
  const named = [value('client_id'), basic?.id, typeof subject === 'string' ? subject : undefined];
  const methods = [
    ...lines.map(() => 'client_secret_basic' as const),
    ...(value('client_secret') === undefined ? [] : ['client_secret_post' as const]),
    ...(value('client_assertion') === undefined && value('client_assertion_type') === undefined
      ? []
      : ['private_key_jwt' as const]),
  ];
  return {
    methods,
    clientIds: [...new Set(named.filter((id) => id !== undefined))],
    secret: basic?.secret ?? value('client_secret'),
    assertion,
    unreadable: unreadable(methods, basic !== undefined, value, assertion),
  };
}

function unreadable(
  methods: readonly string[],
  basic: boolean,
  value: (name: string) => string | undefined,
  assertion: DecodedJwt | undefined,
): string | undefined {
  if (methods.includes('client_secret_basic') && !basic)
    return 'the Authorization header is not Basic id:secret';
  if (!methods.includes('private_key_jwt')) return undefined;
  if (value('client_assertion_type') !== ASSERTION_TYPE)
    return `client_assertion_type ${value('client_assertion_type') ?? '(absent)'}`;
  return assertion ? undefined : 'the client_assertion is no JWT';
}

/** Both halves are form-encoded before they are joined, so that an id may hold a colon (RFC 6749 §2.3.1). */
function basicCredentials(line: string): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(line)?.[1];
  const pair = encoded === undefined ? undefined : fromBase64(encoded);
  const at = pair?.indexOf(':') ?? -1;
  if (pair === undefined || at < 1) return undefined;
  const id = formDecoded(pair.slice(0, at));
  const secret = formDecoded(pair.slice(at + 1));
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

function fromBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
