import { accessTokenNotExpired } from './access-token-not-expired.ts';
import { accessTokenNotRevoked } from './access-token-not-revoked.ts';
import { accessTokenValid } from './access-token-valid.ts';
import { audienceKnown } from './audience-known.ts';
import { bearerTokenPresent } from './bearer-token-present.ts';
import type { ServerCheck } from './check.ts';
import { clientAuthenticatesAsRegistered } from './client-authenticates-as-registered.ts';
import { clientMayAskForCode, clientMayUseGrant } from './client-may-use-grant.ts';
import { clientRegistered } from './client-registered.ts';
import { challengeMethodAllowed, codeChallengePresent, codeChallengeWellFormed } from './code-challenge.ts';
import { codeIssuedToClient } from './code-issued-to-client.ts';
import { codeKnown, codePresent } from './code-known.ts';
import { codeNotExpired } from './code-not-expired.ts';
import { codeUnused } from './code-unused.ts';
import { codeVerifierPresent, codeVerifierWellFormed } from './code-verifier.ts';
import { type Column, columns } from './columns.ts';
import { consentGiven } from './consent-given.ts';
import { contentIsForm } from './content-is-form.ts';
import { credentialsCorrect } from './credentials-correct.ts';
import { consentCsrfMatches, loginCsrfMatches } from './csrf.ts';
import { grantTypeSupported } from './grant-type-supported.ts';
import { maxAgeWellFormed } from './max-age-well-formed.ts';
import { parametersNotRepeated } from './parameters-not-repeated.ts';
import { promptConsistent } from './prompt-consistent.ts';
import { consentNotNeeded, loginNotNeeded } from './prompt-none.ts';
import { redirectUriRegistered } from './redirect-uri-registered.ts';
import { redirectUriSameAsAuthorized } from './redirect-uri-same-as-authorized.ts';
import { refreshTokenIssuedToClient } from './refresh-token-issued-to-client.ts';
import { refreshTokenKnown, refreshTokenPresent } from './refresh-token-known.ts';
import { refreshTokenNotExpired } from './refresh-token-not-expired.ts';
import { refreshTokenNotRevoked } from './refresh-token-not-revoked.ts';
import { refreshTokenUnused } from './refresh-token-unused.ts';
import { requestObjectAbsent } from './request-object-absent.ts';
import { responseModeSupported, responseTypeSupported } from './response-supported.ts';
import { tokenIssuedToClient, tokenPresent } from './revocable-token.ts';
import { scopeKnown } from './scope-known.ts';
import { scopeNotWidened } from './scope-not-widened.ts';
import { scopeSuffices } from './scope-suffices.ts';
import { sessionPresent } from './session-present.ts';
import { consentOfThisBrowser, transactionKnown, transactionOfThisBrowser } from './transaction.ts';
import { verifierMatchesChallenge } from './verifier-matches-challenge.ts';

type Cell = 'x' | '-';
type Row = readonly [check: ServerCheck, ...cells: Cell[]];

const x = 'x';
const o = '-';

/**
 * Which endpoint makes which checks, from top to bottom; the first that refuses ends it.
 * The token endpoint runs its own column, then the one of the grant that it was asked for.
 */
// biome-ignore format: a table is read by its columns
export const table: readonly Row[] = [
  //                                                       token  token
  //                                authorize login consent token :code :refresh userinfo revoke
  [contentIsForm,                      x,      x,     x,     x,    o,    o,       o,       x],
  [parametersNotRepeated,              x,      x,     x,     x,    o,    o,       x,       x],

  [clientRegistered,                   x,      o,     o,     x,    o,    o,       o,       x],
  [clientAuthenticatesAsRegistered,    o,      o,     o,     x,    o,    o,       o,       x],
  [redirectUriRegistered,              x,      o,     o,     o,    o,    o,       o,       o],
  [clientMayAskForCode,                x,      o,     o,     o,    o,    o,       o,       o],
  [requestObjectAbsent,                x,      o,     o,     o,    o,    o,       o,       o],
  [responseTypeSupported,              x,      o,     o,     o,    o,    o,       o,       o],
  [responseModeSupported,              x,      o,     o,     o,    o,    o,       o,       o],
  [audienceKnown,                      x,      o,     o,     o,    o,    o,       o,       o],
  [scopeKnown,                         x,      o,     o,     o,    o,    o,       o,       o],
  [codeChallengePresent,               x,      o,     o,     o,    o,    o,       o,       o],
  [challengeMethodAllowed,             x,      o,     o,     o,    o,    o,       o,       o],
  [codeChallengeWellFormed,            x,      o,     o,     o,    o,    o,       o,       o],
  [promptConsistent,                   x,      o,     o,     o,    o,    o,       o,       o],
  [maxAgeWellFormed,                   x,      o,     o,     o,    o,    o,       o,       o],
  [loginNotNeeded,                     x,      o,     o,     o,    o,    o,       o,       o],
  [consentNotNeeded,                   x,      o,     o,     o,    o,    o,       o,       o],

  [transactionKnown,                   o,      x,     x,     o,    o,    o,       o,       o],
  [transactionOfThisBrowser,           o,      x,     o,     o,    o,    o,       o,       o],
  [loginCsrfMatches,                   o,      x,     o,     o,    o,    o,       o,       o],
  [credentialsCorrect,                 o,      x,     o,     o,    o,    o,       o,       o],
  [consentOfThisBrowser,               o,      o,     x,     o,    o,    o,       o,       o],
  [consentCsrfMatches,                 o,      o,     x,     o,    o,    o,       o,       o],
  [sessionPresent,                     o,      o,     x,     o,    o,    o,       o,       o],
  [consentGiven,                       o,      o,     x,     o,    o,    o,       o,       o],

  [grantTypeSupported,                 o,      o,     o,     x,    o,    o,       o,       o],
  [clientMayUseGrant,                  o,      o,     o,     x,    o,    o,       o,       o],
  [codePresent,                        o,      o,     o,     o,    x,    o,       o,       o],
  [codeKnown,                          o,      o,     o,     o,    x,    o,       o,       o],
  [codeIssuedToClient,                 o,      o,     o,     o,    x,    o,       o,       o],
  [redirectUriSameAsAuthorized,        o,      o,     o,     o,    x,    o,       o,       o],
  [codeVerifierPresent,                o,      o,     o,     o,    x,    o,       o,       o],
  [codeVerifierWellFormed,             o,      o,     o,     o,    x,    o,       o,       o],
  [verifierMatchesChallenge,           o,      o,     o,     o,    x,    o,       o,       o],
  [codeUnused,                         o,      o,     o,     o,    x,    o,       o,       o],
  [codeNotExpired,                     o,      o,     o,     o,    x,    o,       o,       o],

  [refreshTokenPresent,                o,      o,     o,     o,    o,    x,       o,       o],
  [refreshTokenKnown,                  o,      o,     o,     o,    o,    x,       o,       o],
  [refreshTokenIssuedToClient,         o,      o,     o,     o,    o,    x,       o,       o],
  [refreshTokenUnused,                 o,      o,     o,     o,    o,    x,       o,       o],
  [refreshTokenNotRevoked,             o,      o,     o,     o,    o,    x,       o,       o],
  [refreshTokenNotExpired,             o,      o,     o,     o,    o,    x,       o,       o],
  [scopeNotWidened,                    o,      o,     o,     o,    o,    x,       o,       o],

  [bearerTokenPresent,                 o,      o,     o,     o,    o,    o,       x,       o],
  [accessTokenValid,                   o,      o,     o,     o,    o,    o,       x,       o],
  [accessTokenNotExpired,              o,      o,     o,     o,    o,    o,       x,       o],
  [accessTokenNotRevoked,              o,      o,     o,     o,    o,    o,       x,       o],
  [scopeSuffices,                      o,      o,     o,     o,    o,    o,       x,       o],
  [tokenPresent,                       o,      o,     o,     o,    o,    o,       o,       x],
  [tokenIssuedToClient,                o,      o,     o,     o,    o,    o,       o,       x],
];

/** The checks of a column, in running order. */
export function checksOf(column: Column): readonly ServerCheck[] {
  const index = columns.indexOf(column);
  return table.filter(([, ...cells]) => cells[index] === x).map(([check]) => check);
}
