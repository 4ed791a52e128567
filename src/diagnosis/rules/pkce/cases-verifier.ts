import { createHash } from 'node:crypto';
import { challenge, codeParts, verifier } from '../../testing/made-code.ts';
import {
  behindReference,
  codeTrace,
  fromAnswer,
  frontOnly,
  made,
  refusedSwap,
  second,
} from '../../testing/made-front.ts';
import { json } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const hash = (text: string) => createHash('sha256').update(text);
const asked = (value: string, method: string | undefined = 'S256') => ({
  ask: { code_challenge: value, code_challenge_method: method },
});

const other = () =>
  codeTrace({
    ask: { state: second.state, nonce: second.nonce, code_challenge: second.challenge },
    answer: { state: second.state, code: second.code },
    swap: { code: second.code, code_verifier: second.verifier },
    idToken: { nonce: second.nonce },
  });

const withoutForm = () => {
  const { ask, answer, land, swap } = codeParts();
  const { body: _, ...request } = swap.request;
  return made([
    ask,
    answer,
    land,
    { ...swap, request, requestLacks: ['body'], reply: json(400, { error: 'invalid_grant' }) },
  ]);
};

/** A sanitizer has put a short text in place of each secret, the same for the same one. */
const pseudonyms = () =>
  codeTrace({
    ask: { state: '3fa29c01d2e4', nonce: 'b02c77aa19f0', code_challenge: '99e1d4c07b35' },
    answer: { state: '3fa29c01d2e4', code: '5d0c8a2217be' },
    swap: { code: '5d0c8a2217be', code_verifier: '07ab4416cc9d' },
  });

/** One browser's file and the log of the app's server, which has the redemptions of all users. */
const amongOthers = (answered = true) => {
  const { ask, answer, land, swap } = codeParts();
  const of = codeParts({
    swap: { code: second.code, code_verifier: second.verifier },
    idToken: { nonce: second.nonce },
  });
  return made(answered ? [ask, answer, of.swap, land, swap] : [ask, of.swap], answered ? [] : ['end']);
};

/** Traces for the rules that compare verifier and challenge. */
export const verifierCases: readonly RuleCases[] = [
  {
    rule: 'pkce_verifier_mismatch',
    fires: {
      'a verifier of nobody': () => refusedSwap({ swap: { code_verifier: second.verifier } }),
      "another attempt's verifier": () => [
        refusedSwap({ swap: { code_verifier: second.verifier } }),
        other(),
      ],
      'the hash in hex': () => refusedSwap(asked(hash(verifier).digest('hex'))),
      'padded base64': () => refusedSwap(asked(`${challenge}=`)),
      'standard base64': () => refusedSwap(asked(hash(verifier).digest('base64'))),
      'the verifier itself': () => refusedSwap(asked(verifier)),
      'hashed twice': () => refusedSwap(asked(hash(challenge).digest('base64url'))),
      'of the hex text': () =>
        refusedSwap(asked(Buffer.from(hash(verifier).digest('hex')).toString('base64url'))),
      'without a method': () => refusedSwap({ ask: { code_challenge_method: undefined } }),
      'the server does not check': () => codeTrace({ swap: { code_verifier: second.verifier } }),
      'the server says so, and the request is not there': () => {
        const { swap } = codeParts();
        const reply = json(400, { error: 'invalid_grant', error_description: 'PKCE verification failed' });
        return made([{ ...swap, reply }], ['beginning']);
      },
      'a line break at the end': () => refusedSwap({ swap: { code_verifier: `${verifier}\n` } }),
    },
    nearly: {
      'the right one': () => codeTrace(),
      'plain, and the same': () => codeTrace(asked(verifier, 'plain')),
      'without a method, and the same': () =>
        codeTrace({ ask: { code_challenge: verifier, code_challenge_method: undefined } }),
      'refused for another reason': () => refusedSwap(),
      'somebody else redeems a code at the same time': () => amongOthers(),
      'somebody else does, and the answer is not there': () => amongOthers(false),
    },
    missing: {
      'the form is not there': withoutForm,
      'the request is not there': () => fromAnswer({ swap: { code_verifier: second.verifier } }),
      'a front channel alone': () => frontOnly(),
      'behind a reference': () => behindReference(),
      'taken out': () => codeTrace({ swap: { code_verifier: '[removed]' } }),
      'other texts in its place': () => pseudonyms(),
    },
  },
  {
    rule: 'pkce_verifier_missing',
    fires: {
      'the server refuses': () => refusedSwap({ swap: { code_verifier: undefined } }),
      'the server does not check': () => codeTrace({ swap: { code_verifier: undefined } }),
      'it is empty': () => refusedSwap({ swap: { code_verifier: '' } }),
    },
    nearly: {
      'it is there': () => codeTrace(),
      'no challenge either': () =>
        codeTrace({
          ask: { code_challenge: undefined, code_challenge_method: undefined },
          swap: { code_verifier: undefined, client_secret: 'sesame' },
        }),
    },
    missing: { 'the form is not there': withoutForm, 'a front channel alone': () => frontOnly() },
  },
  {
    rule: 'pkce_challenge_missing',
    fires: {
      'the server refuses': () =>
        refusedSwap({ ask: { code_challenge: undefined, code_challenge_method: undefined } }),
      'the server ignores it': () =>
        codeTrace({ ask: { code_challenge: undefined, code_challenge_method: undefined } }),
    },
    nearly: { 'both are there': () => codeTrace() },
    missing: {
      'behind a reference': () => behindReference(),
      'the request is not there': () => fromAnswer(),
    },
  },
  {
    rule: 'pkce_verifier_malformed',
    fires: {
      'too short': () =>
        refusedSwap({ ...asked(hash('short').digest('base64url')), swap: { code_verifier: 'short' } }),
      'too long': () => refusedSwap({ swap: { code_verifier: 'ab'.repeat(70) } }),
      'a foreign character': () => refusedSwap({ swap: { code_verifier: `${verifier.slice(0, -1)}!` } }),
      forgiven: () =>
        codeTrace({ ...asked(hash('short').digest('base64url')), swap: { code_verifier: 'short' } }),
    },
    nearly: {
      '43 characters': () => codeTrace(),
      '128 characters': () => {
        const long = 'a.~_'.repeat(32);
        return codeTrace({ ...asked(hash(long).digest('base64url')), swap: { code_verifier: long } });
      },
    },
    missing: {
      'the form is not there': withoutForm,
      'taken out': () => codeTrace({ swap: { code_verifier: 'xxxxx' } }),
      'other texts in its place': () => pseudonyms(),
    },
  },
];
