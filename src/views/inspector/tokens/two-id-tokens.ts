import { type MessageEvent, memberText, type TraceModel } from '../../../trace/index.ts';
import { type Token, tokensUpTo } from './tokens-model.ts';

/** How one claim stands in two ID tokens. */
export type ClaimVerdict = 'same' | 'differs' | 'only in the first' | 'only in the second';

/** One claim of two ID tokens. */
export interface ComparedClaim {
  readonly name: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly verdict: ClaimVerdict;
  /** Why it is so, in one sentence; absent for claims that we know nothing of. */
  readonly why: string | undefined;
  /** Whether the specification asks that both say the same. */
  readonly mustBeSame: boolean;
}

/** Two ID tokens of one sign-in: the one that came with the code, and the one that the code brought. */
export interface TwoIdTokens {
  readonly first: Token;
  readonly second: Token;
  readonly claims: readonly ComparedClaim[];
}

/**
 * The two ID tokens of the latest hybrid sign-in up to an event, compared; `undefined` where there are no two.
 * @see [OpenID Connect Core 1.0, section 3.3.3.6](https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken2)
 */
export function twoIdTokens(model: TraceModel, seq: number): TwoIdTokens | undefined {
  const pair = pairUpTo(model, seq);
  if (!pair) return undefined;
  const tokens = tokensUpTo(model, seq);
  const [first, second] = pair.map((id) => tokens.find(({ secret }) => secret.id === id));
  return first?.jwt && second?.jwt && first !== second
    ? { first, second, claims: compareClaims(first.jwt.claims, second.jwt.claims) }
    : undefined;
}

type Ids = readonly [first: string, second: string];

/** A code ties them: it came beside the first, over the browser, and was sent for the second. */
function pairUpTo(model: TraceModel, seq: number): Ids | undefined {
  const besideCode = new Map<string, string>();
  let pair: Ids | undefined;
  for (const event of model.trace.events.slice(0, seq + 1)) {
    if (event.kind !== 'request' && event.kind !== 'response') continue;
    const idToken = idIn(model, event, 'id_token');
    if (idToken === undefined) continue;
    if (event.channel === 'front') {
      const code = idIn(model, event, 'code');
      if (code !== undefined) besideCode.set(code, idToken);
      continue;
    }
    const request = model.requestOf(event);
    const first = request && besideCode.get(idIn(model, request, 'code') ?? '');
    if (first !== undefined) pair = [first, idToken];
  }
  return pair;
}

function idIn(model: TraceModel, { seq }: MessageEvent, wanted: 'id_token' | 'code'): string | undefined {
  return model.secretsAt(seq).find(({ kind }) => kind === wanted)?.id;
}

type Claims = Readonly<Record<string, unknown>>;

/** Two sets of claims, name by name: those that every ID token has first. */
export function compareClaims(first: Claims, second: Claims): ComparedClaim[] {
  const names = new Set([...Object.keys(WHY), ...Object.keys(first), ...Object.keys(second)]);
  return [...names]
    .filter((name) => Object.hasOwn(first, name) || Object.hasOwn(second, name))
    .map((name) => compared(name, textOf(first, name), textOf(second, name)));
}

const textOf = (claims: Claims, name: string): string | undefined =>
  Object.hasOwn(claims, name) ? memberText(claims[name]) : undefined;

function compared(name: string, first: string | undefined, second: string | undefined): ComparedClaim {
  const verdict = verdictOf(first, second);
  const known = Object.hasOwn(WHY, name) ? WHY[name] : undefined;
  return { name, first, second, verdict, why: known?.[verdict], mustBeSame: MUST_BE_SAME.has(name) };
}

function verdictOf(first: string | undefined, second: string | undefined): ClaimVerdict {
  if (second === undefined) return 'only in the first';
  if (first === undefined) return 'only in the second';
  return first === second ? 'same' : 'differs';
}

/** OIDC Core §3.3.3.6 asks it of `iss` and `sub`; §3.1.3.7 has the app find its `nonce` in each. */
const MUST_BE_SAME: ReadonlySet<string> = new Set(['iss', 'sub', 'nonce']);

type Why = Readonly<Partial<Record<ClaimVerdict, string>>>;

const EXCHANGED = 'They must be the same: somebody has exchanged one of the tokens.';
const ONE_SIGN_IN: Why = {
  same: 'Both speak of one and the same sign-in.',
  differs: 'Both should speak of one and the same sign-in.',
  'only in the first': 'What one says of the sign-in, both should say.',
  'only in the second': 'What one says of the sign-in, both should say.',
};
const PERSON: Why = {
  same: 'What both say of the user should be the same.',
  differs: 'What both say of the user should be the same.',
  'only in the second': 'Left for the back channel, where no browser sees who the user is.',
  'only in the first': 'The server may say less of the user in one of them.',
};

/** Why a claim stands as it does, in the order in which a reader looks for them. */
const WHY: Readonly<Record<string, Why>> = {
  iss: { same: 'Both must come from one issuer.', differs: EXCHANGED },
  sub: { same: 'Both must name the same user.', differs: EXCHANGED },
  aud: { same: 'Both are for this app.', differs: "Each must contain the app's client_id." },
  nonce: {
    same: 'Both must carry the nonce that the app sent.',
    differs: EXCHANGED,
    'only in the first': 'The second must carry the nonce that the app sent, too.',
    'only in the second': 'The first must carry the nonce that the app sent, too.',
  },
  iat: {
    same: 'Both were made in the same second.',
    differs: 'The second was made when the code was redeemed.',
  },
  exp: {
    same: 'Both were made in the same second, for the same time.',
    differs: 'Each counts from its own making.',
  },
  auth_time: ONE_SIGN_IN,
  acr: ONE_SIGN_IN,
  amr: ONE_SIGN_IN,
  sid: ONE_SIGN_IN,
  c_hash: {
    'only in the first':
      'Ties the code to the token beside it, which came over the browser; the back channel needs no such tie.',
    same: 'Both are tied to the same code.',
    differs: 'They should be tied to the same code.',
  },
  at_hash: {
    differs: 'Each is tied to the access token beside it, and those are two.',
    same: 'Both are tied to the same access token.',
    'only in the first': 'The token endpoint may leave it out.',
    'only in the second': 'No access token came beside the first.',
  },
  name: PERSON,
  picture: PERSON,
  email: PERSON,
  email_verified: PERSON,
};
