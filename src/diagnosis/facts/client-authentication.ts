import { header } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import type { RequestEvent } from '../../trace/index.ts';
import type { ClientAuthentication, Field, Fields } from './facts.ts';

/**
 * Every way in which a request says which client sends it: one is allowed, more are a fault.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)
 */
export function authenticationOf(event: RequestEvent, fields: Fields): ClientAuthentication[] {
  return [basicOf(event), secretOf(fields), assertionOf(fields)].filter((one) => one !== undefined);
}

function basicOf({ message, seq }: RequestEvent): ClientAuthentication | undefined {
  const encoded = /^basic\s+(\S*)\s*$/i.exec(header(message, 'authorization') ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const basic = decoded(encoded);
  const colon = basic?.indexOf(':') ?? -1;
  if (basic === undefined || colon < 0) return { method: 'client_secret_basic', basic };
  const credential: Field = {
    ...{ name: 'client_secret', value: formDecoded(basic.slice(colon + 1)), seq },
    where: 'the Authorization header',
  };
  const clientId = formDecoded(basic.slice(0, colon));
  return { method: 'client_secret_basic', clientId, credential, basic };
}

/** Base64 of UTF-8; `undefined` for what is none. */
function decoded(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Each half is form-encoded before it is put into Base64 (RFC 6749 §2.3.1). */
const formDecoded = (text: string): string =>
  decodeParameters(`v=${text.replaceAll('&', '%26')}`)[0]?.[1] ?? text;

function secretOf(fields: Fields): ClientAuthentication | undefined {
  const credential = fields.get('client_secret');
  return credential && { method: 'client_secret_post', clientId: fields.value('client_id'), credential };
}

function assertionOf(fields: Fields): ClientAuthentication | undefined {
  const credential = fields.get('client_assertion');
  if (!credential) return undefined;
  const assertion = decodeJwt(credential.value);
  const algorithm = assertion?.header['alg'];
  const symmetric = typeof algorithm === 'string' && algorithm.startsWith('HS');
  const subject = assertion?.claims['sub'];
  return {
    method: symmetric ? 'client_secret_jwt' : 'private_key_jwt',
    clientId: fields.value('client_id') ?? (typeof subject === 'string' ? subject : undefined),
    ...{ credential, assertion },
  };
}
