import { codeChallenge } from '../../../protocol/pkce.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { duration, listed } from '../../words.ts';
import { comparable } from '../comparable.ts';
import { timeOf } from './seen-error.ts';

/** What this trace shows to be right about a refused token request, each as a half-sentence. */
export function ruledOut(facts: Facts, call: TokenCall): string[] {
  if (call.lacksBody) return [];
  if (call.grant === 'refresh_token') return aboutRefreshToken(facts, call);
  return call.redeems ? aboutCode(facts, call) : [];
}

/** The same as one sentence; `undefined` where nothing could be compared. */
export function isNotOf(facts: Facts, call: TokenCall | undefined): string | undefined {
  const out = call ? ruledOut(facts, call) : [];
  return out.length > 0 ? `This trace rules out: ${listed(out)}.` : undefined;
}

function aboutCode(facts: Facts, call: TokenCall): string[] {
  const { redeems, fields } = call;
  const ask = redeems?.ask && !redeems.ask.opaque ? redeems.ask.fields : undefined;
  const code = fields.get('code');
  const given = redeems?.fields.get('code');
  const same = (a: Field | undefined, b: Field | undefined) =>
    a !== undefined && b !== undefined && comparable(facts, a, b) && a.value === b.value;
  const issued = redeems?.sent?.seq ?? redeems?.seq ?? call.seq;
  const waited = (timeOf(facts, call.seq) - timeOf(facts, issued)) / 1000;
  const earlier = facts.tokenCalls.some(
    (other) => other.seq < call.seq && other.fields.value('code') === code?.value,
  );
  const verifier = fields.get('code_verifier');
  const challenge = ask?.get('code_challenge');
  return [
    same(code, given) && `another code (it came ${duration(waited)} before)`,
    same(code, given) && !earlier && 'an earlier use of the code in this trace',
    same(fields.get('redirect_uri'), ask?.get('redirect_uri')) && 'another redirect_uri',
    verifier &&
      challenge &&
      comparable(facts, verifier, challenge) &&
      challenge.value === challengeOf(verifier.value, ask?.value('code_challenge_method')) &&
      'a wrong code_verifier',
    call.clientId !== undefined && call.clientId === ask?.value('client_id') && 'another client_id',
  ].filter((one) => typeof one === 'string');
}

const challengeOf = (verifier: string, method: string | undefined): string =>
  codeChallenge(verifier, method === 'S256' ? 'S256' : 'plain');

function aboutRefreshToken(facts: Facts, call: TokenCall): string[] {
  const sent = call.fields.get('refresh_token');
  if (!sent || !comparable(facts, sent)) return [];
  const token = facts.tokens.find(({ kind, value }) => kind === 'refresh_token' && value === sent.value);
  const issuer = token?.call;
  if (!token || !issuer) return [];
  const used = facts
    .callsFor('refresh_token')
    .some((other) => other.seq < call.seq && other.fields.value('refresh_token') === sent.value);
  const age = (timeOf(facts, call.seq) - token.at) / 1000;
  return [
    `a refresh token that this server never gave out (it came ${duration(age)} before)`,
    !used && 'an earlier use of it in this trace',
    call.clientId !== undefined && call.clientId === issuer.clientId && 'another client_id',
  ].filter((one) => typeof one === 'string');
}
