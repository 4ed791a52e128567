import { get } from '../../../protocol/http.ts';
import { clientId, codeParts, inOrder, now } from '../../testing/made-code.ts';
import { app, as, back, json, type Made, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { metadata } from '../client-authentication/made-clients.ts';
import { accessToken, answeredWith, codeFlow, frontChannel, idToken, withoutTokens } from './made-tokens.ts';

const other = 'https://login.other.example';
const withMetadata = (iss: unknown, members: object = {}) =>
  madeTrace('authorization-code-pkce', [
    metadata(members),
    ...inOrder(codeParts({ idToken: { iss }, answer: { iss: undefined } })),
  ]);

const issuer: RuleCases = {
  rule: 'issuer_mismatch',
  fires: {
    'another one than the metadata': () => withMetadata(other),
    'a slash more': () => withMetadata(`${as}/`),
    'another one than the iss parameter': () => codeFlow({ idToken: { iss: other } }),
    'no iss': () => codeFlow({ idToken: { iss: undefined } }),
  },
  nearly: {
    'the same': () => withMetadata(as),
    "a place for the tenant's id": () =>
      withMetadata('https://id.example/6f2c/v2.0', { issuer: 'https://id.example/{tenantid}/v2.0' }),
    'without its scheme': () => withMetadata('id.example'),
    'metadata of another server': () =>
      withMetadata(other, {
        ...{ issuer: 'https://third.example', authorization_endpoint: 'https://third.example/a' },
        token_endpoint: 'https://third.example/t',
      }),
  },
  missing: {
    'nothing says the issuer': () => codeFlow({ answer: { iss: undefined } }),
    'no token response': () => withoutTokens(),
  },
};

const audience: RuleCases = {
  rule: 'audience_mismatch',
  fires: {
    'another client': () => codeFlow({ idToken: { aud: 'warehouse' } }),
    'a list without it': () => codeFlow({ idToken: { aud: ['warehouse', 'office'] } }),
    'no aud': () => codeFlow({ idToken: { aud: undefined } }),
    'only azp names it': () => codeFlow({ idToken: { aud: 'warehouse', azp: clientId } }),
    'through the browser': () => frontChannel('id_token', { id_token: idToken({ aud: 'warehouse' }) }),
  },
  nearly: {
    'a list with it': () => codeFlow({ idToken: { aud: ['warehouse', clientId] } }),
    'made out to its server, issued to it': () =>
      codeFlow({
        ask: { audience: 'server:client_id:shop-server' },
        idToken: { aud: 'shop-server', azp: clientId },
      }),
  },
  missing: {
    'no client_id anywhere': () =>
      madeTrace('unknown', [
        token({ grant_type: 'authorization_code', code: 'c' }, json(200, { id_token: idToken() })),
      ]),
    'no token response': () => withoutTokens(),
  },
};

const party: RuleCases = {
  rule: 'authorized_party',
  fires: {
    'another client': () => codeFlow({ idToken: { azp: 'warehouse' } }),
    'with a list': () => codeFlow({ idToken: { aud: [clientId, 'x'], azp: 'x' } }),
  },
  nearly: {
    'the client': () => codeFlow({ idToken: { azp: clientId } }),
    'a list without azp': () => codeFlow({ idToken: { aud: [clientId, 'x'] } }),
  },
  missing: {
    'no client_id anywhere': () =>
      madeTrace('unknown', [
        token(
          { grant_type: 'authorization_code', code: 'c' },
          json(200, { id_token: idToken({ azp: 'x' }) }),
        ),
      ]),
  },
};

const date = (seconds: number): [string, string] => ['Date', new Date(seconds * 1000).toUTCString()];

/** Tokens of a server whose clock shows this, and no Date header that says so. */
const issuedAt = (seconds: number) => ({
  idToken: { iat: seconds, exp: seconds + 3600 },
  accessToken: { iat: seconds, exp: seconds + 3600 },
});
const otherClock = (seconds: number) => codeFlow(issuedAt(seconds));

/** The same, and the app answers its callback with an error. */
const refusedBy = (seconds: number) => {
  const { ask, answer, land, swap } = codeParts(issuedAt(seconds));
  return madeTrace('authorization-code', [ask, answer, { ...land, reply: { status: 500 } }, swap]);
};

const expired: RuleCases = {
  rule: 'id_token_expired',
  fires: {
    "by the server's Date": () =>
      answeredWith([date(now)], { idToken: { iat: now - 7200, exp: now - 3600 } }),
    "by the recorder's clock, which may be wrong: a note": () => otherClock(now - 7200),
    "by the recorder's clock, which another token fits: an error": () =>
      codeFlow({ idToken: { iat: now - 7200, exp: now - 3600 } }),
    "by the recorder's clock, and the app refuses: an error": () => refusedBy(now - 7200),
    'before it was issued': () => codeFlow({ idToken: { exp: now - 10 } }),
    'no exp': () => codeFlow({ idToken: { exp: undefined } }),
    'through the browser': () =>
      frontChannel('id_token', { id_token: idToken({ iat: now - 7200, exp: now - 3600 }) }),
  },
  nearly: {
    valid: () => codeFlow(),
    'a short life': () => codeFlow({ idToken: { exp: now + 30 } }),
    "the recorder's clock is ahead": () =>
      answeredWith([date(now - 7200)], { idToken: { iat: now - 7200, exp: now - 3600 } }),
  },
  missing: {
    'no times': () => answeredWith([], { idToken: { iat: now - 7200, exp: now - 3600 } }, ['times']),
    'no token response': () => withoutTokens(),
  },
};

const early: RuleCases = {
  rule: 'token_not_yet_valid',
  fires: {
    'nbf in an hour': () => codeFlow({ idToken: { nbf: now + 3600 } }),
    "iat after the server's Date": () => answeredWith([date(now)], { idToken: { iat: now + 600 } }),
    milliseconds: () => codeFlow({ idToken: { iat: now * 1000 } }),
    'an access token': () => codeFlow({ accessToken: { nbf: now + 900 } }),
    "by the recorder's clock, which may be wrong: a note": () => otherClock(now + 7200),
    "by the recorder's clock, and the app refuses: an error": () => refusedBy(now + 7200),
  },
  nearly: {
    'seconds ahead': () => codeFlow({ idToken: { iat: now + 40, nbf: now + 40 } }),
    "the server's clock is ahead": () =>
      answeredWith([date(now + 600)], { idToken: { iat: now + 600, exp: now + 4200 } }),
    'no nbf': () => codeFlow(),
  },
  missing: { 'no times': () => answeredWith([], { idToken: { nbf: now + 3600 } }, ['times']) },
};

const withPage = (seconds: number, status: number) => {
  const { ask, answer, land, swap } = codeParts();
  const reply = {
    status: 200,
    ...swap.reply,
    headers: [['Content-Type', 'application/json'] as const, date(seconds)],
  };
  const trace = madeTrace('authorization-code', [ask, answer, land, { ...swap, reply }]);
  // The app answers the callback after it has redeemed the code.
  const page = trace.events[5];
  if (page?.kind !== 'response') throw new Error('The made trace has another shape.');
  const events = [...trace.events.slice(0, 5), ...trace.events.slice(6), page].map((event, seq) =>
    event === page
      ? { ...page, seq, at: page.at + 5000, message: { ...page.message, status } }
      : { ...event, seq },
  );
  return { ...trace, events };
};

/** A page gets its tokens, and that is the end. */
function stopped(seconds: number) {
  const { ask, answer, land, swap } = codeParts();
  const request = { ...swap.request, headers: [...swap.request.headers, ['Origin', app] as const] };
  const reply = { status: 200, ...swap.reply, headers: [date(seconds)] };
  return madeTrace('authorization-code-pkce', [ask, answer, land, { ...swap, request, reply }]);
}

const skew: RuleCases = {
  rule: 'clock_skew',
  fires: {
    'ten minutes ahead: a note': () => answeredWith([date(now + 600)]),
    'and a page goes no further: a note': () => stopped(now + 600),
    'and the app refuses the login': () => withPage(now + 600, 500),
  },
  nearly: {
    'seconds apart': () => answeredWith([date(now + 20)]),
    'the app refuses, and the clocks agree': () => withPage(now, 500),
  },
  missing: {
    'no Date': () => codeFlow(),
    'no times': () => answeredWith([date(now + 600)], {}, ['times']),
  },
};

const userinfo = (sub: string | undefined, sent: string): Made =>
  back(
    get(`${as}/userinfo`, [['Authorization', `Bearer ${sent}`]]),
    json(200, sub === undefined ? { name: 'Ana' } : { sub }),
  );
const sent = accessToken({ jti: 'u' });

const unauthorized = (sub: string) => {
  const call = { ...userinfo(sub, sent), request: get(`${as}/userinfo`) };
  return madeTrace(
    'authorization-code-pkce',
    [...inOrder(codeParts()).slice(0, -1), call],
    ['authorization'],
  );
};

const subject: RuleCases = {
  rule: 'subject_mismatch',
  fires: {
    '/userinfo tells of another user': () =>
      codeFlow({ tokens: { access_token: sent } }, userinfo('bo', sent)),
    '/userinfo tells of another user, in a file without Authorization: likely': () => unauthorized('bo'),
    'the two ID tokens of a hybrid flow': () =>
      codeFlow({ answer: { id_token: idToken({ sub: 'bo' }) }, landed: {} }),
    'a refresh gives another user': () =>
      codeFlow(
        { tokens: { refresh_token: 'r-1' } },
        token(
          { grant_type: 'refresh_token', refresh_token: 'r-1', client_id: clientId },
          json(200, { id_token: idToken({ sub: 'bo' }), access_token: 'a-2' }),
        ),
      ),
    'a silent renewal gives another user': () =>
      codeFlow({ ask: { prompt: 'none', id_token_hint: idToken({ sub: 'bo' }) } }),
  },
  nearly: {
    'the same user, in a file without Authorization': () => unauthorized('ana'),
    'the same user': () => codeFlow({ tokens: { access_token: sent } }, userinfo('ana', sent)),
    'plain OAuth, without sub': () =>
      codeFlow({ tokens: { access_token: sent, id_token: undefined } }, userinfo(undefined, sent)),
    'another login of another user': () => codeFlow({}, userinfo('bo', accessToken({ sub: 'bo' }))),
  },
  missing: {
    'no body in the answer': () =>
      codeFlow(
        { tokens: { access_token: sent } },
        { ...userinfo('x', sent), reply: { status: 200 }, responseLacks: ['body'] },
      ),
  },
};

const authTime: RuleCases = {
  rule: 'auth_time_missing',
  fires: {
    'no auth_time': () => codeFlow({ ask: { max_age: '300' } }),
    'too long ago': () => codeFlow({ ask: { max_age: '300' }, idToken: { auth_time: now - 7200 } }),
  },
  nearly: {
    'recent enough': () => codeFlow({ ask: { max_age: '300' }, idToken: { auth_time: now - 320 } }),
    'no max_age': () => codeFlow(),
  },
  missing: { 'no token response': () => withoutTokens({ ask: { max_age: '300' } }) },
};

/** Cases about what tokens say. */
export const claimCases: readonly RuleCases[] = [
  issuer,
  audience,
  party,
  expired,
  early,
  skew,
  subject,
  authTime,
];
