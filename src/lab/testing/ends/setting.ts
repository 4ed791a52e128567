/** The options of a walk, and what goes wrong on it. */
export type Setting = Readonly<Record<string, string>>;

/** Something that holds for some settings. */
export type Condition = (given: Setting) => boolean;

export const is =
  (option: string, value: string): Condition =>
  (given) =>
    given[option] === value;
export const asksFor =
  (scope: string): Condition =>
  (given) =>
    (given['scope'] ?? '').split(' ').includes(scope);

export const not =
  (condition: Condition): Condition =>
  (given) =>
    !condition(given);
export const both =
  (...conditions: readonly Condition[]): Condition =>
  (given) =>
    conditions.every((holds) => holds(given));
export const either =
  (...conditions: readonly Condition[]): Condition =>
  (given) =>
    conditions.some((holds) => holds(given));

// What settings mean.
export const pushed = is('par', 'on');
export const silent = is('prompt', 'none');
export const byKey = is('clientAuthentication', 'private_key_jwt');
/** A session from before the walk, recent enough: nobody signed in less than 0 seconds ago. */
export const signedIn = both(is('session', 'signed in'), not(is('maxAge', '0')));
/** A refresh token comes: it was asked for, and no browser sent the exchange of a confidential app. */
export const refreshable = both(asksFor('offline_access'), not(is('originHeader', 'present')));
/** The code and the assertion live for a minute; a proof of a key lives longer, and tokens for an hour. */
export const late = either(is('mishap', 'code expires'), is('mishap', 'assertion expires'));
/** An ID token comes through the browser; in a flow without a choice of response types it does. */
export const idTokenInFront: Condition = ({ responseType = 'id_token' }) => responseType.includes('id_token');
