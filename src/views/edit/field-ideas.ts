import {
  ATTACKER,
  guessed,
  moreScope,
  otherHost,
  otherNonce,
  otherServer,
  type Plan,
  type Plans,
  signed,
} from './idea-plans.ts';
import {
  and,
  andWord,
  asScheme,
  atHost,
  just,
  oneOf,
  oneOff,
  otherCookies,
  whereIs,
  without,
} from './idea-values.ts';

/** By wire name, for parameters, members of a JSON body and hidden fields. */
export const fieldPlans: Plans = {
  redirect_uri: [
    ['a slash at its end', and('/'), 'Shows whether the server compares the whole address, sign by sign.'],
    otherHost,
  ],
  post_logout_redirect_uri: [otherHost],
  response_type: [
    [
      'token',
      just('token'),
      'Shows whether an app gets a token in an address without being registered for it.',
    ],
  ],
  response_mode: [
    [
      'query',
      just('query'),
      'Shows whether the server lets tokens into a query, where logs and Referer have them.',
    ],
  ],
  client_id: [
    ['another app', just('night-market-spa'), 'Shows whether what belongs to one app works for another.'],
    ['nobody', just('nobody'), 'Shows what an app is told that the server does not know.'],
  ],
  client_secret: [['a wrong secret', just('wrong'), 'Shows whether the secret counts.']],
  scope: [
    moreScope,
    [
      'and an unknown one',
      andWord('fly:kites'),
      'Shows what becomes of a scope that the server does not know.',
    ],
  ],
  state: [
    [
      'another value',
      just('another-state'),
      'Shows whether the app takes an answer that it did not ask for.',
    ],
  ],
  nonce: otherNonce,
  code_challenge: [
    [
      'of another verifier',
      just('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
      'Shows whether the token endpoint wants the verifier that belongs to this challenge.',
    ],
  ],
  code_challenge_method: [
    ['plain', just('plain'), 'Shows whether the server takes challenges that are the verifier itself.'],
  ],
  code_verifier: [
    [
      'another one',
      just('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
      'Shows whether a stolen code is worth something without its verifier.',
    ],
  ],
  code: guessed,
  refresh_token: guessed,
  device_code: guessed,
  request_uri: guessed,
  user_code: guessed,
  transaction: guessed,
  csrf: [
    ['another value', just('another-form'), 'Shows whether the server takes a form that it did not make.'],
  ],
  grant_type: [
    ['password', just('password'), 'Shows whether an app gets a grant that it is not registered for.'],
  ],
  audience: [otherServer('Shows whether tokens for an unknown API are issued.')],
  prompt: [['none', just('none'), 'Shows what the app is told when the person would have to be asked.']],
  max_age: [['0', just('0'), 'Shows whether the person has to sign in again.']],
  iss: [otherServer('Shows whether the app notices that another server answers (a mix-up).')],
  access_token: signed,
  id_token: signed,
  id_token_hint: signed,
  client_assertion: signed,
  token_type: [['mac', just('mac'), 'Shows whether the app uses a token of a type that it does not know.']],
  expires_in: [['1', just('1'), 'Shows how the app treats a token that is over before it can be used.']],
  active: [
    ['the other', oneOf('false', 'true'), 'Shows that the API does what the server says of the token.'],
  ],
};

/** By lower-case name. */
export const headerPlans: Plans = {
  authorization: [
    ['one character off', oneOff, 'Shows whether the receiver looks at all of it.'],
    [
      'as Bearer',
      asScheme('Bearer'),
      'Shows whether a token that is bound to a key works without a proof of the key.',
    ],
    ['as DPoP', asScheme('DPoP'), 'Shows what becomes of a token under a scheme that it was not issued for.'],
  ],
  dpop: signed,
  origin: [
    [
      'another site',
      just(`https://${ATTACKER}`),
      'Shows whether scripts of another site may read the answer.',
    ],
  ],
  cookie: [
    [
      "another browser's",
      otherCookies,
      'Shows whether the request counts in a browser that did not begin it.',
    ],
  ],
  'content-type': [
    [
      'text/plain',
      whereIs(/form-urlencoded/, 'text/plain'),
      'Shows whether a body is read that does not say what it is.',
    ],
  ],
  'set-cookie': [
    ['without Secure', without('Secure'), 'Shows whether the browser keeps a __Host- cookie without it.'],
  ],
  'referrer-policy': [
    ['unsafe-url', just('unsafe-url'), 'Shows what other sites learn of the address of a page.'],
  ],
};

/** For an address. */
export const addressPlans: readonly Plan[] = [
  [
    'another host',
    atHost(ATTACKER),
    'Shows what somebody else would get, and how the run goes on without an answer.',
  ],
];

/** For a status. */
export const statusPlans: readonly Plan[] = [
  ['500', just('500'), 'Shows what the receiver says when its partner breaks.'],
];
