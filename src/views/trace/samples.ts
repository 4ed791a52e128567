import { type Edit, type Move, perform, plainRecipe, type StopName } from '../../lab/index.ts';
import { harOf } from '../../trace/export/har.ts';

/** A trace to try the page with: a run of our own with one fault, recorded as a HAR when it is asked for. */
export interface Sample {
  readonly id: string;
  /** What one would see in production, not the cause. */
  readonly title: string;
  readonly flow: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly moves?: readonly Move[];
}

const edited = (at: StopName, ...edits: readonly Edit[]): Move => ({ at, do: 'edit', edits });

const TOKEN = 'request POST /oauth/token';

/** One fault each, of the kind that teams meet. */
export const samples: readonly Sample[] = [
  {
    id: 'redirect-uri',
    title: 'invalid_grant since the app moved behind a proxy',
    flow: 'authorization-code',
    moves: [edited(TOKEN, { parameter: 'redirect_uri', value: 'http://web.wayfarer.example/callback' })],
  },
  {
    id: 'verifier',
    title: 'invalid_grant when two tabs sign in',
    flow: 'authorization-code-pkce',
    moves: [
      edited(TOKEN, { parameter: 'code_verifier', value: 'sFq8vY0wNnLr3Zt7cXk2Hb5Jm9Pd1Ge4Ra6Uo8Wi0Ey' }),
    ],
  },
  {
    id: 'plain',
    title: 'The same client works with another library',
    flow: 'authorization-code-pkce',
    moves: [edited('request GET /authorize', { parameter: 'code_challenge_method', value: null })],
  },
  {
    id: 'state',
    title: 'The app says: state mismatch',
    flow: 'authorization-code',
    moves: [edited('request GET /callback', { parameter: 'state', value: 'left-over-from-monday' })],
  },
  {
    id: 'api',
    title: 'Signed in, and the API answers 401',
    flow: 'authorization-code',
    options: { audience: 'none', scope: 'openid profile' },
  },
  {
    id: 'two-credentials',
    title: 'invalid_client after a library update',
    flow: 'authorization-code',
    moves: [edited(TOKEN, { parameter: 'client_secret', add: 'demo-secret-of-wayfarer' })],
  },
  {
    id: 'cookie',
    title: 'Signed in at the provider, a stranger in the app',
    flow: 'implicit-form-post',
    options: { sessionCookie: 'Lax' },
  },
  {
    id: 'polling',
    title: 'The TV takes minutes to sign in',
    flow: 'device-authorization',
    options: { polling: 'too fast' },
  },
  {
    id: 'silent',
    title: 'Silent sign-in fails with login_required',
    flow: 'authorization-code-pkce',
    options: { mishap: 'sign-in needed' },
  },
  {
    id: 'refresh',
    title: 'Everybody is signed out after an hour',
    flow: 'authorization-code-pkce',
    options: { mishap: 'old refresh token' },
  },
];

/** The recipe of a sample, performed and written down as a HAR; each time the same bytes. */
export async function recorded({ id, flow, options = {}, moves = [] }: Sample): Promise<string> {
  return harOf(await perform(plainRecipe(flow, { options, moves, seed: `sample ${id}` })));
}
