/** Where an answer is delivered. */
export type Place =
  /** A page of the server with a 4xx; the app hears nothing. */
  | 'page'
  /** The app's redirect URI, by redirect or by form. */
  | 'callback'
  /** An OAuth error in JSON. */
  | 'json'
  /** `WWW-Authenticate` of a protected resource. */
  | 'challenge'
  /** Introspection's `{ "active": false }`. */
  | 'inactive'
  /** The page for user codes, once more or with an error. */
  | 'asks again'
  /** Any page that neither logs out nor sends the browser on. */
  | 'stays'
  /** Any 4xx or 501. */
  | 'refused'
  /** No header lets a page's script read it. */
  | 'unreadable';

/** How an authorization response travels. */
export type Mode = 'query' | 'fragment' | 'form_post';

/** What the specifications ask of the answer to a row. Wherever they leave a choice, everything chosen is in it. */
export interface Demand {
  readonly places: readonly Place[];
  /** The error codes that fit; none listed: any, as no specification names one. */
  readonly errors: readonly string[];
  /** The modes that fit a callback; none listed: any. */
  readonly modes: readonly Mode[];
}

const demand = (
  places: readonly Place[],
  errors: readonly string[] = [],
  modes: readonly Mode[] = [],
): Demand => ({
  places,
  errors,
  modes,
});

export const page = demand(['page']);
export const pageOrCallback = demand(['page', 'callback']);
export const callback = (...errors: string[]): Demand => demand(['callback'], errors);
export const callbackBy = (mode: Mode, ...errors: string[]): Demand => demand(['callback'], errors, [mode]);
export const json = (...errors: string[]): Demand => demand(['json'], errors);
export const challenge = (...errors: string[]): Demand => demand(['challenge'], errors);
export const inactive = demand(['inactive']);
export const asksAgain = demand(['asks again']);
export const stays = demand(['stays']);
export const refused = demand(['refused']);
export const unreadable = demand(['unreadable']);

/** No error code at all in a challenge. */
export const NONE = 'none';

/** A demand in words. */
export function inWords({ places, errors, modes }: Demand): string {
  const where = [places.join(' or '), modes.join(' or ')].filter(Boolean).join(' by ');
  return errors.length === 0 ? where : `${where}: ${errors.join(' or ')}`;
}
