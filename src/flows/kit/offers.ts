import type { Offer } from '../contract.ts';
import type { FlowContext } from './context.ts';

/** What can follow once a walk is complete. Each id is the one that a recipe picks. */
export type OfferId =
  | 'call_api'
  | 'userinfo'
  | 'refresh'
  | 'reuse_refresh_token'
  | 'introspect'
  | 'revoke'
  | 'new_token'
  | 'log_out';

const WORDS: Readonly<Record<OfferId, Omit<Offer, 'id'>>> = {
  call_api: {
    label: 'Call the API again',
    why: 'The same access token, as often as it is wanted, until it expires.',
  },
  userinfo: {
    label: 'Ask /userinfo',
    why: 'The app asks the authorization server who signed in, with the access token.',
  },
  refresh: {
    label: 'Refresh the tokens',
    why: 'The refresh token is swapped for new tokens; with rotation it is spent by that.',
  },
  reuse_refresh_token: {
    label: 'Reuse the old refresh token',
    why: 'As a thief with a copy would. With rotation the server notices and revokes the whole family.',
  },
  introspect: {
    label: 'Introspect the access token',
    why: 'The authorization server says whether the token is active, and what it stands for.',
  },
  revoke: {
    label: 'Revoke the refresh token',
    why: 'The app gives its access up: the refresh token and its family stop working.',
  },
  new_token: {
    label: 'Fetch a new access token',
    why: 'There is no refresh token here: the app asks again with its own credentials.',
  },
  log_out: {
    label: 'Log out',
    why: 'The app sends the browser to the authorization server, which ends its own session too.',
  },
};

const offer = (id: OfferId): Offer => ({ id, ...WORDS[id] });

/** Whether something can follow here: what has no token to work on is not offered. */
function possible(id: OfferId, { tokens, spent, returned }: FlowContext): boolean {
  if (id === 'reuse_refresh_token') return spent !== '' && spent !== tokens.refreshToken;
  if (id === 'refresh' || id === 'revoke') return tokens.refreshToken !== undefined;
  if (id === 'log_out') return tokens.idToken !== undefined || returned.idToken !== '';
  return tokens.accessToken !== '';
}

/** What a person may pick, out of what the flow has. */
export function offersOf(ids: readonly OfferId[], context: FlowContext): Offer[] {
  return ids.filter((id) => possible(id, context)).map(offer);
}

/** After a refusal of the whole family: seeing that the newest token is refused as well. */
export const familyOffer: Offer = {
  ...offer('refresh'),
  label: 'Try the newest refresh token',
  why: 'It was never used, but its family is revoked: the server refuses it too.',
};
