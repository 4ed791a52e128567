import { mediaType } from '../../../protocol/http.ts';
import { type DecodedJwt, decodeJwt } from '../../../protocol/jwt.ts';
import { decodeParameters, parameter } from '../../../protocol/parameters.ts';
import type { Secret, TraceModel } from '../../../trace/index.ts';

/** Kinds of token that an app gets. */
type IssuedKind = 'id_token' | 'access_token' | 'refresh_token';

/** What an app makes to prove itself with. */
type ProofKind = 'client_assertion' | 'dpop_proof';

/** What the tab Tokens shows: what an app gets, and what it makes in the form of a token. */
export type TokenKind = IssuedKind | ProofKind;

/** A token seen in the trace. */
export interface Token {
  readonly kind: TokenKind;
  readonly secret: Secret;
  /** The event in which it was seen first. */
  readonly seq: number;
  /** `undefined` for a text that is no JWT. */
  readonly jwt: DecodedJwt | undefined;
  /** The event in which a refresh brought its successor. */
  readonly replacedAt: number | undefined;
  /** The event in which it was spent, where it works once. */
  readonly spentAt: number | undefined;
}

const ISSUED: readonly TokenKind[] = ['id_token', 'access_token', 'refresh_token'];
const ORDER: readonly TokenKind[] = [...ISSUED, 'client_assertion', 'dpop_proof'];

const isIn = (kinds: readonly string[], { kind }: Pick<Secret, 'kind'>): boolean => kinds.includes(kind);

/** Whether a secret is a token, or a proof in the form of one, that the tab Tokens shows. */
export const isToken = (secret: Pick<Secret, 'kind'>): boolean => isIn(ORDER, secret);

/** Whether the app made it to prove itself with; the others it got. */
export const isProof = (token: Pick<Secret, 'kind'>): boolean => isToken(token) && !isIn(ISSUED, token);

/** Every token up to the present event, newest first. */
export function tokensUpTo(model: TraceModel, seq: number): Token[] {
  const seen = new Map<string, { secret: Secret; seq: number }>();
  for (let at = 0; at <= seq; at++)
    for (const secret of model.secretsAt(at))
      if (isToken(secret) && !seen.has(secret.id)) seen.set(secret.id, { secret, seq: at });
  const replaced = replacements(model, seq);
  return [...seen.values()]
    .map(
      ({ secret, seq: first }): Token => ({
        kind: secret.kind as TokenKind,
        secret,
        seq: first,
        jwt: decodeJwt(secret.value),
        replacedAt: replaced.get(secret.value),
        spentAt: model.usesOf(secret.id).find((use) => use.role === 'spent' && use.seq <= seq)?.seq,
      }),
    )
    .sort((a, b) => b.seq - a.seq || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** Which tokens a refresh replaced, and where: by their values. */
function replacements(model: TraceModel, seq: number): Map<string, number> {
  const current = new Map<string, string>();
  const replaced = new Map<string, number>();
  for (const event of model.trace.events.slice(0, seq + 1)) {
    if (event.kind !== 'response' || mediaType(event.message) !== 'application/json') continue;
    const asked = decodeParameters(model.requestOf(event)?.message.body ?? '');
    const refresh = parameter(asked, 'grant_type') === 'refresh_token';
    for (const { kind, value } of model.secretsAt(event.seq)) {
      if (!isIn(ISSUED, { kind })) continue;
      const before = kind === 'refresh_token' ? parameter(asked, 'refresh_token') : current.get(kind);
      if (refresh && before !== undefined && before !== value) replaced.set(before, event.seq);
      current.set(kind, value);
    }
  }
  return replaced;
}

/** What a kind of token is called and what it is for. */
export const TOKEN_WORDS: Readonly<Record<TokenKind, { readonly title: string; readonly purpose: string }>> =
  {
    id_token: {
      title: 'ID token',
      purpose: 'Tells the app who signed in. It is for the app alone and opens no API.',
    },
    access_token: {
      title: 'Access token',
      purpose: 'Lets the app call the API. It is for the API; the app passes it on without reading it.',
    },
    refresh_token: {
      title: 'Refresh token',
      purpose: 'Gets new tokens from the authorization server without the user. Nobody else may see it.',
    },
    client_assertion: {
      title: 'Client assertion',
      purpose: 'Proves who the client is, for one request, without sending a secret (RFC 7523).',
    },
    dpop_proof: {
      title: 'DPoP proof',
      purpose: 'Proves that the sender holds the key, for one request of one method and URL (RFC 9449).',
    },
  };
