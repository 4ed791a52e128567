import type { FlowId } from '../../../flows/index.ts';
import { otherClient } from '../../apps.ts';
import { answered, CODE_FLOWS, edit, type FailureCase, replay, set, setHeader, TOKEN } from './case.ts';

const PKCE = ['authorization-code-pkce'] as const;
const grantRefused = answered(400, 'invalid_grant');
const requestRefused = answered(400, 'invalid_request');
/** A good verifier that no challenge here was made from. */
const foreignVerifier = 'k'.repeat(43);

/** Another client sends the code, and says who it is as it is registered. */
const asOtherClient = (flow: FlowId) => [
  edit(
    TOKEN,
    set('client_id', otherClient.client_id),
    ...(flow === 'authorization-code-pkce' ? [] : [setHeader('authorization', null)]),
  ),
];

/** What the token endpoint refuses of the code. */
export const codes: readonly FailureCase[] = [
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §5.2', what: 'a code that was never issued' },
    ...{ state: 'codeUnknown', check: 'code_known', wire: grantRefused },
    moves: [edit(TOKEN, set('code', 'made-up'))],
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §4.1.2', what: 'a code that somebody used first' },
    ...{ state: 'codeReused', check: 'code_unused', wire: grantRefused, moves: [replay(TOKEN)] },
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §4.1.2', what: 'a code that comes too late' },
    ...{ state: 'codeExpired', check: 'code_not_expired', wire: grantRefused },
    options: { mishap: 'code expires' },
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §5.2', what: 'a code of another client' },
    ...{ state: 'codeOfAnotherClient', check: 'code_issued_to_client', wire: grantRefused },
    moves: asOtherClient,
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §4.1.3', what: 'another redirect_uri than before' },
    ...{ state: 'redirectUriMismatched', check: 'redirect_uri_same_as_authorized', wire: grantRefused },
    moves: [edit(TOKEN, set('redirect_uri', 'https://web.wayfarer.example/callback/'))],
  },
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.5', what: 'no code_verifier' },
    ...{ state: 'verifierMissing', check: 'code_verifier_present', wire: requestRefused },
    moves: [edit(TOKEN, set('code_verifier', null))],
  },
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.1', what: 'a code_verifier that is too short' },
    ...{ state: 'verifierMalformed', check: 'code_verifier_well_formed', wire: requestRefused },
    moves: [edit(TOKEN, set('code_verifier', 'short'))],
  },
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.6', what: 'a wrong code_verifier' },
    ...{ state: 'verifierMismatched', check: 'verifier_matches_challenge', wire: grantRefused },
    moves: [edit(TOKEN, set('code_verifier', foreignVerifier))],
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §5.2', what: 'an unknown grant_type' },
    ...{ state: 'exchangeRefused', check: 'grant_type_supported' },
    wire: answered(400, 'unsupported_grant_type'),
    moves: [edit(TOKEN, set('grant_type', 'urn:example:none'))],
  },
];
