import type { Client, User } from '../../index.ts';
import type { Browser, Pair } from '../draft.ts';
import type { ClientKey } from '../keys.ts';

/** What a flow is going to do: who, where, and what it asks for. */
export interface Plan {
  readonly kind: 'front' | 'device' | 'password' | 'machine';
  readonly client: Client;
  readonly user: User;
  readonly browser: Browser;
  readonly scope: string;
  readonly audience: string | undefined;
  readonly state: string;
  readonly nonce: string;
  readonly responseType: string;
  readonly responseMode: string | undefined;
  readonly verifier: string | undefined;
  /** The authorization request is pushed first. */
  readonly pushed: boolean;
  readonly proofKey: ClientKey | undefined;
  /** More parameters of the authorization request. */
  readonly more: readonly Pair[];
  readonly manners: Manners;
  /** What happens to the tokens, in this order. */
  readonly afterwards: readonly Afterwards[];
}

/** How the people behave. */
export interface Manners {
  readonly deny?: boolean;
  readonly wrongPassword?: boolean;
  readonly social?: boolean;
  /** How often they start again after an error page: whoever logs in anew in one tab has lost the login of the other. */
  readonly patience?: number;
  /** The device polls sooner than it may. */
  readonly hasty?: boolean;
}

export type Afterwards =
  | 'userinfo'
  | 'introspect'
  | 'refresh'
  | 'refresh again'
  | 'refresh for less'
  | 'refresh for more'
  | 'redeem again'
  | 'revoke'
  | 'log out';

/** What came of a flow; every answer that held tokens, in order. */
export interface Result {
  readonly plan: Plan;
  /** The parameters of the authorization response. */
  readonly answer: readonly Pair[];
  readonly tokens: readonly (readonly Pair[])[];
  /** The bodies of userinfo and introspection. */
  readonly told: readonly string[];
}
