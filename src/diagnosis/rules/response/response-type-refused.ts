import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted } from '../../words.ts';
import { refusalOf, wentThrough } from '../refusals.ts';
import { ownMetadataSeq } from '../remembered.ts';

const rule = {
  id: 'response_type_refused',
  topic: 'authorization response',
  title: 'The server gives this client what response_type asks for',
  spec: rfc(6749, '4.1.2.1'),
} as const;

/**
 * A server refuses a `response_type` that it does not know, or that the client is not registered for.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export const responseTypeRefused: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

/** How a page words it where it shows no code. */
const WORDS =
  /unsupported_response_type|response[\s_]type.{0,60}(not (supported|allowed|enabled|permitted)|invalid|unsupported)|AADSTS700051|AADSTS700054/i;

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  if (wentThrough(facts, ask)) return [held(ask.seq)];
  const refusal = refusalOf(facts, ask);
  if (!refusal)
    return facts.answers.length === 0 ? [untold('The authorization response is not in this trace.')] : [];
  const { code, words, seq } = refusal;
  const byCode = code === 'unsupported_response_type' || code === 'unauthorized_client';
  if (!byCode && !WORDS.test(words.slice(0, 20_000))) return [held(ask.seq)];
  const type = ask.fields.value('response_type');
  const supported = supportedTypes(facts);
  const place = ownMetadataSeq(facts);
  return [
    broken(rule, {
      certainty: code === 'unsupported_response_type' ? 'proved' : 'likely',
      says: `The server refuses response_type ${type === undefined ? '(absent)' : quoted(type)} with ${code ?? 'an error page'}${words === '' || code === undefined ? '' : `: ${quoted(words)}`}.`,
      because:
        code === 'unauthorized_client'
          ? 'This client is not registered to ask for that: the grant is switched off for it, or it is registered as another kind of app.'
          : 'The server does not offer this response_type, or not to this client.',
      evidence: [
        {
          ...{ what: 'response_type', where: 'the authorization request', seq: ask.seq },
          ...(type !== undefined && { actual: type }),
          ...(supported && { expected: listed(supported, 'or') }),
          ...(supported && place !== undefined && { expectedSeq: place }),
        },
        { what: 'error', actual: code ?? words.slice(0, 200), where: refusal.where, seq },
      ],
      checkFirst: [
        'Open the registration of the client: which grants and response types are switched on, and which kind of app it is.',
        'Ask with response_type=code; servers switch token and id_token off for new clients.',
      ],
      explains: [seq, ...refusal.seqs],
    }),
  ];
}

function supportedTypes(facts: Facts): readonly string[] | undefined {
  const { metadata } = facts;
  const name = 'response_types_supported';
  const types = metadata && Object.hasOwn(metadata.members, name) ? metadata.members[name] : undefined;
  if (!Array.isArray(types)) return undefined;
  return types.filter((one): one is string => typeof one === 'string').slice(0, 20);
}
