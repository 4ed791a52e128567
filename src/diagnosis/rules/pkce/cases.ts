import { codeParts, inOrder, verifier } from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  errorPage,
  fromAnswer,
  frontOnly,
  made,
  metadataMade,
  refusedAsk,
  refusedSwap,
} from '../../testing/made-front.ts';
import { as, json } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { verifierCases } from './cases-verifier.ts';

const none = { code_challenge: undefined, code_challenge_method: undefined };
const supports = (methods: readonly string[]) => metadataMade({ code_challenge_methods_supported: methods });

/** A client without PKCE that shows a secret, or none. */
const withoutPkce = (secret: string | undefined) => ({
  ask: none,
  swap: { code_verifier: undefined, client_secret: secret },
});

const requestCases: readonly RuleCases[] = [
  {
    rule: 'pkce_challenge_malformed',
    fires: {
      refused: () => refusedAsk({ error: 'invalid_request' }, { code_challenge: 'abc' }),
      'padded, and nothing more is known': () =>
        frontOnly({ ask: { code_challenge: 'qjrzSW9gMiUgpUvqgEPE4/8swvyCtfOVvg55o5S+esA=' } }),
      'the hash in hex, and nothing more is known': () =>
        frontOnly({ ask: { code_challenge: 'ab'.repeat(32) } }),
    },
    nearly: {
      'as it should be': () => codeTrace(),
      'plain with 64 characters': () =>
        frontOnly({ ask: { code_challenge: 'ab'.repeat(32), code_challenge_method: 'plain' } }),
    },
    missing: {
      'taken out': () => frontOnly({ ask: { code_challenge: '[REDACTED]' } }),
      'other texts in its place': () =>
        frontOnly({
          ask: { state: '3fa29c01d2e4', code_challenge: '99e1d4c07b35' },
          answer: { state: '3fa29c01d2e4', code: '5d0c8a2217be' },
        }),
    },
  },
  {
    rule: 'pkce_method_unsupported',
    fires: {
      'in small letters': () => refusedAsk({ error: 'invalid_request' }, { code_challenge_method: 's256' }),
      'plain, and the server does not want it': () =>
        refusedAsk(
          { error: 'invalid_request', error_description: 'Transform algorithm not supported' },
          { code_challenge: verifier, code_challenge_method: 'plain' },
        ),
      unknown: () => frontOnly({ ask: { code_challenge_method: 'SHA256' } }),
      'plain, where the server has S256 only': () =>
        made([
          supports(['S256']),
          ...inOrder(codeParts({ ask: { code_challenge: verifier, code_challenge_method: 'plain' } })).slice(
            0,
            3,
          ),
        ]),
    },
    nearly: {
      S256: () => codeTrace(),
      'S256, and the server says so': () => made([supports(['plain', 'S256']), ...inOrder(codeParts())]),
      'plain, and the server says nothing': () =>
        codeTrace({ ask: { code_challenge: verifier, code_challenge_method: 'plain' } }),
    },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'pkce_method_plain',
    fires: {
      declared: () => codeTrace({ ask: { code_challenge: verifier, code_challenge_method: 'plain' } }),
      'left out': () => codeTrace({ ask: { code_challenge: verifier, code_challenge_method: undefined } }),
    },
    nearly: { S256: () => codeTrace(), 'no PKCE': () => codeTrace(withoutPkce('sesame')) },
    missing: { 'behind a reference': () => behindReference() },
  },
  {
    rule: 'pkce_required',
    fires: {
      'in the answer': () =>
        refusedAsk(
          { error: 'invalid_request', error_description: 'Missing parameter: code_challenge_method' },
          none,
        ),
      'on a page': () =>
        errorPage('<html><body><h1>Proof Key for Code Exchange is required</h1></body></html>', none),
    },
    nearly: {
      'it goes through without': () => codeTrace(withoutPkce('sesame')),
      'refused for something else': () =>
        refusedAsk({ error: 'invalid_request', error_description: 'Missing scope' }, none),
      'it was sent': () =>
        refusedAsk({ error: 'invalid_request', error_description: 'code_challenge is odd' }),
    },
    missing: {
      'behind a reference': () => {
        const { ask } = codeParts();
        const request = { ...ask.request, url: `${as}/authorize?client_id=shop&request_uri=urn%3Aa` };
        const reply = json(400, { error: 'invalid_request', error_description: 'PKCE required' });
        return made([{ ...ask, request, reply }]);
      },
    },
  },
  {
    rule: 'pkce_missing_for_public_client',
    fires: { 'no secret, no PKCE': () => codeTrace(withoutPkce(undefined)) },
    nearly: {
      'a secret': () => codeTrace(withoutPkce('sesame')),
      PKCE: () => codeTrace(),
      'PKCE that fails': () => refusedSwap({ swap: { code_verifier: verifier.replace('d', 'e') } }),
    },
    missing: {
      'a front channel alone': () => frontOnly({ ask: none }),
      'headers are taken out': () => codeTrace(withoutPkce(undefined), ['authorization']),
      'the request is not there': () => fromAnswer(withoutPkce(undefined)),
    },
  },
];

/** Traces for the rules about PKCE. */
export const pkceCases: readonly RuleCases[] = [...verifierCases, ...requestCases];
