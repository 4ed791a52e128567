import type { FlowOptions } from '../flows/contract.ts';
import type { Mishap } from '../flows/kit/mishap.ts';
import { ana } from './demo.ts';
import type { Move } from './recipe.ts';

/** How something is made to go wrong: by what a person does, by time that passes, or by how the walk is set up. */
export interface MishapPlan {
  readonly moves: readonly Move[];
  /** Laid over the walk's options. */
  readonly options: FlowOptions;
  /** The app holds a secret that is not the registered one. */
  readonly wrongSecret: boolean;
}

const nothing: MishapPlan = { moves: [], options: {}, wrongSecret: false };

const signsInAs = (username: string, password: string): Move => ({
  ...{ at: 'question sign_in', do: 'answer', form: 0, fields: { username, password } },
});
const waits = (at: string, seconds: number): Move => ({ at, do: 'wait', seconds });

const PLANS: Readonly<Record<Mishap, Partial<MishapPlan>>> = {
  none: {},
  'wrong password': { moves: [signsInAs(ana.username, 'wrong-password')] },
  'unknown user': { moves: [signsInAs('nobody@mail.example', 'wrong-password')] },
  // On its way back to the app, whichever that is.
  'code expires': {
    moves: ['GET /callback', 'POST /callback', 'GET myapp://callback'].map((at) =>
      waits(`request ${at}`, 90),
    ),
  },
  'access token expires': { moves: [waits('request GET /orders', 2 * 3600)] },
  'wrong client secret': { wrongSecret: true },
  'assertion expires': { moves: [waits('request POST /oauth/token', 90)] },
  'wrong user code': {
    moves: [
      {
        ...{ at: 'question enter_user_code', do: 'answer', form: 0, button: 'action=continue' },
        fields: { user_code: 'BCDF-GHJK' },
      },
    ],
  },
  'device code expires': {
    moves: [
      {
        ...{ at: 'question open_verification_uri', do: 'answer', form: 0 },
        fields: {},
        button: 'choice=let_expire',
      },
    ],
  },
  'sign-in needed': { options: { prompt: 'none', session: 'none' } },
  'old refresh token': {
    moves: [{ at: 'end', do: 'pick', offer: 'reuse_refresh_token' }],
    options: { refresh: true },
  },
};

/** The plan of the option `mishap`; nothing goes wrong for any other text. */
export function mishapPlan({ mishap }: FlowOptions): MishapPlan {
  const known = typeof mishap === 'string' && Object.hasOwn(PLANS, mishap);
  return { ...nothing, ...(known && PLANS[mishap as Mishap]) };
}
