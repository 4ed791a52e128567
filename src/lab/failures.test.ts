import { describe, expect, it } from 'vitest';
import { failures } from '../flows/authorization-code-pkce/failures.ts';
import type { EndEvent, StateEvent, Trace, WorkEvent } from '../trace/events.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { apiAudience, issuer, spa } from './demo.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';

const PKCE = 'authorization-code-pkce';
const token = 'request POST /oauth/token';

/** A good verifier that no challenge here was made from. */
const foreignVerifier = 'k'.repeat(43);
const edit = (at: string, ...edits: Extract<Move, { do: 'edit' }>['edits']): Move => ({
  at,
  do: 'edit',
  edits,
});
const set = (parameter: string, value: string | null) => ({ parameter, value });
const deny: Move = { at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' };
const pick = (...offers: string[]): Move[] =>
  offers.map((offer, index) => ({ at: index === 0 ? 'end' : `end #${index + 1}`, do: 'pick', offer }));

interface Case {
  /** The specification's section that the refusal rests on. */
  readonly spec: string;
  readonly what: string;
  readonly state: keyof typeof failures;
  /** The check that refuses, the server's, the API's or the app's. */
  readonly check?: string;
  /** What goes over the wire because of it, where something does. */
  readonly wire?: { readonly status: number; readonly error: string };
  readonly moves?: readonly Move[];
  readonly options?: Recipe['options'];
}

const grantRefused = { status: 400, error: 'invalid_grant' };
const requestRefused = { status: 400, error: 'invalid_request' };

/** The response parameters of the callback can be changed where the browser carries them to the app. */
const callback = 'request GET /callback';

const cases: readonly Case[] = [
  // Front channel: an error page, because nobody knows yet whom a redirect would reach.
  {
    spec: 'RFC 6749 §3.1.2.4',
    what: 'a redirect_uri that is not registered',
    state: 'redirectUriUnregistered',
    check: 'redirect_uri_registered',
    moves: [edit('request GET /authorize', set('redirect_uri', 'https://evil.example/callback'))],
  },
  {
    spec: 'RFC 6749 §4.1.2.1',
    what: 'an unknown client_id',
    state: 'clientUnknown',
    check: 'client_registered',
    moves: [edit('request GET /authorize', set('client_id', 'nobody'))],
  },
  // Front channel: the error goes back to the app.
  {
    spec: 'RFC 7636 §4.4.1',
    what: 'no code_challenge',
    state: 'challengeMissing',
    check: 'code_challenge_present',
    options: { challengeMethod: 'none' },
  },
  {
    spec: 'RFC 7636 §4.2',
    what: 'a code_challenge that is too short',
    state: 'challengeMalformed',
    check: 'code_challenge_well_formed',
    moves: [edit('request GET /authorize', set('code_challenge', 'short'))],
  },
  {
    spec: 'RFC 7636 §4.4.1',
    what: 'code_challenge_method=plain where policy forbids it',
    state: 'challengeMethodRefused',
    check: 'challenge_method_allowed',
    options: { challengeMethod: 'plain' },
  },
  {
    spec: 'RFC 6749 §4.1.2.1',
    what: 'an unknown scope',
    state: 'scopeUnknown',
    check: 'scope_known',
    options: { scope: 'openid fly:rockets' },
  },
  {
    spec: 'RFC 8707 §2',
    what: 'an unknown audience',
    state: 'audienceUnknown',
    check: 'audience_known',
    moves: [edit('request GET /authorize', set('audience', 'https://other.example/'))],
  },
  {
    spec: 'OIDC Core §3.1.2.6',
    what: 'prompt=none with nobody signed in',
    state: 'signInRequired',
    check: 'login_not_needed',
    options: { prompt: 'none' },
  },
  {
    spec: 'RFC 6749 §4.1.2.1',
    what: 'Deny on the consent page',
    state: 'accessDenied',
    check: 'consent_given',
    moves: [deny],
  },
  {
    spec: 'RFC 6749 §3.1.1',
    what: 'another response_type',
    state: 'authorizationRefused',
    check: 'response_type_supported',
    moves: [edit('request GET /authorize', set('response_type', 'token'))],
  },
  {
    spec: 'OIDC Core §3.1.2.6',
    what: 'prompt=none without consent',
    state: 'consentRequired',
    check: 'consent_not_needed',
    options: { prompt: 'none', session: 'signed in' },
  },
  // The app checks what came back.
  {
    spec: 'RFC 6749 §10.12',
    what: 'another state in the response',
    state: 'stateMismatched',
    check: 'state_matches',
    moves: [edit(callback, set('state', 'somebody-elses'))],
  },
  {
    spec: 'RFC 9207 §2.4',
    what: 'another iss in the response',
    state: 'issuerMismatched',
    check: 'response_issuer_matches',
    moves: [edit(callback, set('iss', 'https://evil.example/'))],
  },
  {
    spec: 'RFC 6749 §4.1.2',
    what: 'a callback without a code',
    state: 'callbackUnreadable',
    check: 'code_returned',
    moves: [edit(callback, set('code', null))],
  },
  {
    spec: 'RFC 6749 §3.1',
    what: 'a callback with two codes',
    state: 'callbackUnreadable',
    check: 'response_parameters_not_repeated',
    moves: [edit(callback, { url: `${spa.redirectUri}?code=mine&code=theirs` })],
  },
  // The token endpoint checks the exchange.
  {
    spec: 'RFC 6749 §5.2',
    what: 'a code that was never issued',
    state: 'codeUnknown',
    check: 'code_known',
    wire: grantRefused,
    moves: [edit(token, set('code', 'made-up'))],
  },
  {
    spec: 'RFC 6749 §4.1.2',
    what: 'a code that somebody used first',
    state: 'codeReused',
    check: 'code_unused',
    wire: grantRefused,
    moves: [{ at: token, do: 'replay' }],
  },
  {
    spec: 'RFC 6749 §4.1.2',
    what: 'a code whose life is over',
    state: 'codeExpired',
    check: 'code_not_expired',
    wire: grantRefused,
    moves: [{ at: token, do: 'wait', seconds: 600 }],
  },
  {
    spec: 'RFC 6749 §5.2',
    what: 'a code of another client',
    state: 'codeOfAnotherClient',
    check: 'code_issued_to_client',
    wire: grantRefused,
    moves: [edit(token, set('client_id', 'night-market-spa'))],
  },
  {
    spec: 'RFC 6749 §4.1.3',
    what: 'another redirect_uri than before',
    state: 'redirectUriMismatched',
    check: 'redirect_uri_same_as_authorized',
    wire: grantRefused,
    moves: [edit(token, set('redirect_uri', `${spa.redirectUri}/`))],
  },
  {
    spec: 'RFC 7636 §4.5',
    what: 'no code_verifier',
    state: 'verifierMissing',
    check: 'code_verifier_present',
    wire: requestRefused,
    moves: [edit(token, set('code_verifier', null))],
  },
  {
    spec: 'RFC 7636 §4.1',
    what: 'a code_verifier that is too short',
    state: 'verifierMalformed',
    check: 'code_verifier_well_formed',
    wire: requestRefused,
    moves: [edit(token, set('code_verifier', 'short'))],
  },
  {
    spec: 'RFC 7636 §4.6',
    what: 'a wrong code_verifier',
    state: 'verifierMismatched',
    check: 'verifier_matches_challenge',
    wire: grantRefused,
    moves: [edit(token, set('code_verifier', foreignVerifier))],
  },
  {
    spec: 'RFC 6749 §5.2',
    what: 'an unknown grant_type',
    state: 'exchangeRefused',
    check: 'grant_type_supported',
    wire: { status: 400, error: 'unsupported_grant_type' },
    moves: [edit(token, set('grant_type', 'urn:example:none'))],
  },
  // The app checks the tokens.
  {
    spec: 'RFC 6749 §7.1',
    what: 'a token type that the app does not know',
    state: 'tokensUnreadable',
    check: 'token_type_bearer',
    moves: [edit('response POST /oauth/token', { json: 'token_type', value: 'mac' })],
  },
  {
    spec: 'OIDC Core §3.1.3.7',
    what: 'an ID token that somebody changed',
    state: 'idTokenForged',
    check: 'id_token_signature_valid',
    moves: [edit('response POST /oauth/token', { json: 'id_token', value: forgedIdToken() })],
  },
  {
    spec: 'OIDC Core §3.1.3.7',
    what: 'another nonce in the ID token',
    state: 'nonceMismatched',
    check: 'nonce_matches',
    moves: [edit('request GET /authorize', set('nonce', 'of-another-sign-in'))],
  },
  {
    spec: 'OIDC Core §3.1.3.7',
    what: 'an ID token that has expired meanwhile',
    state: 'idTokenInvalid',
    check: 'id_token_not_expired',
    moves: [{ at: 'response GET /.well-known/jwks.json', do: 'wait', seconds: 30 * 24 * 3600 }],
  },
  // The API checks the access token.
  {
    spec: 'RFC 6750 §3.1',
    what: 'an access token that has expired',
    state: 'accessTokenExpired',
    check: 'token_not_expired',
    wire: { status: 401, error: 'invalid_token' },
    moves: [{ at: 'request GET /orders', do: 'wait', seconds: 30 * 24 * 3600 }],
  },
  {
    spec: 'RFC 6750 §3.1',
    what: 'an access token without the scope',
    state: 'scopeMissing',
    check: 'scope_sufficient',
    wire: { status: 403, error: 'insufficient_scope' },
    options: { scope: 'openid profile' },
  },
  {
    spec: 'RFC 9068 §4',
    what: 'no access token at all',
    state: 'accessTokenRefused',
    check: 'bearer_token_present',
    moves: [edit('request GET /orders', { header: 'authorization', value: null })],
  },
  {
    spec: 'RFC 9110 §15.5.5',
    what: 'an API call to nowhere',
    state: 'apiFailed',
    wire: { status: 404, error: '' },
    moves: [edit('request GET /orders', { url: `${apiAudience}nothing` })],
  },
  // Refresh, userinfo, revocation.
  {
    spec: 'RFC 9700 §4.14.2',
    what: 'an old refresh token',
    state: 'refreshTokenReused',
    check: 'refresh_token_unused',
    wire: grantRefused,
    moves: pick('reuse_refresh_token'),
  },
  {
    spec: 'RFC 6749 §6',
    what: 'a refresh token that has expired',
    state: 'refreshTokenExpired',
    check: 'refresh_token_not_expired',
    wire: grantRefused,
    moves: [{ at: `${token} #2`, do: 'wait', seconds: 400 * 24 * 3600 }],
  },
  {
    spec: 'RFC 9700 §4.14.2',
    what: 'the newest refresh token of a revoked family',
    state: 'refreshRefused',
    check: 'refresh_token_not_revoked',
    wire: grantRefused,
    moves: pick('reuse_refresh_token', 'refresh'),
  },
  {
    spec: 'RFC 6750 §3.1',
    what: 'an expired access token at /userinfo',
    state: 'userinfoRefused',
    check: 'access_token_not_expired',
    wire: { status: 401, error: 'invalid_token' },
    moves: [...pick('userinfo'), { at: 'request GET /userinfo', do: 'wait', seconds: 30 * 24 * 3600 }],
  },
  {
    spec: 'RFC 7009 §2.1',
    what: 'a revocation by an unknown client',
    state: 'revocationRefused',
    check: 'client_registered',
    moves: [...pick('revoke'), edit('request POST /oauth/revoke', set('client_id', 'nobody'))],
  },
];

/** A JWT with good-looking claims and a key id of the issuer, signed by nobody. */
function forgedIdToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, aud: spa.clientId, sub: 'user-mallory', exp: 4e9, iat: 1 };
  return `${part({ alg: 'RS256', kid: 'demo-1' })}.${part(claims)}.${'A'.repeat(342)}`;
}

/** The ids of the checks that refused, in order: the server's, then the app's of what came back. */
const refusals = (trace: Trace) =>
  trace.events
    .filter((event): event is WorkEvent => event.kind === 'work')
    .flatMap((event) => event.checks)
    .filter((check) => !check.passed)
    .map(({ id }) => id);

describe('every failure of Authorization Code with PKCE, from a real request', () => {
  it.each(cases)('$spec: $what ends in $state', async ({ state, check, wire, moves = [], options = {} }) => {
    const trace = await perform(plainRecipe(PKCE, { moves, options }));
    const end = trace.events.at(-1) as EndEvent;
    expect(end).toMatchObject({ kind: 'end', outcome: 'refused', state });
    expect(end.reason).toContain(failures[state].reason);
    if (check) expect(refusals(trace)).toContain(check);
    expect(integrityProblems(trace)).toEqual([]);
    if (!wire) return;
    const response = trace.events.filter((event) => event.kind === 'response').at(-1);
    expect(response?.message.status).toBe(wire.status);
    expect(JSON.stringify(response?.message)).toContain(wire.error);
  });

  it('leaves out only what no exchange of these servers can bring about', () => {
    const reached = new Set(cases.map(({ state }) => state));
    const missing = (Object.keys(failures) as (keyof typeof failures)[]).filter(
      (state) => !reached.has(state),
    );
    expect(missing).toEqual(['undeliverable']);
  });
});

describe('a refusal that is not the end', () => {
  it('RFC 6749 §10.10: a wrong password shows the page again, and the walk goes on', async () => {
    const fields = { username: 'ana@mail.example', password: 'wrong' };
    const wrong: Move = { at: 'question sign_in', do: 'answer', form: 0, fields, button: 'action=password' };
    const trace = await perform(plainRecipe(PKCE, { moves: [wrong] }));
    const states = trace.events
      .filter((event): event is StateEvent => event.kind === 'state')
      .map(({ to }) => to);
    expect(states).toContain('wrongPassword');
    expect(states.at(-1)).toBe('complete');
    expect(refusals(trace)).toEqual(['credentials_correct']);
  });
});

describe('a session from before the walk', () => {
  const landings = async (options: Recipe['options']) => {
    const trace = await perform(plainRecipe(PKCE, { options }));
    return trace.events.filter((event): event is StateEvent => event.kind === 'state').map(({ to }) => to);
  };

  it('OIDC Core §3.1.2.3: a remembered consent needs no page at all', async () => {
    const states = await landings({ session: 'signed in and consented' });
    expect(states).not.toContain('promptedForLogin');
    expect(states).not.toContain('askedForConsent');
    expect(states.at(-1)).toBe('complete');
  });

  it('OIDC Core §3.1.2.1: prompt=login and prompt=consent ask all the same', async () => {
    expect(await landings({ session: 'signed in and consented', prompt: 'login' })).toContain(
      'promptedForLogin',
    );
    expect(await landings({ session: 'signed in and consented', prompt: 'consent' })).toContain(
      'askedForConsent',
    );
  });

  it('OIDC Core §3.1.2.1: max_age=0 asks for a fresh sign-in', async () => {
    expect(await landings({ session: 'signed in and consented', maxAge: '0' })).toContain('promptedForLogin');
  });
});
