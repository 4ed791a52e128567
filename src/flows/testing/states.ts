import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type FlowContext, notPolling, start } from '../kit/context.ts';

/** A way from one state to another. */
export interface Way {
  readonly guard: { readonly name: string; readonly params: Readonly<Record<string, string>> } | undefined;
  /** `undefined` for a way that stays. */
  readonly target: string | undefined;
  readonly actions: readonly string[];
}

/** A state of a machine, as data. */
export interface StateRow {
  readonly name: string;
  readonly tags: readonly string[];
  /** The actors that the state invokes, with what each is handed. */
  readonly invokes: readonly { readonly id: string; readonly src: string; readonly input: unknown }[];
  /** Lists of ways, each tried from the first on: one list for each event, one for what needs none. */
  readonly lists: readonly (readonly Way[])[];
}

type Transition = AnyStateNode['always'] extends (infer T)[] | undefined ? T : never;

/** Something remembered in every place, each with a text of its own. */
export const full: FlowContext = {
  ...start,
  answer: { form: 1, fields: { username: 'the username', password: 'the password' }, button: 'a=b' },
  landing: { page: { url: 'https://page.example/', status: 200, html: '<p>', name: 'a page' } },
  prepared: {
    ...{ parameters: [['a', 'b']], url: 'https://prepared.example/', state: 'the state' },
    ...{ nonce: 'the nonce', codeVerifier: 'the verifier' },
  },
  ...{ session: 'the session', refusedBy: 'a_check', error: 'an_error' },
  returned: { code: 'the code', idToken: 'front ID token', accessToken: 'front access token' },
  ...{ subject: 'the subject', user: 'the user', claims: { sub: 'the subject' } },
  response: { status: 200, headers: [], body: '{}' },
  keys: { status: 200, headers: [], body: '{"keys":[]}' },
  tokens: {
    ...{ accessToken: 'access token', idToken: 'ID token', refreshToken: 'refresh token' },
    ...{ user: 'the user', subject: 'the subject' },
  },
  spent: 'spent refresh token',
  polling: {
    ...{ ...notPolling, deviceCode: 'device code', userCode: 'user code', expiresIn: 900, interval: 5 },
    ...{ verificationUri: 'https://as.example/short', verificationUriComplete: 'https://as.example/long' },
  },
};

/**
 * A machine as data.
 * @throws {Error} on a guard or an action without a name: it could not be written out.
 */
export function statesOf(machine: AnyStateMachine): StateRow[] {
  return Object.values<AnyStateNode>(machine.root.states).map((state) => ({
    name: state.key,
    tags: state.tags,
    invokes: state.invoke.map(({ id, src, input }) => ({
      id,
      src: named(src),
      input:
        typeof input === 'function' ? input({ context: full, event: { type: '' }, self: NOBODY }) : input,
    })),
    lists: [state.always ?? [], ...state.transitions.values()]
      .filter((list) => list.length > 0)
      .map((list) => list.map(wayOf)),
  }));
}

/** Inputs here are made from the context alone. */
const NOBODY = undefined as never;

function wayOf({ guard, target = [], actions }: Transition): Way {
  return {
    guard: guard === undefined ? undefined : { name: named(guard), params: paramsOf(guard) },
    target: target[0]?.key,
    actions: actions.map(named),
  };
}

function named(thing: unknown): string {
  if (typeof thing === 'string') return thing;
  if (typeof thing === 'object' && thing !== null && 'type' in thing) return String(thing.type);
  throw new Error('a function without a name');
}

function paramsOf(guard: unknown): Readonly<Record<string, string>> {
  const has = typeof guard === 'object' && guard !== null && 'params' in guard;
  return has ? (guard.params as Readonly<Record<string, string>>) : {};
}

/** The names of the states that can be reached from the first one. */
export function reachable(machine: AnyStateMachine): ReadonlySet<string> {
  const states = new Map(statesOf(machine).map((state) => [state.name, state]));
  const found = new Set(machine.root.initial.target.map(({ key }) => key));
  // What is found on the way is looked at in its turn.
  for (const name of found)
    for (const { target } of states.get(name)?.lists.flat() ?? []) if (target) found.add(target);
  const anywhere = [...machine.root.transitions.values()].flat().map(wayOf);
  for (const { target } of anywhere) if (target) found.add(target);
  return found;
}
