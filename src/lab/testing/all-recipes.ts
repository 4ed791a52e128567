import { readFileSync } from 'node:fs';
import { type FlowId, flowIds } from '../../flows/index.ts';
import { unpackRecipe } from '../link.ts';
import type { Move, Recipe } from '../recipe.ts';
import { plainRecipe } from '../recipes.ts';
import { afterwards } from './failures/afterwards.ts';
import { api } from './failures/api.ts';
import { callback } from './failures/callback.ts';
import { type FailureCase, nth, pick } from './failures/case.ts';
import { clients } from './failures/clients.ts';
import { codes } from './failures/codes.ts';
import { device } from './failures/device.ts';
import { directGrants } from './failures/direct-grants.ts';
import { frontChannel } from './failures/front-channel.ts';
import { tokens } from './failures/tokens.ts';
import { settingsOf } from './settings.ts';

/** Every failure from a real exchange. */
const failures: readonly FailureCase[] = [
  ...[...frontChannel, ...callback, ...clients, ...codes, ...directGrants],
  ...[...tokens, ...api, ...afterwards, ...device],
];

/** The walks that try all settings: some hundreds. */
export async function settingRecipes(): Promise<Recipe[]> {
  const perFlow = flowIds.map(async (id) => {
    const { rows } = await settingsOf(id);
    return rows.map((options) => plainRecipe(id, { options }));
  });
  return (await Promise.all(perFlow)).flat();
}

/** The walks that end in each failure. */
export async function failureRecipes(): Promise<Recipe[]> {
  const all = failures.flatMap((one) => one.in.map((flow) => failureRecipe(one, flow)));
  return Promise.all(all);
}

async function failureRecipe({ moves = [], options = {} }: FailureCase, flow: FlowId): Promise<Recipe> {
  return plainRecipe(flow, { options, moves: typeof moves === 'function' ? await moves(flow) : moves });
}

/** What can follow a walk, in one flow or another. */
const OFFERS = [
  ...[
    'call_api',
    'userinfo',
    'introspect',
    'refresh',
    'new_token',
    'reuse_refresh_token',
    'revoke',
    'log_out',
  ],
] as const;

/** Walks that go on with what can follow: one thing, or one after the other. */
export function followedRecipes(): Recipe[] {
  const one = OFFERS.map((offer) => pick(offer));
  // Of the moves at an end the first counts that is offered there.
  const all = OFFERS.flatMap((_, index) =>
    [...OFFERS.slice(index), ...OFFERS].map(
      (offer): Move => ({ at: nth('end', index + 1), do: 'pick', offer }),
    ),
  );
  return flowIds.flatMap((flow) => [...one, all].map((moves) => plainRecipe(flow, { moves })));
}

const GOLDEN = new URL('../golden/links.json', import.meta.url);

/** The walks of the links that must never change. */
export async function linkedRecipes(): Promise<Recipe[]> {
  const golden: readonly { readonly link: string }[] = JSON.parse(readFileSync(GOLDEN, 'utf8'));
  return Promise.all(golden.map(({ link }) => unpackRecipe(link)));
}
