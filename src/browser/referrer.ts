import { isTrustworthy } from './site.ts';

const POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;

/** What a page lets the next request tell about where it came from. */
export type ReferrerPolicy = (typeof POLICIES)[number];

/** What browsers do for a page that says nothing. */
export const DEFAULT_POLICY: ReferrerPolicy = 'strict-origin-when-cross-origin';

/** The policy of `Referrer-Policy` headers, the last known word of them; `otherwise` where there is none. */
export function referrerPolicy(headers: readonly string[], otherwise: ReferrerPolicy): ReferrerPolicy {
  const words = headers.flatMap((value) => value.split(',')).map((word) => word.trim().toLowerCase());
  return POLICIES.findLast((policy) => words.findLast(isPolicy) === policy) ?? otherwise;
}

const isPolicy = (word: string): boolean => POLICIES.some((policy) => policy === word);

/**
 * The `Referer` header of a request that a page causes, or `undefined` where none goes along.
 * @see [Referrer Policy, determining a request's Referrer](https://www.w3.org/TR/referrer-policy/#determine-requests-referrer)
 */
export function referer(policy: ReferrerPolicy, from: URL, to: URL): string | undefined {
  const origin = `${from.origin}/`;
  const whole = `${from.origin}${from.pathname}${from.search}`;
  const sameOrigin = from.origin === to.origin;
  const downgrade = isTrustworthy(from) && !isTrustworthy(to);
  switch (policy) {
    case 'no-referrer':
      return undefined;
    case 'no-referrer-when-downgrade':
      return downgrade ? undefined : whole;
    case 'same-origin':
      return sameOrigin ? whole : undefined;
    case 'origin':
      return origin;
    case 'strict-origin':
      return downgrade ? undefined : origin;
    case 'origin-when-cross-origin':
      return sameOrigin ? whole : origin;
    case 'strict-origin-when-cross-origin':
      return sameOrigin ? whole : downgrade ? undefined : origin;
    case 'unsafe-url':
      return whole;
  }
}

/**
 * The `Origin` header of a POST: the page's origin, or `null` where its policy hides it.
 * @see [Fetch, section 3.2 - Origin header](https://fetch.spec.whatwg.org/#origin-header)
 */
export function originOfPost(policy: ReferrerPolicy, from: URL | undefined, to: URL): string {
  if (!from || policy === 'no-referrer') return 'null';
  if (policy === 'same-origin' && from.origin !== to.origin) return 'null';
  const strict =
    policy === 'no-referrer-when-downgrade' ||
    policy === 'strict-origin' ||
    policy === 'strict-origin-when-cross-origin';
  return strict && from.protocol === 'https:' && to.protocol !== 'https:' ? 'null' : from.origin;
}
