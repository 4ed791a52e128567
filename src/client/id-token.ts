import type { Check, Observer } from '../protocol/check.ts';
import { leftHalfHash } from '../protocol/encoding.ts';
import { type Clock, seconds } from '../protocol/inputs.ts';
import { type DecodedJwt, decodeJwt, type Jwks, signatureVerifies } from '../protocol/jwt.ts';
import { oidcCore } from '../protocol/spec.ts';
import { type AppProtections, defaultAppProtections } from './protections.ts';
import { compare, firstRefusal, inWords, refused, type Verdict } from './verdict.ts';

/** What an ID token must agree with. */
export interface ExpectedIdToken {
  readonly issuer: string;
  readonly clientId: string;
  /** The one that was sent; after a refresh there is none (OIDC Core §12.2). */
  readonly nonce?: string;
  /** After a refresh: the `sub` of the first ID token. */
  readonly subject?: string;
  /** The `max_age` that was asked for, in seconds. */
  readonly maxAge?: number;
  /** The access token that came with the ID token; empty where there was none. */
  readonly accessToken: string;
  /** The code that came with the ID token. */
  readonly code?: string;
  /** Whether the hashes of what came along must be there: yes from the authorization endpoint. Optional where this is not said. */
  readonly hashes?: 'required' | 'optional';
  /** In the hybrid flow, for the token endpoint's: `iss` and `sub` of the ID token that came with the code. */
  readonly firstIdToken?: { readonly issuer: unknown; readonly subject: string };
  readonly jwks: Jwks;
  /** Which checks the app runs; every one where this is not said. */
  readonly protections?: IdTokenProtections;
}

type IdTokenProtections = Pick<
  AppProtections,
  | 'checkNonce'
  | 'checkIdTokenSignature'
  | 'checkIdTokenIssuer'
  | 'checkIdTokenAudience'
  | 'checkIdTokenExpiry'
  | 'checkTokenHashes'
>;

type Claims = Readonly<Record<string, unknown>>;
const validation = oidcCore('3.1.3.7', 'IDTokenValidation');

/**
 * Validates an ID token in the order of OIDC Core: its form, `alg`, signature, `iss`, `sub`, `aud`, `azp`, `exp`, `iat`, `nonce`,
 * `at_hash`, `c_hash`. A check whose protection is switched off is neither run nor reported.
 * @see [OpenID Connect Core 1.0, section 3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 * @see [OpenID Connect Core 1.0, section 3.3.2.10](https://openid.net/specs/openid-connect-core-1_0.html#CodeValidation)
 */
export async function checkIdToken(
  token: string,
  expected: ExpectedIdToken,
  clock: Clock,
  observer: Observer,
): Promise<Verdict<Claims>> {
  const jwt = decodeJwt(token);
  const claims = jwt?.claims ?? {};
  const now = seconds(clock);
  const on = expected.protections ?? defaultAppProtections;
  const refusal = await firstRefusal(observer, [
    () => wellFormed(jwt),
    () => on.checkIdTokenSignature && algorithmAllowed(jwt),
    () => on.checkIdTokenSignature && signatureValid(token, jwt, expected.jwks),
    () => on.checkIdTokenIssuer && issuerMatches(expected.issuer, claims),
    () => issuerSame(expected, claims),
    () => subjectPresent(claims),
    () => subjectSame(expected, claims),
    () => on.checkIdTokenAudience && audienceMatches(expected.clientId, claims),
    () => on.checkIdTokenAudience && authorizedParty(expected.clientId, claims),
    () => on.checkIdTokenExpiry && notExpired(now, claims),
    () => issuedAt(claims),
    () => loginRecent(expected.maxAge, now, claims),
    () => on.checkNonce && nonceMatches(expected.nonce, claims),
    () => on.checkTokenHashes && accessTokenHash(expected, claims),
    () => on.checkTokenHashes && codeHash(expected, claims),
  ]);
  return refusal ? refused(refusal) : { ok: true, value: claims };
}

const wellFormed = (jwt: DecodedJwt | undefined): Check => ({
  id: 'id_token_well_formed',
  title: 'The ID token is a JWT',
  passed: jwt !== undefined,
  expected: 'header.claims.signature',
  actual: jwt ? 'header.claims.signature' : 'something else',
  spec: oidcCore('2', 'IDToken'),
});

const algorithmAllowed = (jwt: DecodedJwt | undefined): Check =>
  compare(
    {
      id: 'id_token_algorithm_allowed',
      title: 'The ID token uses the algorithm that the app expects',
      spec: validation,
    },
    'RS256',
    jwt?.header.alg,
  );

async function signatureValid(token: string, jwt: DecodedJwt | undefined, jwks: Jwks): Promise<Check> {
  const passed = await signatureVerifies(token, jwks);
  const kid = inWords(jwt?.header.kid);
  return {
    id: 'id_token_signature_valid',
    title: 'The signature verifies with a key of the JWKS',
    passed,
    expected: `a signature by one of: ${jwks.keys.map((key) => key.kid ?? '?').join(', ')}`,
    actual: `${passed ? 'verified' : 'not verified'} with kid ${kid}`,
    spec: validation,
  };
}

const issuerMatches = (expected: string, claims: Claims): Check =>
  compare(
    { id: 'id_token_issuer_matches', title: 'iss is the expected issuer', spec: validation },
    expected,
    claims.iss,
  );

const subjectPresent = ({ sub }: Claims): Check => ({
  id: 'id_token_subject_present',
  title: 'The ID token says who signed in',
  passed: typeof sub === 'string' && sub !== '',
  expected: 'sub, a text',
  actual: inWords(sub),
  spec: oidcCore('2', 'IDToken'),
});

function audienceMatches(clientId: string, { aud }: Claims): Check {
  return {
    id: 'id_token_audience_matches',
    title: "aud contains the app's client_id",
    passed: aud === clientId || (Array.isArray(aud) && aud.includes(clientId)),
    expected: clientId,
    actual: inWords(aud),
    spec: validation,
  };
}

function authorizedParty(clientId: string, { aud, azp }: Claims): Check | undefined {
  if (azp === undefined && !(Array.isArray(aud) && aud.length > 1)) return undefined;
  return compare(
    { id: 'id_token_authorized_party', title: "azp is the app's client_id", spec: validation },
    clientId,
    azp,
  );
}

const notExpired = (now: number, { exp }: Claims): Check => ({
  id: 'id_token_not_expired',
  title: 'The ID token has not expired',
  passed: typeof exp === 'number' && exp > now,
  expected: `exp after ${now}`,
  actual: inWords(exp),
  spec: validation,
});

const issuedAt = ({ iat }: Claims): Check => ({
  id: 'id_token_issued_at_present',
  title: 'The ID token says when it was issued',
  passed: typeof iat === 'number',
  expected: 'iat, in seconds',
  actual: inWords(iat),
  spec: oidcCore('2', 'IDToken'),
});

function nonceMatches(expected: string | undefined, claims: Claims): Check | undefined {
  if (expected === undefined) return undefined;
  return compare(
    { id: 'nonce_matches', title: 'nonce is the one that the app sent', spec: validation },
    expected,
    claims.nonce,
  );
}

const secondIdToken = oidcCore('3.3.3.6', 'HybridIDToken2');

function issuerSame({ firstIdToken }: ExpectedIdToken, claims: Claims): Check | undefined {
  if (!firstIdToken) return undefined;
  return {
    id: 'id_token_issuer_same',
    title: 'iss is the one of the first ID token',
    // An app that believes any issuer has not made sure that there is one.
    passed: claims.iss === firstIdToken.issuer,
    expected: inWords(firstIdToken.issuer),
    actual: inWords(claims.iss),
    spec: secondIdToken,
  };
}

function subjectSame({ subject, firstIdToken }: ExpectedIdToken, claims: Claims): Check | undefined {
  const expected = subject ?? firstIdToken?.subject;
  if (expected === undefined) return undefined;
  return compare(
    {
      id: 'id_token_subject_same',
      title: 'sub is still the user who signed in',
      spec: subject === undefined ? secondIdToken : oidcCore('12.2', 'RefreshTokenResponse'),
    },
    expected,
    claims.sub,
  );
}

/** How far two clocks may be apart, in seconds. */
const LEEWAY = 60;

function loginRecent(maxAge: number | undefined, now: number, { auth_time }: Claims): Check | undefined {
  if (maxAge === undefined) return undefined;
  return {
    id: 'auth_time_within_max_age',
    title: 'The user signed in within max_age',
    passed: typeof auth_time === 'number' && now - auth_time <= maxAge + LEEWAY,
    expected: `auth_time not before ${now - maxAge - LEEWAY} (max_age ${maxAge} s, ${LEEWAY} s for clocks)`,
    actual: inWords(auth_time),
    spec: validation,
  };
}

function accessTokenHash({ accessToken, hashes }: ExpectedIdToken, { at_hash }: Claims): Check | undefined {
  if (accessToken === '' || (at_hash === undefined && hashes !== 'required')) return undefined;
  return compare(
    {
      id: 'at_hash_matches',
      title: 'at_hash belongs to the access token beside it',
      spec:
        hashes === 'required'
          ? oidcCore('3.3.2.11', 'HybridIDToken')
          : oidcCore('3.1.3.8', 'CodeFlowTokenValidation'),
    },
    leftHalfHash(accessToken),
    at_hash,
  );
}

function codeHash({ code, hashes }: ExpectedIdToken, { c_hash }: Claims): Check | undefined {
  if (code === undefined || (c_hash === undefined && hashes !== 'required')) return undefined;
  return compare(
    {
      id: 'c_hash_matches',
      title: 'c_hash belongs to the code beside it',
      spec: oidcCore('3.3.2.10', 'CodeValidation'),
    },
    leftHalfHash(code),
    c_hash,
  );
}
