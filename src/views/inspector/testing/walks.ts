import { flow } from '../../../flows/authorization-code-pkce/index.ts';
import { perform, plainRecipe, type Recipe } from '../../../lab/index.ts';
import { type TraceModel, traceModel } from '../../../trace/index.ts';
import { machineMap } from '../machine/machine-map.ts';

/** A performed walk of the code flow with PKCE, refresh included. */
export async function walk(changes: Partial<Recipe> = {}): Promise<TraceModel> {
  return traceModel(await perform(plainRecipe('authorization-code-pkce', changes)));
}

/** The same, with a challenge that the app's verifier does not give. */
export const tampered = (challenge = 'A'.repeat(43)): Promise<TraceModel> =>
  walk({
    moves: [
      {
        at: 'request GET /authorize',
        do: 'edit',
        edits: [{ parameter: 'code_challenge', value: challenge }],
      },
    ],
  });

const nobody = (): never => {
  throw new Error('the machine is only read');
};

/** The map of the flow's own machine, which is never started. */
export function pkceMap() {
  const given = { work: nobody, ask: nobody, navigate: nobody, submit: nobody, send: nobody, end: nobody };
  const endpoints = { authorization: '', token: '', jwks: '', userinfo: '', revocation: '' };
  const app = {
    issuer: 'https://as.example/',
    clientId: 'app',
    redirectUri: 'https://app.example/callback',
    audience: '',
    api: '',
    endpoints,
  };
  return machineMap(flow.machine(given, app, flow.defaults));
}
