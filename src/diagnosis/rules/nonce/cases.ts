import { createHash } from 'node:crypto';
import { idClaims, jwt, nonce } from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  fromAnswer,
  implicit,
  later,
  refusedAsk,
  second,
} from '../../testing/made-front.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const noPkce = { code_challenge: undefined, code_challenge_method: undefined };
const idToken = (claims: object = {}) => jwt({ ...idClaims, ...claims });
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const another = (changes: object = {}) =>
  codeTrace({
    ask: { state: second.state, nonce: second.nonce, code_challenge: second.challenge, ...changes },
    answer: { state: second.state, code: second.code },
    swap: { code: second.code, code_verifier: second.verifier },
    idToken: { nonce: second.nonce },
  });

/** Traces for the rules about `nonce`. */
export const nonceCases: readonly RuleCases[] = [
  {
    rule: 'nonce_missing_in_request',
    fires: {
      'an ID token through the browser': () =>
        implicit({ nonce: undefined }, { id_token: idToken({ nonce: undefined }) }),
      'of a hybrid flow': () =>
        implicit(
          { response_type: 'code id_token', nonce: undefined },
          { code: 'abcdefgh', id_token: idToken() },
        ),
      'the server refuses it': () =>
        refusedAsk({ error: 'invalid_request' }, { response_type: 'id_token token', nonce: undefined }),
    },
    nearly: {
      'a code without nonce and PKCE': () => codeTrace({ ask: { ...noPkce, nonce: undefined } }),
      'a code with PKCE': () => codeTrace({ ask: { nonce: undefined } }),
      'OAuth without an ID token': () =>
        codeTrace({ ask: { ...noPkce, nonce: undefined, scope: 'read:things' } }),
      'an access token through the browser': () =>
        implicit({ response_type: 'token', scope: 'read' }, { access_token: 'abc', token_type: 'Bearer' }),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'nonce_missing_in_id_token',
    fires: {
      'of a code flow': () => codeTrace({ idToken: { nonce: undefined } }),
      'through the browser': () => implicit({ nonce }, { id_token: idToken({ nonce: undefined }) }),
    },
    nearly: {
      'none was sent': () => codeTrace({ ask: { nonce: undefined }, idToken: { nonce: undefined } }),
      'it is there': () => codeTrace(),
    },
    missing: {
      'an encrypted ID token': () => codeTrace({ tokens: { id_token: 'eyJhbGciOiJSU0EifQ.a.b.c.d' } }),
      'the request is not there': () => fromAnswer({ idToken: { nonce: undefined } }),
    },
  },
  {
    rule: 'nonce_mismatch',
    fires: {
      'another value': () => codeTrace({ idToken: { nonce: 'n-0S6_WzA2Mj-stale' } }),
      'cut off': () => codeTrace({ idToken: { nonce: nonce.slice(0, 9) } }),
      'its hash': () => codeTrace({ idToken: { nonce: hash(nonce) } }),
      'through the browser': () =>
        implicit({ nonce }, { id_token: idToken({ nonce: 'n-0S6_WzA2Mj-stale' }) }),
      'a number': () => codeTrace({ ask: { nonce: '0123456' }, idToken: { nonce: 123456 } }),
    },
    nearly: {
      'none was sent': () => codeTrace({ ask: { nonce: undefined } }),
      'it is the same': () => codeTrace(),
      'of somebody else, whose code is in no answer': () =>
        codeTrace({
          swap: { code: second.code, code_verifier: second.verifier },
          idToken: { nonce: second.nonce },
        }),
      'a number, as it was sent': () => codeTrace({ ask: { nonce: '123456' }, idToken: { nonce: 123456 } }),
    },
    missing: {
      'the request is not there': () => fromAnswer({ idToken: { nonce: 'n-0S6_WzA2Mj-stale' } }),
      'taken out': () => codeTrace({ ask: { nonce: '***REDACTED***' } }),
    },
  },
  {
    rule: 'nonce_of_another_attempt',
    fires: {
      "the other tab's": () => [codeTrace({ idToken: { nonce: second.nonce } }), another()],
    },
    nearly: {
      'each has its own': () => [codeTrace(), another()],
      "nobody's": () => [codeTrace({ idToken: { nonce: 'n-0S6_WzA2Mj-stale' } }), another()],
    },
    missing: {
      'values are taken out': () => [codeTrace({ idToken: { nonce: second.nonce } }, ['values']), another()],
    },
  },
  {
    rule: 'nonce_reused',
    fires: {
      'with PKCE': () => [later(another({ nonce }), 60), codeTrace()],
      'without PKCE': () => [later(another({ ...noPkce, nonce }), 60), codeTrace()],
    },
    nearly: {
      'each has its own': () => [later(another(), 60), codeTrace()],
      'the same request again': () => [later(codeTrace(), 60), codeTrace()],
    },
    missing: {
      'values are taken out': () => [later(codeTrace({}, ['values']), 60), another()],
    },
  },
];
