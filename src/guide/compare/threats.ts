import { peopleThreats } from './threats/people.ts';
import { redirectThreats } from './threats/redirect.ts';
import type { Threat } from './threats/threat.ts';
import { tokenThreats } from './threats/tokens.ts';

/**
 * What can go wrong, and how each flow stands to it as it runs here by default.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4](https://www.rfc-editor.org/rfc/rfc9700#section-4)
 */
export const threats: readonly Threat[] = [...redirectThreats, ...tokenThreats, ...peopleThreats];
