import { type FlowId, loadFlow } from '../../../flows/index.ts';
import type { Recipe } from '../../recipe.ts';
import { plainRecipe } from '../../recipes.ts';

type Setting = Readonly<Record<string, string>>;

/** What follows the walk, where the flow offers it. */
type Afterwards = 'userinfo' | 'introspect' | 'revoke' | 'log_out';

const PAR = { par: 'on' };
const POST = { clientAuthentication: 'client_secret_post' };
const JWT = { clientAuthentication: 'private_key_jwt' };
const HINTS = { prompt: 'login', maxAge: '3600', loginHint: 'ana@mail.example' };
const NO_API = { scope: 'openid profile' };
const NO_OPENID = { scope: 'read:orders' };
const CODE_TOKEN = { responseType: 'code token' };

/** Settings that bring a name in, or make another one needed. A flow takes those whose options it has. */
const SETTINGS: readonly (readonly [Setting, ...Afterwards[]])[] = [
  [{}, 'userinfo', 'introspect', 'revoke', 'log_out'],
  [PAR],
  [POST, 'introspect', 'revoke'],
  [JWT, 'introspect', 'revoke'],
  [{ ...POST, ...PAR }],
  [{ ...JWT, ...PAR }],
  [{ dpop: 'on' }, 'userinfo'],
  [NO_API],
  [NO_OPENID],
  [{ ...NO_API, ...PAR }],
  [HINTS],
  [{ ...HINTS, ...PAR }],
  [CODE_TOKEN],
  [{ ...CODE_TOKEN, ...PAR }],
  [{ responseType: 'code id_token token' }],
  [{ appType: 'native scheme' }],
  [{ appType: 'native loopback' }],
];

/** Recipes that, between them, send every name that a flow can send. */
export async function variantsOf(id: FlowId): Promise<Recipe[]> {
  const names = new Set((await loadFlow(id))?.options.map(({ name }) => name));
  return SETTINGS.filter(([options]) => Object.keys(options).every((name) => names.has(name))).flatMap(
    ([options, ...offers]) => [
      ...(offers.length === 0 ? [plainRecipe(id, { options })] : []),
      ...offers.map((offer) => plainRecipe(id, { options, moves: [{ at: 'end', do: 'pick', offer }] })),
    ],
  );
}
