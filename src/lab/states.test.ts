import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../flows/index.ts';
import { perform } from './perform.ts';
import type { Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { answer, pick } from './testing/failures/case.ts';
import { isTransient, machineOf } from './testing/machines.ts';
import { statesIn } from './testing/read-trace.ts';

/** Everything that can follow, one after the other; what a flow does not offer is never reached, and is left out. */
const everything = [
  ...['userinfo', 'introspect', 'call_api', 'new_token', 'refresh', 'revoke', 'log_out'],
  'reuse_refresh_token',
];
const after = (flow: FlowId) => pick(...everything.filter((offer) => OFFERED[flow].includes(offer)));
const tokens = ['userinfo', 'call_api', 'refresh', 'revoke', 'reuse_refresh_token'];

/** What each flow lets a person pick once it is complete. */
const OFFERED: Readonly<Record<FlowId, readonly string[]>> = {
  'authorization-code': [...tokens, 'introspect', 'log_out'],
  'authorization-code-pkce': [...tokens, 'log_out'],
  'implicit-form-post': ['log_out'],
  hybrid: [...tokens, 'introspect', 'log_out'],
  'client-credentials': ['call_api', 'introspect', 'new_token'],
  'device-authorization': tokens,
  'resource-owner-password': [...tokens, 'introspect'],
};

/** Ways through a flow that differ from the default one. */
const WAYS: readonly Partial<Recipe>[] = [
  { options: { par: 'on' } },
  { options: { mishap: 'wrong password' } },
  { options: { appType: 'native scheme' } },
  { options: { verificationUri: 'scanned', mishap: 'wrong user code' } },
  { options: { polling: 'too fast' } },
  { moves: answer('open_verification_uri', 'choice=let_expire', {}) },
];

describe.each(flowIds)('the machine of %s', (flow) => {
  it('comes to every state that is no failure, on a real walk', async () => {
    const ways = [{ moves: after(flow) }, ...WAYS];
    const walks = await Promise.all(ways.map((way) => perform(plainRecipe(flow, way))));
    const reached = new Set(walks.flatMap(statesIn));
    const machines = await Promise.all(WAYS.map(({ options }) => machineOf(flow, options)));
    const states = new Map(machines.flatMap((machine) => Object.entries(machine.states)));
    const missed = [...states].filter(
      ([name, state]) => !state.tags.includes('failure') && !reached.has(name),
    );
    // What is left at once never shows in a trace.
    expect(missed.filter(([, state]) => !isTransient(state)).map(([name]) => name)).toEqual([]);
    expect(missed.map(([name]) => name)).toEqual(TRANSIENT[flow] ?? []);
  });
});

const TRANSIENT: Readonly<Partial<Record<FlowId, readonly string[]>>> = {
  hybrid: ['lookingForIdToken'],
  'device-authorization': ['lookingAtPhone'],
};
