import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steps } from '../flows/authorization-code-pkce/steps.ts';
import type { EndEvent, TraceEvent } from '../trace/events.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { traceModel } from '../trace/model.ts';
import { eventSentence } from '../views/event-words.ts';
import { perform } from './perform.ts';
import type { Move } from './recipe.ts';
import { plainRecipe, RecipeError, readRecipe } from './recipes.ts';

const PKCE = 'authorization-code-pkce';
const stops = (events: readonly TraceEvent[]) => traceModel({ version: 1, flow: PKCE, events }).stops;

describe('perform', () => {
  it('gives the same bytes twice', async () => {
    const [first, second] = [await perform(plainRecipe(PKCE)), await perform(plainRecipe(PKCE))];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('gives other secrets for another seed, and the same messages', async () => {
    const first = await perform(plainRecipe(PKCE));
    const other = await perform(plainRecipe(PKCE, { seed: 'another' }));
    expect(other.events.map(eventSentence)).toEqual(first.events.map(eventSentence));
    const verifier = (trace: typeof first) =>
      trace.events
        .flatMap((event) => (event.kind === 'work' ? event.values : []))
        .find(({ name }) => name === 'code_verifier');
    expect(verifier(other)).not.toEqual(verifier(first));
  });

  it('RFC 7636 §1.1: walks the eleven steps and a refresh, each message in its step', async () => {
    const trace = await perform(plainRecipe(PKCE));
    expect(
      stops(trace.events).map((event) => `${event.step} ${eventSentence(event)}`),
    ).toMatchInlineSnapshot(`
      [
        "1 User to Browser: Picks Log in",
        "2 App: Makes a code_verifier and its code_challenge",
        "3 Browser to Authorization Server: GET /authorize",
        "3 Authorization Server: Checks the authorization request",
        "4 Authorization Server to Browser: 303 to /login",
        "4 Browser to Authorization Server: GET /login",
        "4 Authorization Server: Prepares the login page",
        "4 Authorization Server to Browser: 200 page “Log in - Grant Tour accounts”",
        "5 User to Browser: Signs in with email and password",
        "5 Browser to Authorization Server: POST /login",
        "5 Authorization Server: Checks who signs in",
        "5 Authorization Server to Browser: 303 to /consent",
        "5 Browser to Authorization Server: GET /consent",
        "5 Authorization Server: Prepares the consent page",
        "5 Authorization Server to Browser: 200 page “Allow Wayfarer? - Grant Tour accounts”",
        "5 User to Browser: Allows the app access",
        "5 Browser to Authorization Server: POST /consent",
        "5 Authorization Server: Records the decision",
        "6 Authorization Server to Browser: 303 to /callback",
        "6 Browser to App: GET /callback",
        "6 App to Browser: 200 page “Wayfarer”",
        "6 App: Checks the response and takes the code",
        "7 App to Authorization Server: POST /oauth/token",
        "8 Authorization Server: Checks the token request",
        "9 Authorization Server to App: 200 tokens",
        "9 App to Authorization Server: GET /.well-known/jwks.json",
        "9 Authorization Server to App: 200 key set",
        "9 App: Validates the tokens",
        "10 App to API: GET /orders",
        "10 API: Checks the access token",
        "11 API to App: 200 orders",
        "11 App: Shows the orders",
        "12 App to Authorization Server: POST /oauth/token",
        "12 Authorization Server: Checks the token request",
        "12 Authorization Server to App: 200 tokens",
        "12 App: Replaces its tokens with the new ones",
        "12 Run complete",
      ]
    `);
    expect(integrityProblems(trace)).toEqual([]);
  });

  it('shows every documented step, in order', async () => {
    const trace = await perform(plainRecipe(PKCE));
    const shown = [...new Set(stops(trace.events).map(({ step }) => step))];
    expect(shown).toEqual([...steps.filter((step) => !step.extra).map(({ number }) => number), 12]);
  });

  it('numbers the extras that a person picks', async () => {
    const offers = ['userinfo', 'refresh', 'revoke', 'reuse_refresh_token'];
    const moves = offers.map(
      (offer, index): Move => ({ at: index ? `end #${index + 1}` : 'end', do: 'pick', offer }),
    );
    const trace = await perform(plainRecipe(PKCE, { moves }));
    expect([...new Set(trace.events.map(({ step }) => step))].slice(-4)).toEqual([12, 14, 15, 13]);
    expect((trace.events.at(-1) as EndEvent).outcome).toBe('refused');
  });

  it('leaves refreshing out where it is not wanted, and the refresh token where it was not asked for', async () => {
    const end = async (options: Record<string, string | boolean>) =>
      (await perform(plainRecipe(PKCE, { options }))).events.at(-1);
    expect(await end({ refresh: false })).toMatchObject({ outcome: 'complete', step: 11 });
    expect(await end({ scope: 'openid read:orders' })).toMatchObject({ outcome: 'complete', step: 11 });
  });

  it('takes any answers, waits and edits without an exception, and its trace stays sound', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', '<b>', '%%{init:{}}%%', 'https://evil.example/', '\u202e'),
    );
    const at = fc.constantFrom(...(await stopNames()));
    const parameter = fc.constantFrom(
      'state',
      'nonce',
      'code',
      'code_verifier',
      'redirect_uri',
      'scope',
      'client_id',
      'iss',
      'prompt',
    );
    const edit = fc.record({ parameter, value: fc.option(text) });
    const move: fc.Arbitrary<Move> = fc.oneof(
      fc.record({ at, do: fc.constant('edit' as const), edits: fc.array(edit, { maxLength: 3 }) }),
      fc.record({ at, do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 1e7 }) }),
      fc.record({ at, do: fc.constant('replay' as const) }),
      fc.record({
        at,
        do: fc.constant('answer' as const),
        form: fc.nat(2),
        fields: fc.dictionary(text, text),
        button: text,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (moves) => {
        // A question that is never answered well would be asked for ever; the walk needs a way to end.
        const recipe = plainRecipe(PKCE, { moves });
        const trace = await perform(recipe);
        expect(integrityProblems(trace)).toEqual([]);
        expect(trace.events.at(-1)?.kind).toBe('end');
      }),
      { numRuns: 150, seed: 7636 },
    );
  });
});

async function stopNames(): Promise<string[]> {
  const paths = [
    'GET /authorize',
    'GET /login',
    'POST /login',
    'GET /consent',
    'POST /consent',
    'GET /callback',
    'POST /oauth/token',
    'GET /orders',
  ];
  return [
    ...paths.flatMap((path) => [`request ${path}`, `response ${path}`]),
    'question sign_in',
    'question consent',
  ];
}

describe('readRecipe', () => {
  it.each([
    [null, '$'],
    [{ version: 2 }, '$.version'],
    [{ ...plainRecipe(PKCE), moves: [{ at: 'end', do: 'dance' }] }, '$.moves[0].do'],
    [{ ...plainRecipe(PKCE), moves: [{ at: 'end', do: 'wait' }] }, '$.moves[0]'],
    [{ ...plainRecipe(PKCE), startedAt: Number.NaN }, '$.startedAt'],
  ])('says where %j is wrong', (value, path) => {
    expect(() => readRecipe(value)).toThrow(RecipeError);
    expect(() => readRecipe(value)).toThrow(path);
  });

  it('refuses a flow that there is none of', async () => {
    await expect(perform(plainRecipe('constructor'))).rejects.toThrow('no flow is called "constructor"');
  });
});
