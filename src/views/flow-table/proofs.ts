import type { FlowId } from '../../guide/compare/facts.ts';
import type { ProofId } from '../../guide/compare/threats/threat.ts';
import { type Edit, type Move, plainRecipe, type Recipe } from '../../lab/index.ts';

/** An attack performed twice. */
export interface Proof {
  /** With the protection: the attack is refused. */
  readonly refused: Recipe;
  /** What stands beside it. */
  readonly beside: Recipe;
  /** `through`: the same attack without the protection. `own`: the app's own run, where the protection cannot be switched off. */
  readonly besideIs: 'through' | 'own';
  /** The check that refuses. */
  readonly refusedBy: string;
}

const TOKEN_REQUEST = 'request POST /oauth/token';
const BY_POST: readonly FlowId[] = ['implicit-form-post', 'hybrid'];

const edit = (at: string, ...edits: readonly Edit[]): Move => ({ at, do: 'edit', edits });

/** The request that brings the answer to the app. */
const callback = (flow: FlowId): string => `request ${BY_POST.includes(flow) ? 'POST' : 'GET'} /callback`;

/** The answer that holds the ID token, or the request that brings it. */
function idTokenAt(flow: FlowId): [string, { parameter: string } | { json: string }] {
  if (BY_POST.includes(flow)) return [callback(flow), { parameter: 'id_token' }];
  const polls = flow === 'device-authorization' ? ' #3' : '';
  return [`response POST /oauth/token${polls}`, { json: 'id_token' }];
}

type Changes = Pick<Partial<Recipe>, 'options' | 'protections' | 'moves'>;

interface Attack {
  readonly refusedBy: string;
  /** In both runs: what the attacker does. */
  readonly both?: Changes;
  /** In the run that refuses only. */
  readonly guarded?: Changes;
  /** In the run beside it only; without it that is the app's own run. */
  readonly unguarded?: Changes;
}

const PROOFS: Readonly<Record<ProofId, (flow: FlowId) => Attack>> = {
  'code-without-verifier': () => ({
    refusedBy: 'code_verifier_present',
    both: { moves: [edit(TOKEN_REQUEST, { parameter: 'code_verifier', value: null })] },
    unguarded: { options: { challengeMethod: 'none' }, protections: { server: { requirePkce: false } } },
  }),
  // The thief's request is the one without credentials; beside it the app's own.
  'code-without-secret': () => ({
    refusedBy: 'client_registered',
    guarded: { moves: [edit(TOKEN_REQUEST, { header: 'authorization', value: null })] },
  }),
  'look-alike-redirect': (flow) => ({
    refusedBy: 'redirect_uri_registered',
    both: {
      moves: [edit('request GET /authorize', { parameter: 'redirect_uri', value: lookAlike(flow) })],
    },
    unguarded: { protections: { server: { exactRedirectUris: false } } },
  }),
  'foreign-nonce': () => ({
    refusedBy: 'nonce_matches',
    both: { moves: [edit('request GET /authorize', { parameter: 'nonce', value: 'of-another-login' })] },
    unguarded: { protections: { app: { checkNonce: false } } },
  }),
  'foreign-state': (flow) => ({
    refusedBy: 'state_matches',
    both: { moves: [edit(callback(flow), { parameter: 'state', value: 'of-the-attacker' })] },
    unguarded: { protections: { app: { checkState: false } } },
  }),
  'foreign-issuer': (flow) => ({
    refusedBy: 'response_issuer_matches',
    both: {
      moves: [edit(callback(flow), { parameter: 'iss', value: 'https://auth.attacker.example/' })],
    },
    unguarded: { protections: { app: { checkResponseIssuer: false } } },
  }),
  'forged-id-token': (flow) => {
    const [at, target] = idTokenAt(flow);
    return {
      refusedBy: 'id_token_signature_valid',
      both: {
        moves: [edit(at, { ...target, jwt: { claims: { name: 'Somebody else' }, signature: 'wrong key' } })],
      },
      unguarded: { protections: { app: { checkIdTokenSignature: false } } },
    };
  },
  // Bound to a key, the token does not work without a proof; as a plain bearer token a copy does.
  'copied-access-token': () => ({
    refusedBy: 'dpop_proof_present',
    guarded: {
      options: { dpop: 'on' },
      moves: [edit('request GET /orders', { header: 'dpop', value: null })],
    },
    unguarded: { moves: [{ at: 'request GET /orders', do: 'replay' }] },
  }),
  'old-refresh-token': () => ({
    refusedBy: 'refresh_token_unused',
    both: { options: { mishap: 'old refresh token' } },
    unguarded: { options: { rotation: 'off' } },
  }),
  'wrong-secret': () => ({
    refusedBy: 'client_secret_correct',
    guarded: { options: { mishap: 'wrong client secret' } },
  }),
};

function lookAlike(flow: FlowId): string {
  const host = flow === 'authorization-code-pkce' ? 'spa.granttour.example' : 'web.wayfarer.example';
  return `https://${host}.attacker.example/`;
}

/** Two runs of a flow: one in which an attack is refused, and one beside it. */
export function proofOf(id: ProofId, flow: FlowId): Proof {
  const { refusedBy, both = {}, guarded = {}, unguarded } = PROOFS[id](flow);
  return {
    refused: plainRecipe(flow, joined(both, guarded)),
    beside: plainRecipe(flow, joined(both, unguarded ?? {})),
    besideIs: unguarded ? 'through' : 'own',
    refusedBy,
  };
}

const joined = (both: Changes, one: Changes): Changes => ({
  ...both,
  ...one,
  options: { ...both.options, ...one.options },
});
