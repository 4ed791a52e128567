import { oidcCore, rfc } from '../../../protocol/spec.ts';
import { none, type Threat, type ThreatAnswer } from './threat.ts';

const withoutRedirect = {
  'client-credentials': none('No redirect'),
  'device-authorization': none('No redirect'),
  'resource-owner-password': none('No redirect'),
} as const;

const withoutCode = {
  'client-credentials': none('No code'),
  'device-authorization': none('No code'),
  'resource-owner-password': none('No code'),
} as const;

const bySecret: ThreatAnswer = {
  verdict: 'met',
  by: 'Client secret or key',
  more: 'A thief has the code but not the credentials of the app, and a code works once.',
  spec: rfc(6749, '4.1.3'),
  proof: 'code-without-secret',
};

const byNonce: ThreatAnswer = {
  verdict: 'met',
  by: 'nonce',
  more: 'The ID token of another login has another nonce, and the app refuses it before it uses anything.',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  proof: 'foreign-nonce',
};

const byState: ThreatAnswer = {
  verdict: 'met',
  by: 'state',
  more: 'The answer must bring back the state that the app tied to this browser.',
  spec: rfc(6749, '10.12'),
  proof: 'foreign-state',
};

const byIssuer: ThreatAnswer = {
  verdict: 'met',
  by: 'iss in the answer',
  more: 'The answer names its server, and the app compares that with the one it asked.',
  spec: rfc(9207, '2.4'),
  proof: 'foreign-issuer',
};

const byExactUri: ThreatAnswer = {
  verdict: 'met',
  by: 'Exact redirect URI',
  more: 'The server compares the redirect URI with the registered ones, character by character.',
  spec: rfc(9700, '2.1'),
  proof: 'look-alike-redirect',
};

/** What can go wrong with the answer that the browser brings back. */
export const redirectThreats: readonly Threat[] = [
  {
    id: 'stolen-code',
    label: 'Code stolen on its way',
    what: 'Somebody reads the code from a log, a history or another app, and redeems it.',
    spec: rfc(7636, '1'),
    answers: {
      'authorization-code': bySecret,
      'authorization-code-pkce': {
        verdict: 'met',
        by: 'PKCE verifier',
        more: 'Only whoever made the challenge knows the verifier that redeems the code.',
        spec: rfc(7636, '4.6'),
        proof: 'code-without-verifier',
      },
      'implicit-form-post': none('No code'),
      hybrid: bySecret,
      ...withoutCode,
    },
  },
  {
    id: 'look-alike-redirect',
    label: 'Answer sent elsewhere',
    what: 'A link asks the server to send the answer to a look-alike of the address of the app.',
    spec: rfc(9700, '4.1'),
    answers: {
      'authorization-code': byExactUri,
      'authorization-code-pkce': byExactUri,
      'implicit-form-post': byExactUri,
      hybrid: byExactUri,
      ...withoutRedirect,
    },
  },
  {
    id: 'injected-answer',
    label: 'Stolen answer injected',
    what: 'A thief puts a stolen code or ID token into a login of their own, to be signed in as its owner.',
    spec: rfc(9700, '4.5'),
    answers: {
      'authorization-code': {
        ...byNonce,
        more: 'The ID token of another login has another nonce. PKCE is the stronger answer: then the server itself refuses the code.',
        spec: rfc(9700, '2.1.1'),
      },
      'authorization-code-pkce': {
        ...byNonce,
        by: 'PKCE verifier, nonce',
        more: 'A code of another login fits another verifier, so the server refuses it; nonce stops it at the app too.',
        spec: rfc(9700, '4.5.3'),
      },
      'implicit-form-post': byNonce,
      hybrid: {
        ...byNonce,
        by: 'nonce, c_hash',
        more: 'The ID token that comes with the code has the nonce of its login and a hash of its code: neither can be exchanged alone. RFC 9700 §4.5.3.2 has the nonce of the second one checked as well, before any token is used.',
        spec: oidcCore('3.3.2.10', 'CodeValidation'),
      },
      ...withoutCode,
    },
  },
  {
    id: 'callback-csrf',
    label: 'CSRF on the callback',
    what: "A page sends the user's browser to the app with an answer of the attacker, who then shares the session.",
    spec: rfc(9700, '4.7'),
    answers: {
      'authorization-code': byState,
      'authorization-code-pkce': byState,
      'implicit-form-post': byState,
      hybrid: byState,
      ...withoutRedirect,
    },
  },
  {
    id: 'mix-up',
    label: 'Mix-up of two servers',
    what: 'A dishonest server makes an app that knows two of them bring it the code of the honest one.',
    spec: rfc(9700, '4.4'),
    answers: {
      'authorization-code': byIssuer,
      'authorization-code-pkce': byIssuer,
      'implicit-form-post': {
        ...byIssuer,
        more: 'There is no code to bring to the wrong server. iss of the answer, and that of the ID token, must be the server that was asked.',
      },
      hybrid: byIssuer,
      ...withoutRedirect,
    },
  },
];
