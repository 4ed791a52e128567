import { accessTokenBoundToDpopKey } from './access-token-bound-to-dpop-key.ts';
import { accessTokenNotExpired } from './access-token-not-expired.ts';
import { accessTokenNotRevoked } from './access-token-not-revoked.ts';
import { accessTokenScheme } from './access-token-scheme.ts';
import { accessTokenValid } from './access-token-valid.ts';
import { assertionByClient } from './assertion-by-client.ts';
import { assertionForThisServer } from './assertion-for-this-server.ts';
import { assertionNotExpired } from './assertion-not-expired.ts';
import { assertionSignatureValid } from './assertion-signature-valid.ts';
import { assertionUnused } from './assertion-unused.ts';
import { audienceKnown } from './audience-known.ts';
import { bearerTokenPresent } from './bearer-token-present.ts';
import { challengeMethodAllowed } from './challenge-method-allowed.ts';
import type { ServerCheck } from './check.ts';
import { clientAuthenticatesAsRegistered } from './client-authenticates-as-registered.ts';
import { clientAuthenticationReadable } from './client-authentication-readable.ts';
import { clientConfidential } from './client-confidential.ts';
import { clientMayActAlone } from './client-may-act-alone.ts';
import { clientMayUseGrant } from './client-may-use-grant.ts';
import { clientMayUseResponseType } from './client-may-use-response-type.ts';
import { clientNamedOnce } from './client-named-once.ts';
import { clientRegistered } from './client-registered.ts';
import { clientSecretCorrect } from './client-secret-correct.ts';
import { clientSecretGuessesLeft } from './client-secret-guesses-left.ts';
import { codeBoundToDpopKey } from './code-bound-to-dpop-key.ts';
import { codeChallengePresent } from './code-challenge-present.ts';
import { codeChallengeWellFormed } from './code-challenge-well-formed.ts';
import { codeIssuedToClient } from './code-issued-to-client.ts';
import { codeKnown } from './code-known.ts';
import { codeNotExpired } from './code-not-expired.ts';
import { codePresent } from './code-present.ts';
import { codeUnused } from './code-unused.ts';
import { codeVerifierPresent } from './code-verifier-present.ts';
import { codeVerifierWellFormed } from './code-verifier-well-formed.ts';
import { type Column, columns } from './columns.ts';
import { consentCsrfMatches } from './consent-csrf-matches.ts';
import { consentGiven } from './consent-given.ts';
import { consentNotNeeded } from './consent-not-needed.ts';
import { consentOfThisBrowser } from './consent-of-this-browser.ts';
import { contentIsForm } from './content-is-form.ts';
import { credentialsCorrect } from './credentials-correct.ts';
import { credentialsNotInUrl } from './credentials-not-in-url.ts';
import { deviceAllowed } from './device-allowed.ts';
import { deviceCodeIssuedToClient } from './device-code-issued-to-client.ts';
import { deviceCodeKnown } from './device-code-known.ts';
import { deviceCodeNotExpired } from './device-code-not-expired.ts';
import { deviceCodePresent } from './device-code-present.ts';
import { deviceCodeUnspent } from './device-code-unspent.ts';
import { deviceNotDenied } from './device-not-denied.ts';
import { devicePollNotTooFast } from './device-poll-not-too-fast.ts';
import { deviceStillWaits } from './device-still-waits.ts';
import { dpopForThisAccessToken } from './dpop-for-this-access-token.ts';
import { dpopForThisRequest } from './dpop-for-this-request.ts';
import { dpopFresh } from './dpop-fresh.ts';
import { dpopJktConsistent } from './dpop-jkt-consistent.ts';
import { dpopNonceCurrent } from './dpop-nonce-current.ts';
import { dpopProofPresent } from './dpop-proof-present.ts';
import { dpopProofWellFormed } from './dpop-proof-well-formed.ts';
import { dpopSignatureValid } from './dpop-signature-valid.ts';
import { dpopUnused } from './dpop-unused.ts';
import { grantTypeSupported } from './grant-type-supported.ts';
import { hintedClientConsistent } from './hinted-client-consistent.ts';
import { idTokenHintValid } from './id-token-hint-valid.ts';
import { loginCsrfMatches } from './login-csrf-matches.ts';
import { loginNotNeeded } from './login-not-needed.ts';
import { maxAgeWellFormed } from './max-age-well-formed.ts';
import { messageWellFormed } from './message-well-formed.ts';
import { noncePresent } from './nonce-present.ts';
import { oneClientAuthenticationMethod } from './one-client-authentication-method.ts';
import { openidScopePresent } from './openid-scope-present.ts';
import { pageCsrfMatches } from './page-csrf-matches.ts';
import { parametersNotRepeated } from './parameters-not-repeated.ts';
import { passwordGuessesLeft } from './password-guesses-left.ts';
import { postLogoutRedirectUriRegistered } from './post-logout-redirect-uri-registered.ts';
import { promptConsistent } from './prompt-consistent.ts';
import { pushedByClient } from './pushed-by-client.ts';
import { pushedRequestKnown } from './pushed-request-known.ts';
import { pushedRequestNotExpired } from './pushed-request-not-expired.ts';
import { pushedWhenRequired } from './pushed-when-required.ts';
import { redirectUriRegistered } from './redirect-uri-registered.ts';
import { redirectUriSameAsAuthorized } from './redirect-uri-same-as-authorized.ts';
import { refreshTokenBoundToDpopKey } from './refresh-token-bound-to-dpop-key.ts';
import { refreshTokenIssuedToClient } from './refresh-token-issued-to-client.ts';
import { refreshTokenKnown } from './refresh-token-known.ts';
import { refreshTokenNotExpired } from './refresh-token-not-expired.ts';
import { refreshTokenNotRevoked } from './refresh-token-not-revoked.ts';
import { refreshTokenPresent } from './refresh-token-present.ts';
import { refreshTokenUnused } from './refresh-token-unused.ts';
import { requestObjectAbsent } from './request-object-absent.ts';
import { requestUriAbsent } from './request-uri-absent.ts';
import { responseModeSupported } from './response-mode-supported.ts';
import { responseTypeSupported } from './response-type-supported.ts';
import { scopeKnown } from './scope-known.ts';
import { scopeNotWidened } from './scope-not-widened.ts';
import { scopeSuffices } from './scope-suffices.ts';
import { sessionPresent } from './session-present.ts';
import { statePresent } from './state-present.ts';
import { tokenIssuedToClient } from './token-issued-to-client.ts';
import { tokenPresent } from './token-present.ts';
import { transactionKnown } from './transaction-known.ts';
import { transactionOfThisBrowser } from './transaction-of-this-browser.ts';
import { userCodeGuessesLeft } from './user-code-guesses-left.ts';
import { userCodeWaiting } from './user-code-waiting.ts';
import { userCredentialsCorrect } from './user-credentials-correct.ts';
import { userCredentialsPresent } from './user-credentials-present.ts';
import { verifierMatchesChallenge } from './verifier-matches-challenge.ts';

type Row = readonly [check: ServerCheck, cells: string];

/**
 * Which endpoint makes which checks, from top to bottom; the first that refuses ends it. `x` is a check that is made.
 * The token endpoint runs its own column, then the one of the grant that it was asked for (`:code` and so on). The authorization endpoint
 * looks at the name of a pushed request first (`pushed`), then at the request.
 */
// biome-ignore format: a table is read by its columns
export const table: readonly Row[] = [
  //                                                                     i
  //                                   a                         :       n
  //                                   u     a               :   p     u t     d
  //                                   t   c c               r : a :   s r     o
  //                                 p h   o t l     d       e c s d   e o r   c
  //                                 u o l n i o     e   t : f l s e   r s e   u
  //                                 s r o s v g     v   o c r i w v   i p v   m
  //                                 h i g e a o   p i   k o e e o i   n e o   e
  //                                 e z i n t u   a c   e d s n r c   f c k   n
  //                                 d e n t e t   r e   n e h t d e   o t e   t

  // the message
  [messageWellFormed,               'x x x x x x   x x   x . . . . .   x x x   x'],
  [contentIsForm,                   'x x x x x x   x x   x . . . . .   . x x   .'],
  [parametersNotRepeated,           'x x x x x x   x x   x . . . . .   x x x   .'],
  [credentialsNotInUrl,             '. . . . . .   x x   x . . . . .   . x x   .'],

  // the client
  [oneClientAuthenticationMethod,   '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientAuthenticationReadable,    '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientNamedOnce,                 '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientRegistered,                'x x . . . .   x x   x . . . . .   . x x   .'],
  [clientAuthenticatesAsRegistered, '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientSecretGuessesLeft,         '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientSecretCorrect,             '. . . . . .   x x   x . . . . .   . x x   .'],
  [assertionSignatureValid,         '. . . . . .   x x   x . . . . .   . x x   .'],
  [assertionByClient,               '. . . . . .   x x   x . . . . .   . x x   .'],
  [assertionForThisServer,          '. . . . . .   x x   x . . . . .   . x x   .'],
  [assertionNotExpired,             '. . . . . .   x x   x . . . . .   . x x   .'],
  [assertionUnused,                 '. . . . . .   x x   x . . . . .   . x x   .'],
  [clientConfidential,              '. . . . . .   . .   . . . . . .   . x .   .'],

  // the access token
  [bearerTokenPresent,              '. . . . . .   . .   . . . . . .   x . .   .'],
  [accessTokenValid,                '. . . . . .   . .   . . . . . .   x . .   .'],
  [accessTokenNotExpired,           '. . . . . .   . .   . . . . . .   x . .   .'],
  [accessTokenNotRevoked,           '. . . . . .   . .   . . . . . .   x . .   .'],
  [accessTokenScheme,               '. . . . . .   . .   . . . . . .   x . .   .'],

  // the proof of a key
  [dpopProofPresent,                '. . . . . .   . .   x . . . . .   . . .   .'],
  [dpopProofWellFormed,             '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopSignatureValid,              '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopForThisRequest,              '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopFresh,                       '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopNonceCurrent,                '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopUnused,                      '. . . . . .   x .   x . . . . .   x . .   .'],
  [dpopForThisAccessToken,          '. . . . . .   . .   . . . . . .   x . .   .'],
  [accessTokenBoundToDpopKey,       '. . . . . .   . .   . . . . . .   x . .   .'],
  [scopeSuffices,                   '. . . . . .   . .   . . . . . .   x . .   .'],

  // the authorization request
  [pushedRequestKnown,              'x . . . . .   . .   . . . . . .   . . .   .'],
  [pushedByClient,                  'x . . . . .   . .   . . . . . .   . . .   .'],
  [pushedRequestNotExpired,         'x . . . . .   . .   . . . . . .   . . .   .'],
  [requestUriAbsent,                '. . . . . .   x .   . . . . . .   . . .   .'],
  [redirectUriRegistered,           '. x . . . .   x .   . . . . . .   . . .   .'],
  [pushedWhenRequired,              '. x . . . .   . .   . . . . . .   . . .   .'],
  [requestObjectAbsent,             '. x . . . .   x .   . . . . . .   . . .   .'],
  [responseTypeSupported,           '. x . . . .   x .   . . . . . .   . . .   .'],
  [clientMayUseResponseType,        '. x . . . .   x .   . . . . . .   . . .   .'],
  [responseModeSupported,           '. x . . . .   x .   . . . . . .   . . .   .'],

  // the grant
  [grantTypeSupported,              '. . . . . .   . .   x . . . . .   . . .   .'],
  [clientMayUseGrant,               '. . . . . .   . x   x . . . . .   . . .   .'],
  [clientMayActAlone,               '. . . . . .   . .   . . . x . .   . . .   .'],
  [userCredentialsPresent,          '. . . . . .   . .   . . . . x .   . . .   .'],

  // what is asked for
  [audienceKnown,                   '. x . . . .   x x   . . . x x .   . . .   .'],
  [scopeKnown,                      '. x . . . .   x x   . . . x x .   . . .   .'],
  [openidScopePresent,              '. x . . . .   x .   . . . . . .   . . .   .'],
  [statePresent,                    '. x . . . .   x .   . . . . . .   . . .   .'],
  [noncePresent,                    '. x . . . .   x .   . . . . . .   . . .   .'],
  [codeChallengePresent,            '. x . . . .   x .   . . . . . .   . . .   .'],
  [challengeMethodAllowed,          '. x . . . .   x .   . . . . . .   . . .   .'],
  [codeChallengeWellFormed,         '. x . . . .   x .   . . . . . .   . . .   .'],
  [dpopJktConsistent,               '. x . . . .   x .   . . . . . .   . . .   .'],
  [promptConsistent,                '. x . . . .   x .   . . . . . .   . . .   .'],
  [maxAgeWellFormed,                '. x . . . .   x .   . . . . . .   . . .   .'],
  [idTokenHintValid,                '. x . . . x   x .   . . . . . .   . . .   .'],
  [loginNotNeeded,                  '. x . . . .   . .   . . . . . .   . . .   .'],
  [consentNotNeeded,                '. x . . . .   . .   . . . . . .   . . .   .'],

  // the pages
  [hintedClientConsistent,          '. . . . . x   . .   . . . . . .   . . .   .'],
  [postLogoutRedirectUriRegistered, '. . . . . x   . .   . . . . . .   . . .   .'],
  [pageCsrfMatches,                 '. . . . x x   . .   . . . . . .   . . .   .'],
  [userCodeGuessesLeft,             '. . . . x .   . .   . . . . . .   . . .   .'],
  [userCodeWaiting,                 '. . . . x .   . .   . . . . . .   . . .   .'],
  [transactionKnown,                '. . x x . .   . .   . . . . . .   . . .   .'],
  [transactionOfThisBrowser,        '. . x . . .   . .   . . . . . .   . . .   .'],
  [loginCsrfMatches,                '. . x . . .   . .   . . . . . .   . . .   .'],
  [passwordGuessesLeft,             '. . x . . .   . .   . . . . x .   . . .   .'],
  [credentialsCorrect,              '. . x . . .   . .   . . . . . .   . . .   .'],
  [consentOfThisBrowser,            '. . . x . .   . .   . . . . . .   . . .   .'],
  [consentCsrfMatches,              '. . . x . .   . .   . . . . . .   . . .   .'],
  [sessionPresent,                  '. . . x . .   . .   . . . . . .   . . .   .'],
  [deviceStillWaits,                '. . . x . .   . .   . . . . . .   . . .   .'],
  [consentGiven,                    '. . . x . .   . .   . . . . . .   . . .   .'],

  // what is swapped for tokens
  [userCredentialsCorrect,          '. . . . . .   . .   . . . . x .   . . .   .'],
  [codePresent,                     '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeKnown,                       '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeIssuedToClient,              '. . . . . .   . .   . x . . . .   . . .   .'],
  [redirectUriSameAsAuthorized,     '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeVerifierPresent,             '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeVerifierWellFormed,          '. . . . . .   . .   . x . . . .   . . .   .'],
  [verifierMatchesChallenge,        '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeBoundToDpopKey,              '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeUnused,                      '. . . . . .   . .   . x . . . .   . . .   .'],
  [codeNotExpired,                  '. . . . . .   . .   . x . . . .   . . .   .'],
  [refreshTokenPresent,             '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenKnown,               '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenIssuedToClient,      '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenBoundToDpopKey,      '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenUnused,              '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenNotRevoked,          '. . . . . .   . .   . . x . . .   . . .   .'],
  [refreshTokenNotExpired,          '. . . . . .   . .   . . x . . .   . . .   .'],
  [scopeNotWidened,                 '. . . . . .   . .   . . x . . .   . . .   .'],
  [deviceCodePresent,               '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceCodeKnown,                 '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceCodeIssuedToClient,        '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceCodeUnspent,               '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceCodeNotExpired,            '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceNotDenied,                 '. . . . . .   . .   . . . . . x   . . .   .'],
  [devicePollNotTooFast,            '. . . . . .   . .   . . . . . x   . . .   .'],
  [deviceAllowed,                   '. . . . . .   . .   . . . . . x   . . .   .'],
  [tokenPresent,                    '. . . . . .   . .   . . . . . .   . x x   .'],
  [tokenIssuedToClient,             '. . . . . .   . .   . . . . . .   . . x   .'],
];

const cellsOf = (cells: string): readonly string[] => cells.split(/ +/);

/** The checks of each column, in running order. */
const byColumn = new Map(
  columns.map((column, index) => [
    column,
    table.filter(([, cells]) => cellsOf(cells)[index] === 'x').map(([check]) => check),
  ]),
);

/** The checks of a column, in running order. */
export function checksOf(column: Column): readonly ServerCheck[] {
  return byColumn.get(column) ?? [];
}
