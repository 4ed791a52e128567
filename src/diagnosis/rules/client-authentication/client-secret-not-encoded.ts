import { rfc } from '../../../protocol/spec.ts';
import type { ClientAuthentication, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { otherTexts, replaced } from '../replaced.ts';
import {
  halves,
  isReal,
  lessExactThan,
  type RefusedClient,
  refusedClients,
  successesOf,
} from './refused-client.ts';

/** In HTTP Basic, client_id and secret are form-encoded before they are joined. */
export const clientSecretNotEncoded: Rule = {
  id: 'client_secret_not_encoded',
  topic: 'client authentication',
  title: 'In HTTP Basic, client_id and client_secret are form-encoded first',
  spec: rfc(6749, '2.3.1'),
  check: (facts) => {
    const verdicts = refusedClients(facts).flatMap((refused) => judge(facts, refused));
    const good = facts.tokenCalls.find((call) => call.succeeded && call.authentication.some(isBasic));
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

const isBasic = ({ method }: ClientAuthentication) => method === 'client_secret_basic';

function judge(facts: Facts, { call, explains, weight, row }: RefusedClient): Verdict[] {
  if (call.authentication.length === 0 && call.lacksAuthorization)
    return [untold("The token request's Authorization header is not in this trace.")];
  if (replaced(facts)) return [untold(otherTexts)];
  const basic = call.authentication.find(isBasic);
  const pair = basic && halves(basic);
  if (!pair?.every((half) => half === '' || isReal(facts, half))) return [];
  const half = pair.find(isRaw);
  if (half === undefined || half.trim() !== half) return [];
  const name = half === pair[0] ? 'client_id' : 'client_secret';
  const known = successesOf(facts, call.clientId).some(
    ({ fields }) => fields.value('client_secret') === pair[1],
  );
  const odd = [...new Set(half.match(NEEDS_ENCODING) ?? [])].join(' ');
  return [
    broken(clientSecretNotEncoded, {
      ...{ weight, explains, certainty: known ? 'proved' : 'likely' },
      supersedes: lessExactThan(facts, call),
      says: `The ${name} stands in the Basic header without form encoding, although it holds ${odd}.`,
      because:
        'A server that decodes the header as the specification says reads another value: + becomes a space, %xx a character.',
      evidence: [
        {
          ...{ what: name, expected: formEncoded(half), actual: half },
          ...{ where: 'the Authorization header, decoded', seq: call.seq },
        },
        row,
      ],
      checkFirst: [
        'Form-encode client_id and secret before joining them with a colon.',
        'Try client_secret_post: if it goes through, the encoding is the cause.',
        'Or make a new secret of letters and digits.',
      ],
      isNot:
        'The secret itself may be right: client_secret_post would send it with the encoding of the form.',
    }),
  ];
}

/** Characters that form encoding replaces. `+` and `%` are its own signs and are told apart below. */
const NEEDS_ENCODING = /[^\w.*+%-]|%(?![\da-f]{2})/gi;

const isRaw = (half: string): boolean => half.length < 10_000 && half.search(NEEDS_ENCODING) >= 0;

const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
