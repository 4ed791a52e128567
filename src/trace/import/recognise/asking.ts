import { type Bag, bagOf } from './bag.ts';
import { isJwt } from './tokens.ts';

/** Parameters that only authorization requests have beside the client. */
const OF_REQUESTS = ['redirect_uri', 'scope', 'state', 'nonce', 'code_challenge', 'response_mode', 'prompt'];

/** Parameters of an authorization request (RFC 6749 §4.1.1), its pushed name (RFC 9126 §4) or its object (RFC 9101 §5). */
export function asks(bag: Bag): boolean {
  if (bag.has('grant_type') || bag.has('code')) return false;
  if (bag.has('client_id'))
    return ['response_type', 'request_uri'].some((name) => bag.has(name)) || isJwt(bag.get('request'));
  return bag.has('response_type') && others(bag) >= 2;
}

/** An authorization request that one parameter is missing from: its company must tell. */
export function nearlyAsks(bag: Bag): boolean {
  return (
    bag.has('client_id') &&
    bag.has('redirect_uri') &&
    others(bag) >= 3 &&
    !bag.has('code') &&
    !bag.has('grant_type')
  );
}

const others = (bag: Bag): number => OF_REQUESTS.filter((name) => bag.has(name)).length;

/** The authorization request in a URL. */
export function askedIn(url: URL | undefined): Bag | undefined {
  if (!url || url.search.length < 12) return undefined;
  const bag = bagOf(url.search.slice(1));
  return asks(bag) ? bag : undefined;
}
