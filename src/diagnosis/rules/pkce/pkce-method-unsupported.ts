import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted } from '../../words.ts';
import { behindReference, codeCalls } from '../redemption.ts';
import { type Refusal, refusalOf } from '../refusals.ts';
import { ownMetadataSeq } from '../remembered.ts';

const rule = {
  id: 'pkce_method_unsupported',
  topic: 'PKCE',
  title: 'The server knows the code_challenge_method',
  spec: rfc(7636, '4.4.1'),
} as const;

/**
 * The method is `S256` or `plain`, spelt like that, and one that the server says it supports.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1)
 */
export const pkceMethodUnsupported: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const method = methodOf(ask);
  if (!method) return ask.opaque ? [untold(behindReference)] : [];
  const supported = supportedBy(facts);
  const known = method.value === 'S256' || method.value === 'plain';
  const refusal = refusalOf(facts, ask);
  const named = refusal !== undefined && WORDS.test(refusal.words.slice(0, 2000));
  if (!named && (supported ? supported.methods.includes(method.value) : known)) return [held(method.seq)];
  return [unsupported(facts, { method, supported, refusal, named })];
}

/** How servers word it. */
const WORDS = /code.challenge.method|challenge method|transform algorithm/i;

interface Found {
  readonly method: Field;
  readonly supported: Supported | undefined;
  readonly refusal: Refusal | undefined;
  /** The server's words are about the method. */
  readonly named: boolean;
}

/** Left out, it is `plain`. */
function methodOf({ fields, seq }: AuthorizationAsk): Field | undefined {
  if (!fields.has('code_challenge')) return undefined;
  const where = 'the authorization request, where it is left out';
  return fields.get('code_challenge_method') ?? { name: 'code_challenge_method', value: 'plain', seq, where };
}

interface Supported {
  readonly methods: readonly string[];
  readonly seq: number | undefined;
}

function supportedBy(facts: Facts): Supported | undefined {
  const { metadata } = facts;
  const name = 'code_challenge_methods_supported';
  if (!metadata || !Object.hasOwn(metadata.members, name)) return undefined;
  const methods = metadata.members[name];
  if (!Array.isArray(methods) || methods.length === 0) return undefined;
  return {
    methods: methods.filter((one): one is string => typeof one === 'string'),
    seq: ownMetadataSeq(facts),
  };
}

function unsupported(facts: Facts, { method, supported, refusal, named }: Found): Verdict {
  const blamed = refusal && (named || refusal.code === 'invalid_request');
  const spelt = method.value.toLowerCase() === 's256' && method.value !== 'S256';
  const worked = codeCalls(facts).some(({ succeeded }) => succeeded);
  const known = supported?.methods ?? ['S256', 'plain'];
  const outside = !known.includes(method.value);
  return broken(rule, {
    weight: blamed ? 'error' : worked ? 'note' : 'warning',
    // A bare invalid_request may be about something else.
    certainty: outside && (named || !blamed) ? 'proved' : 'likely',
    says: saysOf(method.value, {
      spelt,
      outside,
      known: supported ? `the server supports ${listed(known)} only` : `only ${listed(known)} are defined`,
    }),
    because: 'A server refuses a method that it does not know, or takes the challenge for something else.',
    evidence: [
      {
        ...{ what: 'code_challenge_method', expected: outside ? listed(known, 'or') : 'S256' },
        actual: method.value,
        ...{
          where: method.where,
          seq: method.seq,
          ...(supported?.seq !== undefined && { expectedSeq: supported.seq }),
        },
      },
    ],
    checkFirst: ['Send code_challenge_method=S256, and the SHA-256 of the verifier as code_challenge.'],
    explains: blamed ? [refusal.seq, ...refusal.seqs] : [],
    fault: {
      message: 'authorization request',
      field: 'code_challenge_method',
      right: 'S256',
      wrong: method.value,
    },
  });
}

interface Why {
  readonly spelt: boolean;
  readonly outside: boolean;
  readonly known: string;
}

function saysOf(method: string, { spelt, outside, known }: Why): string {
  if (spelt) return `The code_challenge_method is spelt ${quoted(method)}; it is S256, with a capital S.`;
  const says = `The request uses code_challenge_method ${quoted(method)}`;
  return outside ? `${says}; ${known}.` : `${says}, and the server refuses it.`;
}
