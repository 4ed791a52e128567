import { proofAlgorithms } from '../protocol/dpop.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';
import type { Refusal } from './check.ts';
import { json } from './responses.ts';
import type { Scheme } from './token-transports.ts';

type Attributes = readonly (readonly [name: string, text: string])[];

/**
 * A refusal with its challenge, in the scheme that the token came by. Without a token the challenges are bare: they say how to
 * come in, not what went wrong.
 * @see [RFC 6750 - Bearer Token Usage, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 7.1](https://www.rfc-editor.org/rfc/rfc9449#section-7.1)
 */
export function challenge(refusal: Refusal, scope: string, scheme: Scheme | undefined): HttpResponse {
  const { status, code, description } = refusal;
  const body =
    code === undefined ? { error_description: description } : { error: code, error_description: description };
  return json(status, body, challenges(refusal, scope, scheme));
}

function challenges({ code, description, offersDpop }: Refusal, scope: string, scheme?: Scheme): Header[] {
  const error: Attributes =
    code === undefined
      ? []
      : [
          ['error', code],
          ['error_description', description],
        ];
  const all = code === 'insufficient_scope' ? ([...error, ['scope', scope]] as const) : error;
  if (scheme === 'DPoP') return [dpop(all)];
  return code === undefined || offersDpop ? [bearer(all), dpop([])] : [bearer(all)];
}

const bearer = (attributes: Attributes) => authenticate('Bearer', attributes);
const dpop = (attributes: Attributes) =>
  authenticate('DPoP', [...attributes, ['algs', proofAlgorithms.join(' ')]]);

function authenticate(scheme: Scheme, attributes: Attributes): Header {
  const written = [['realm', 'orders'] as const, ...attributes].map(([name, text]) => `${name}="${text}"`);
  return ['www-authenticate', `${scheme} ${written.join(', ')}`];
}
