import type { Ending, Offer } from '../contract.ts';

const userinfo: Offer = {
  id: 'userinfo',
  label: 'Ask /userinfo',
  why: 'The app asks the authorization server who signed in, with the access token.',
};
const refresh: Offer = {
  id: 'refresh',
  label: 'Refresh the tokens',
  why: 'The refresh token is swapped for new tokens and is spent by that.',
};
const reuse: Offer = {
  id: 'reuse_refresh_token',
  label: 'Reuse the old refresh token',
  why: 'As a thief with a copy would. The server notices and revokes the whole family.',
};
const revoke: Offer = {
  id: 'revoke',
  label: 'Revoke the refresh token',
  why: 'The app signs out for good: the refresh token and its family stop working.',
};

/** What a person may pick once the walk is complete. */
export function offersAfter(refreshToken: string | undefined, spent: string): Offer[] {
  return [
    userinfo,
    ...(refreshToken === undefined ? [] : [refresh, ...(spent === '' ? [] : [reuse]), revoke]),
  ];
}

/** After a refusal of the whole family: seeing that the newest token is refused as well. */
export const familyOffer: Offer = {
  ...refresh,
  label: 'Try the newest refresh token',
  why: 'It was never used, but its family is revoked: the server refuses it too.',
};

/** The ending of a walk that got its data. */
export function completed(offers: readonly Offer[]): Ending {
  return { outcome: 'complete', reason: 'The app has the data that it asked for.', offers };
}
