import { plainRecipe, type Recipe } from '../../lab/index.ts';

/** One of two runs that are compared. */
export interface Compared {
  /** What tells it from the other: `S256`, `The untouched run`. */
  readonly title: string;
  readonly recipe: Recipe;
}

/** Two runs worth a look beside each other. */
export interface PairOfRuns {
  readonly id: string;
  readonly label: string;
  /** What one would see, in one sentence. */
  readonly why: string;
  readonly left: Compared;
  readonly right: Compared;
}

const CODE = 'authorization-code';
const PKCE = 'authorization-code-pkce';

const of = (title: string, flow: string, options: Recipe['options'] = {}): Compared => ({
  title,
  recipe: plainRecipe(flow, { options }),
});

const PAIRS: readonly PairOfRuns[] = [
  {
    id: 'code-and-pkce',
    label: 'Authorization Code, without and with PKCE',
    why: 'What PKCE adds to the messages, and what takes the place of the client secret.',
    left: of('Authorization Code', CODE),
    right: of('With PKCE', PKCE),
  },
  {
    id: 'spa-and-native',
    label: 'Single-page app and native app',
    why: 'The same flow: only how the code comes back is another way.',
    left: of('Single-page app', PKCE),
    right: of('Native app, loopback', PKCE, { appType: 'native loopback' }),
  },
  {
    id: 'code-and-hybrid',
    label: 'Authorization Code and Hybrid',
    why: 'The hybrid flow brings an ID token with the code; it must be validated before the code is used.',
    left: of('Authorization Code', CODE),
    right: of('Hybrid', 'hybrid'),
  },
  {
    id: 's256-and-plain',
    label: 'code_challenge_method S256 and plain',
    why: 'With plain, the authorization request shows the verifier itself; this server refuses it.',
    left: of('S256', PKCE),
    right: of('plain', PKCE, { challengeMethod: 'plain' }),
  },
  {
    id: 'bearer-and-dpop',
    label: 'Bearer and DPoP',
    why: 'A proof with every request binds the tokens to a key of the app.',
    left: of('Bearer', PKCE),
    right: of('DPoP', PKCE, { dpop: 'on' }),
  },
  {
    id: 'redirect-and-par',
    label: 'Request in the URL and pushed request (PAR)',
    why: 'The pushed request goes over the back channel; the browser carries only its name.',
    left: of('In the URL', CODE),
    right: of('Pushed', CODE, { par: 'on' }),
  },
];

/** The pairs in which a flow takes part. */
export function pairsWith(flow: string): readonly PairOfRuns[] {
  return PAIRS.filter(({ left, right }) => left.recipe.flow === flow || right.recipe.flow === flow);
}

/** The pair of an id. */
export const pairOf = (id: string): PairOfRuns | undefined => PAIRS.find((pair) => pair.id === id);
