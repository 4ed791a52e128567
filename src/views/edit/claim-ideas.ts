import { ATTACKER, DAY, moreScope, otherNonce, otherServer, type Plans } from './idea-plans.ts';
import { atHost, just, later, oneOf, oneOff } from './idea-values.ts';

/** By name, for claims. */
export const claimPlans: Plans = {
  exp: [['a day earlier', later(-DAY), 'Shows whether the receiver refuses what has expired.']],
  nbf: [['a day later', later(DAY), 'Shows whether the receiver waits until the token is valid.']],
  iat: [
    ['a day later', later(DAY), 'Shows whether the receiver takes a token from the future.'],
    ['a day earlier', later(-DAY), 'Shows whether the receiver asks how old the token is.'],
  ],
  auth_time: [['a day earlier', later(-DAY), 'Shows whether the app asks when the person signed in.']],
  iss: [otherServer('Shows whether the receiver asks who issued the token.')],
  aud: [
    [
      'somebody else',
      just('somebody-else'),
      'Shows whether the receiver takes a token that is meant for others.',
    ],
  ],
  azp: [
    ['another app', just('night-market-spa'), 'Shows whether the app asks whom the token was issued to.'],
  ],
  client_id: [
    [
      'another app',
      just('night-market-spa'),
      'Shows whether the receiver asks whom the token was issued to.',
    ],
  ],
  sub: [['another person', just('user-ben'), 'Shows whether a forged token signs somebody else in.']],
  nonce: otherNonce,
  scope: [moreScope],
  jti: [['another one', just('another-jti'), 'Shows whether a token passes as new under another name.']],
  at_hash: [['another one', oneOff, 'Shows whether the app ties the access token to the ID token.']],
  c_hash: [['another one', oneOff, 'Shows whether the app ties the code to the ID token.']],
  ath: [['another one', oneOff, 'Shows whether the proof counts for this access token only.']],
  htm: [['the other method', oneOf('GET', 'POST'), 'Shows whether the proof counts for this method only.']],
  htu: [['another host', atHost(ATTACKER), 'Shows whether the proof counts for this address only.']],
};

/** By name, for members of a token's header. */
export const tokenHeaderPlans: Plans = {
  alg: [
    ['none', just('none'), 'Shows whether the receiver lets the token say that it needs no signature.'],
    ['HS256', just('HS256'), 'Shows whether the receiver lets the token choose the algorithm.'],
  ],
  kid: [['an unknown key', just('unknown'), 'Shows what becomes of a token that names a key nobody has.']],
  typ: [
    [
      'another kind',
      oneOf('JWT', 'at+jwt'),
      'Shows whether the receiver tells one kind of token from another.',
    ],
  ],
};
