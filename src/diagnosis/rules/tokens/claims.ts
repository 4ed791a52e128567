import type { DecodedJwt } from '../../../protocol/jwt.ts';
import { looksTakenOut } from '../../facts/absent.ts';
import type { Facts, SeenToken } from '../../facts/facts.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A claim that is text. */
export function text(claims: Claims, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A claim that is a time in seconds since 1970. */
export function seconds(claims: Claims, name: string): number | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The audiences of a token, one or several. */
export function audiences(claims: Claims): string[] {
  const aud = Object.hasOwn(claims, 'aud') ? claims.aud : undefined;
  if (typeof aud === 'string') return [aud];
  return Array.isArray(aud) ? aud.filter((one): one is string => typeof one === 'string') : [];
}

/** A JWT that an answer of the server brought in this trace. */
export type Issued = SeenToken & { readonly jwt: DecodedJwt };

/** The JWTs of a kind that were issued in this trace, not only used in it (an old ID token as a hint is no fault). */
export function issued({ tokens }: Facts, kind: SeenToken['kind']): Issued[] {
  return tokens.filter(
    (token): token is Issued =>
      token.kind === kind && token.jwt !== undefined && (token.call ?? token.authorization) !== undefined,
  );
}

/** A JWT that can be read. */
export type Readable = SeenToken & { readonly jwt: DecodedJwt };

/** The same, and those that somebody pasted by themselves, to have them looked at. */
export function issuedOrPasted({ tokens, model }: Facts, kind: SeenToken['kind']): Readable[] {
  return tokens.filter(
    (token): token is Readable =>
      token.kind === kind &&
      token.jwt !== undefined &&
      ((token.call ?? token.authorization) !== undefined || model.event(token.seq)?.kind === 'work'),
  );
}

/** Answers whose body the trace lacks, so that nobody can say which tokens came. */
export function unseenIdToken({ tokenCalls, asks }: Facts): boolean {
  const expected = asks.some(
    ({ fields }) => /\bopenid\b/.test(fields.value('scope') ?? '') || fields.has('nonce'),
  );
  return expected && tokenCalls.some((call) => call.lacksAnswer && call.error === undefined);
}

/** The client that a token was issued to. */
export function clientOf({ call, authorization }: SeenToken): string | undefined {
  return (
    call?.clientId ??
    call?.redeems?.ask?.fields.value('client_id') ??
    authorization?.ask?.fields.value('client_id')
  );
}

/** Where the client said its id, for evidence. */
export const clientSeq = ({ call, authorization }: SeenToken): number | undefined =>
  call?.redeems?.ask?.seq ?? authorization?.ask?.seq ?? call?.seq;

/** Whether a value stands in the trace as it was, and not as a sanitizer left it. */
export function isWhole(facts: Facts, seq: number, value: string): boolean {
  const event = facts.model.event(seq);
  const lacks = event && 'lacks' in event ? event.lacks : undefined;
  return !facts.lacks('values') && !lacks?.includes('values') && !looksTakenOut(value);
}

/**
 * Whether a claim or a name that is no secret stands there as it was. A token that can be read was not replaced as a whole, though its
 * signature may have been; only a sanitizer that puts hashes in place of everything reaches names too.
 */
export function isReadable(facts: Facts, value: string): boolean {
  return !looksTakenOut(value) && !(facts.lacks('values') && /^[\da-f]{32,}$/i.test(value));
}

/** The page with which the app refused an answer or the tokens that it led to. */
export function refusalsByApp({ call, authorization }: SeenToken): number[] {
  const page = (authorization ?? call?.redeems)?.received?.response;
  return page && page.message.status >= 400 ? [page.seq] : [];
}

/** How a token is said in a sentence. */
export const tokenWords = {
  id_token: 'ID token',
  access_token: 'access token',
  refresh_token: 'refresh token',
};
