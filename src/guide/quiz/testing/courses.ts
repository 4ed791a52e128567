import { flowIds, loadFlow } from '../../../flows/index.ts';
import { type Edit, type Move, perform, plainRecipe, type Recipe } from '../../../lab/index.ts';
import { traceModel } from '../../../trace/index.ts';
import type { Course } from '../question.ts';

/** A recipe with a name for the test's report. */
export interface Named {
  readonly name: string;
  readonly recipe: Recipe;
}

const PKCE = 'authorization-code-pkce';

const edits = (at: string, ...list: readonly Edit[]): Move => ({ at, do: 'edit', edits: list });
const options = (flow: string, set: Readonly<Record<string, string>>): Named => ({
  name: `${flow} with ${JSON.stringify(set)}`,
  recipe: plainRecipe(flow, { options: set }),
});
const moves = (flow: string, ...list: readonly Move[]): Named => ({
  name: `${flow}, ${JSON.stringify(list).slice(0, 100)}`,
  recipe: plainRecipe(flow, { moves: list }),
});

/** The seven flows as they are at first. */
export const plainRuns: readonly Named[] = flowIds.map((flow) => options(flow, {}));

/** Settings, and what goes wrong by itself. */
export const settings: readonly Named[] = [
  options(PKCE, { app: 'native' }),
  options(PKCE, { par: 'on' }),
  options(PKCE, { dpop: 'on' }),
  options(PKCE, { pkceMethod: 'plain' }),
  options(PKCE, { session: 'signed in' }),
  options(PKCE, { rotation: 'off' }),
  options(PKCE, { scope: 'openid' }),
  options(PKCE, { mishap: 'code expires' }),
  options(PKCE, { mishap: 'wrong password' }),
  options(PKCE, { mishap: 'access token expires' }),
  options(PKCE, { mishap: 'old refresh token' }),
  options(PKCE, { mishap: 'sign-in needed' }),
  options('authorization-code', { clientAuthentication: 'private_key_jwt' }),
  options('authorization-code', { clientAuthentication: 'client_secret_post' }),
  options('authorization-code', { mishap: 'wrong client secret' }),
  options('authorization-code', { audience: 'unknown' }),
  options('authorization-code', { originHeader: 'present' }),
  options('authorization-code', { rotation: 'off', session: 'signed in' }),
  options('authorization-code', { originHeader: 'present', par: 'on', dpop: 'on', rotation: 'off' }),
  options('hybrid', { responseType: 'code token' }),
  options('hybrid', { responseType: 'code id_token token' }),
  options('implicit-form-post', { session: 'signed in' }),
  options('client-credentials', { mishap: 'wrong client secret' }),
  options('client-credentials', { clientAuthentication: 'private_key_jwt' }),
  options('device-authorization', { mishap: 'device code expires' }),
  options('device-authorization', { mishap: 'wrong user code' }),
  options('resource-owner-password', { mishap: 'wrong password' }),
];

/** What somebody did to them. */
export const changedRuns: readonly Named[] = [
  moves(PKCE, edits('request GET /authorize', { parameter: 'redirect_uri', value: 'https://evil.example/' })),
  moves(PKCE, edits('request GET /authorize', { parameter: 'scope', value: 'openid fly:rockets' })),
  moves(PKCE, edits('request GET /callback', { parameter: 'state', value: 'forged' })),
  moves(PKCE, edits('request POST /oauth/token', { parameter: 'code_verifier', value: 'v'.repeat(43) })),
  moves(PKCE, edits('response POST /oauth/token', { json: 'id_token', jwt: { signature: 'none' } })),
  moves('authorization-code', edits('request GET /orders', { header: 'authorization', value: null })),
  moves('hybrid', edits('request POST /callback', { parameter: 'code', value: 'somebody-elses' })),
  moves('authorization-code', { at: 'request POST /oauth/token', do: 'replay' }),
  moves('device-authorization', {
    ...{ at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'decision=deny' },
  }),
  {
    name: 'the app without its check of state',
    recipe: plainRecipe(PKCE, {
      protections: { app: { checkState: false } },
      moves: [edits('request GET /callback', { parameter: 'state', value: 'forged' })],
    }),
  },
];

/** What questions are made from. */
export async function courseOf({ recipe }: Named): Promise<Course> {
  const steps = (await loadFlow(recipe.flow))?.steps ?? [];
  return { model: traceModel(await perform(recipe)), steps, seed: recipe.seed };
}
