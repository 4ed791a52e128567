import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { effectsOf, errorRow, halves, isReal } from './refused-client.ts';

/** One client asks, from the authorization request to each part of the token request. */
export const clientIdMismatch: Rule = {
  id: 'client_id_mismatch',
  topic: 'client authentication',
  title: 'The client_id is the same in all requests of a flow',
  spec: rfc(6749, '4.1.3'),
  check: (facts) => {
    const failed = facts.tokenCalls.filter((call) => !call.succeeded && isRefusal(call)).slice(0, 20);
    const verdicts = failed.flatMap((call) => judge(facts, call)).slice(0, 3);
    if (verdicts.length > 0) return verdicts;
    const good = facts.tokenCalls.find((call) => call.succeeded && call.clientId !== undefined);
    return good ? [held(good.seq)] : [];
  },
};

const REFUSALS = new Set(['invalid_client', 'invalid_grant', 'unauthorized_client', 'invalid_request']);

const isRefusal = ({ error, status }: TokenCall) =>
  error === undefined ? status === 401 || status === 400 : REFUSALS.has(error);

interface Named {
  readonly value: string;
  readonly also?: string | undefined;
  readonly seq: number;
  readonly where: string;
}

function judge(facts: Facts, call: TokenCall): Verdict[] {
  const asked = askedBy(call);
  const names = namesIn(call);
  if (asked && names.length === 0)
    return call.lacksBody || call.lacksAuthorization
      ? [
          untold(
            'The client_id of the token request cannot be seen: the file leaves its body or headers out.',
          ),
        ]
      : [];
  const [first, ...rest] = [...(asked ? [asked] : []), ...names];
  const other = first && rest.find((one) => !same(first, one));
  if (!first || !other || ![first, other].every(({ value }) => isReal(facts, value))) return [];
  return [
    broken(clientIdMismatch, {
      explains: effectsOf([call]),
      says: `The client_id is ${first.value} in ${first.where}, but ${other.value} in ${other.where}.`,
      because:
        first === asked
          ? 'A code belongs to the client that asked for it; the server gives no other client tokens for it.'
          : 'The server cannot tell which of the two clients asks.',
      evidence: [
        {
          ...{ what: 'client_id', expected: first.value, actual: other.value, where: other.where },
          ...{ seq: other.seq, expectedSeq: first.seq },
        },
        errorRow(call),
      ],
      checkFirst: [
        'Look where each part of the app takes its client_id from: two environments are often mixed.',
        'Use the client_id of the registration that the secret belongs to in all requests.',
      ],
      ...(first === asked && {
        fault: {
          ...({
            message: 'token request',
            field: 'client_id',
            right: first.value,
            wrong: other.value,
          } as const),
        },
      }),
    }),
  ];
}

/** Only the request whose code is redeemed counts, by the code's own value. */
function askedBy({ redeems, fields }: TokenCall): Named | undefined {
  const code = fields.value('code');
  if (code === undefined || redeems?.fields.value('code') !== code) return undefined;
  const field = redeems.ask?.fields.get('client_id');
  return field && { ...named(field), where: 'the authorization request' };
}

function namesIn(call: TokenCall): Named[] {
  const inForm = call.fields.get('client_id');
  const shown = call.authentication.flatMap((one): Named[] => {
    if (one.method === 'client_secret_basic' && one.clientId !== undefined)
      return [{ value: one.clientId, also: halves(one)?.[0], seq: call.seq, where: 'the Basic header' }];
    const sub = one.assertion?.claims.sub;
    return typeof sub === 'string'
      ? [{ value: sub, seq: call.seq, where: 'the client_assertion (sub)' }]
      : [];
  });
  return [...(inForm ? [{ ...named(inForm), where: "the token request's form" }] : []), ...shown];
}

const named = ({ value, seq, where }: Field): Named => ({ value, seq, where });

const same = (one: Named, other: Named): boolean =>
  [one.value, one.also].some((value) => value !== undefined && [other.value, other.also].includes(value));
