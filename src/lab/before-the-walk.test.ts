import { describe, expect, it } from 'vitest';
import { ana } from './demo.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { endOf, questionsIn, valueIn } from './testing/read-trace.ts';

const PKCE = 'authorization-code-pkce';
const recipe = (changes: Partial<Recipe> = {}) => plainRecipe(PKCE, changes);

describe('the options session and consent', () => {
  const questions = async (options: Recipe['options'], flow = PKCE) =>
    questionsIn(await perform(plainRecipe(flow, { options })));

  it.each([
    ['none', 'first time', ['pick_login', 'sign_in', 'consent']],
    ['none', 'remembered', ['pick_login', 'sign_in']],
    ['none', 'denied', ['pick_login', 'sign_in', 'consent']],
    ['signed in', 'first time', ['pick_login', 'consent']],
    ['signed in', 'remembered', ['pick_login']],
    ['anything else', 'anything else', ['pick_login', 'sign_in', 'consent']],
  ])('%s and %s leave these questions', async (session, consent, left) => {
    expect(await questions({ session, consent })).toEqual(left);
    expect(await questions({ session, consent }, 'implicit-form-post')).toEqual(left);
    expect(await questions({ session, consent, responseType: 'code token' }, 'hybrid')).toEqual(left);
  });

  it('a consent that was remembered covers what a walk without openid asks for', async () => {
    const options = { session: 'signed in', consent: 'remembered', scope: 'read:orders' };
    expect(await questions({ ...options, responseType: 'code token' }, 'hybrid')).toEqual(['pick_login']);
  });

  it.each(
    ['none', 'signed in'].flatMap((session) =>
      ['first time', 'remembered'].flatMap((consent) =>
        ['', 'login', 'consent', 'select_account'].map((prompt) => [session, consent, prompt] as const),
      ),
    ),
  )('%s and %s come to the end with prompt=%s', async (session, consent, prompt) => {
    const options = { session, consent, prompt };
    expect(endOf(await perform(recipe({ options })))).toMatchObject({ state: 'complete' });
  });

  it('a signed-in person who is asked for an account may go on with the present one', async () => {
    const options = { session: 'signed in', prompt: 'select_account' };
    const goOn = { form: 2, fields: {}, button: 'action=continue' };
    const moves: Move[] = [{ at: 'question sign_in', do: 'answer', ...goOn }];
    const trace = await perform(recipe({ options, moves }));
    const words = trace.events.flatMap((event) => (event.kind === 'action' ? [event.label] : []));
    expect(words).toContain('Continues with the present account');
    expect(endOf(trace)).toMatchObject({ state: 'complete' });
  });

  it('record nothing of what happened before, and its time is the start', async () => {
    const trace = await perform(recipe({ options: { session: 'signed in', consent: 'remembered' } }));
    expect(trace.events[0]).toMatchObject({ kind: 'state', to: 'signedOut', at: recipe().startedAt });
    expect(trace.events[1]).toMatchObject({ kind: 'action', name: 'pick_login' });
    expect(valueIn(trace, 'code_verifier')).toBe(valueIn(await perform(recipe()), 'code_verifier'));
  });

  it('a scope that the server refuses leaves nobody signed in, and nothing breaks', async () => {
    const options = { session: 'signed in', scope: 'fly:rockets' };
    expect(endOf(await perform(recipe({ options })))).toMatchObject({ state: 'scopeUnknown' });
  });
});

describe('the option mishap', () => {
  it('gives way to what somebody did at the same place', async () => {
    const fields = { username: ana.username, password: ana.password };
    const rightAtOnce: Move = {
      at: 'question sign_in',
      do: 'answer',
      form: 0,
      fields,
      button: 'action=password',
    };
    const options = { mishap: 'wrong password' };
    const asked = async (moves: readonly Move[]) =>
      questionsIn(await perform(recipe({ options, moves }))).filter((name) => name === 'sign_in').length;
    expect(await asked([])).toBe(2);
    expect(await asked([rightAtOnce])).toBe(1);
  });

  it('is nothing where the flow has none of this name', async () => {
    const options = { clientAuthentication: 'private_key_jwt', mishap: 'code expires' };
    expect(endOf(await perform(plainRecipe('client-credentials', { options }))).state).toBe('complete');
    for (const mishap of ['', 'constructor', 'device code expires'])
      expect(JSON.stringify(await perform(recipe({ options: { mishap } })))).toBe(
        JSON.stringify(await perform(recipe())),
      );
  });
});
