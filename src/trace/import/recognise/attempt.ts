import type { PastedToken } from '../entry.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';

/** One exchange of an attempt, and what it is for. */
export interface Member {
  readonly reading: Reading;
  readonly kind: Kind;
}

/** What belongs together: one try to get tokens, and what was done with them. It grows while the exchanges are read. */
export interface Attempt {
  readonly members: Member[];
  /** Origins of the authorization server's endpoints, of pages on the way to it and back, of the app and of its APIs. */
  readonly servers: Set<string>;
  readonly pages: Set<string>;
  readonly apps: Set<string>;
  readonly apis: Set<string>;
  readonly grants: Set<string>;
  clientId: string | undefined;
  redirectUri: string | undefined;
  /** The host of the `redirect_uri`, and its endpoint as {@link loosely} writes it; empty where it is none. */
  redirectOrigin: string;
  redirectEndpoint: string;
  responseType: string | undefined;
  responseMode: string | undefined;
  /** What makes one request differ from the next. */
  state: string | undefined;
  nonce: string | undefined;
  challenge: string | undefined;
  /** A challenge or a verifier was sent. */
  pkce: boolean;
  /** The names of what the authorization response brought. */
  readonly brought: Set<string>;
  /** The codes that it brought. */
  readonly codes: Set<string>;
  /** The browser is at the server: it asked, and the answer has not reached the app. */
  open: boolean;
  /** It is there to end its session. */
  leaving: boolean;
  answered: boolean;
  /** A token request for its code or device code was sent; it brought tokens. */
  redeemed: boolean;
  issued: boolean;
  /** It brought tokens that the file does not show. */
  unseen: boolean;
  /** Addresses and endpoints of pages that it showed: where a `Referer` can point. */
  readonly shown: Set<string>;
  /** Where a device sends its person. */
  readonly devicePages: Set<string>;
  /** Names of the keys that its tokens are signed with. */
  readonly keys: Set<string>;
  /** The tab it is in, and the place of its last exchange. */
  tab: string | undefined;
  last: number;
  readonly pasted: PastedToken[];
}

/** A new one, with nothing in it. */
export function newAttempt(): Attempt {
  return {
    ...{ members: [], pasted: [], grants: new Set(), brought: new Set(), shown: new Set() },
    ...{ devicePages: new Set(), keys: new Set(), codes: new Set(), state: undefined },
    ...{ servers: new Set(), pages: new Set(), apps: new Set(), apis: new Set() },
    ...{ clientId: undefined, redirectUri: undefined, redirectOrigin: '', redirectEndpoint: '' },
    ...{ nonce: undefined, challenge: undefined, responseType: undefined, responseMode: undefined },
    ...{ pkce: false, open: false, leaving: false, answered: false, redeemed: false, issued: false },
    ...{ unseen: false, tab: undefined, last: -1 },
  };
}

/** Whether an attempt has an exchange of this kind. */
export const has = (attempt: Attempt, kind: Kind): boolean =>
  attempt.members.some((member) => member.kind === kind);

/** Whether the answer comes behind `#`: as asked, or as is the rule where tokens come (OAuth 2.0 Multiple Response Types §5). */
export const answersInFragment = ({ responseMode, responseType }: Attempt): boolean =>
  responseMode === undefined ? /token/.test(responseType ?? '') : responseMode === 'fragment';
