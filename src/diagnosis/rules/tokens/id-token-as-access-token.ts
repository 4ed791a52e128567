import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { answeredCall, jwtOf, type RefusedCall, refusedCalls, targetWords } from '../api/refused-call.ts';
import { audiences } from './claims.ts';

/** APIs get access tokens. */
export const idTokenAsAccessToken: Rule = {
  id: 'id_token_as_access_token',
  topic: 'tokens',
  title: 'APIs get access tokens, not ID tokens',
  spec: rfc(8725, '3.12'),
  check: (facts) => {
    const ids = new Map(
      facts.tokens.filter(({ kind }) => kind === 'id_token').map((token) => [token.value, token.seq]),
    );
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused, ids));
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(
  facts: Facts,
  { call, explains, weight, row }: RefusedCall,
  ids: ReadonlyMap<string, number>,
): Verdict[] {
  const { token } = call;
  if (!token)
    return call.lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  const issuedAt = ids.get(token.value);
  const other = facts.tokens.find(
    ({ kind, value }) => kind === 'access_token' && value !== token.value && !ids.has(value),
  );
  if (issuedAt === undefined && !looksLikeIdToken(facts, call)) return [];
  return [
    broken(idTokenAsAccessToken, {
      ...{ weight, explains, certainty: issuedAt === undefined ? 'likely' : 'proved' },
      says: `The call to ${targetWords(call)} carries the ID token ${shortened(token.value)} instead of the access token.`,
      because:
        'An ID token tells the app who signed in. It is made out to the app, so an API must refuse it.',
      evidence: [
        {
          ...{
            what: 'access_token',
            expected: other?.value ?? 'the access_token of the token response',
            actual: token.value,
          },
          ...{ where: token.where, seq: token.seq, ...(other && { expectedSeq: other.seq }) },
        },
        ...(issuedAt === undefined || issuedAt === token.seq
          ? []
          : [{ what: 'id_token', actual: token.value, where: 'where it was issued', seq: issuedAt }]),
        row,
      ],
      checkFirst: [
        'Send access_token of the token response, not id_token.',
        'If there is no access token for this API, ask for one (scope, audience or resource).',
      ],
      ...(other && {
        fault: {
          message: 'api request',
          field: 'Authorization',
          right: `Bearer ${other.value}`,
          wrong: `Bearer ${token.value}`,
        } as const,
      }),
    }),
  ];
}

/** A JWT with claims that only ID tokens have, made out to the client itself. */
function looksLikeIdToken(facts: Facts, call: RefusedCall['call']): boolean {
  const jwt = jwtOf(call);
  if (!jwt || jwt.header.typ === 'at+jwt') return false;
  const { claims } = jwt;
  const client = facts.clientId?.value;
  const marks = ['nonce', 'at_hash', 'c_hash', 's_hash'].some((name) => Object.hasOwn(claims, name));
  const access = ['scope', 'scp', 'client_id'].some((name) => Object.hasOwn(claims, name));
  return marks && !access && client !== undefined && audiences(claims).includes(client);
}
