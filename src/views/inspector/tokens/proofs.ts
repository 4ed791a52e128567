import { decodeJwt } from '../../../protocol/jwt.ts';
import { isObject, type Secret, type TraceModel } from '../../../trace/index.ts';
import { tokensUpTo } from './tokens-model.ts';

/**
 * The access tokens up to an event that are bound to a key: `cnf.jkt` is its thumbprint.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 6.1](https://www.rfc-editor.org/rfc/rfc9449#section-6.1)
 */
export function boundTo(model: TraceModel, seq: number, thumbprint: string | undefined): Secret[] {
  return tokensUpTo(model, seq)
    .map(({ secret }) => secret)
    .filter((secret) => {
      const confirmation = decodeJwt(secret.value)?.claims['cnf'];
      return thumbprint !== undefined && isObject(confirmation) && confirmation['jkt'] === thumbprint;
    });
}

/** What the server found of an assertion's signature, which the trace alone cannot tell; `undefined` where it has not looked yet. */
export function assertionCheck(
  model: TraceModel,
  id: string,
  seq: number,
): { readonly seq: number; readonly passed: boolean } | undefined {
  const use = model.usesOf(id).find((one) => one.where === 'assertion_signature_valid' && one.seq <= seq);
  const event = use && model.event(use.seq);
  const check =
    event?.kind === 'work' ? event.checks.find((one) => one.id === 'assertion_signature_valid') : undefined;
  return use && check ? { seq: use.seq, passed: check.passed } : undefined;
}
