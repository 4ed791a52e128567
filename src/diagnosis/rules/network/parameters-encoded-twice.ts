import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { answersTo, grants, refusalOf } from '../refusals.ts';
import { answerSeqs, NO_BODY, refused } from './answers.ts';

/** A value that is still encoded after it was decoded once, and what it should be. */
interface Twice {
  readonly field: Field;
  readonly right: string;
  /** Nothing else can be meant: an absolute URL, or the value that the trace has elsewhere. */
  readonly certain: boolean;
}

/**
 * Whether parameters are percent-encoded once.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, appendix B](https://www.rfc-editor.org/rfc/rfc6749#appendix-B)
 */
export const parametersEncodedTwice: Rule = {
  id: 'parameters_encoded_twice',
  topic: 'network and proxies',
  title: 'Parameters are encoded once',
  spec: rfc(6749, 'B'),
  check: (facts) => [...onAsks(facts), ...onCalls(facts)],
};

/** Errors that have nothing to do with how a request is written. */
const OF_THE_PERSON: ReadonlySet<string> = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'server_error',
  'temporarily_unavailable',
]);

function onAsks(facts: Facts): Verdict[] {
  return facts.asks.flatMap((ask): Verdict[] => {
    const found = twiceIn(
      ['redirect_uri', 'scope', 'resource', 'audience'].flatMap((name) => ask.inUrl.get(name) ?? []),
    );
    if (found.length === 0) return [held(ask.seq)];
    const refusal = refusalOf(facts, ask);
    if (refusal) {
      // An error that reaches the app shows that the server accepted the address, and some errors are about the person.
      const blamed = found.filter(({ field }) => refusal.onPage || field.name !== 'redirect_uri');
      if (blamed.length === 0 || OF_THE_PERSON.has(refusal.code ?? '')) return [];
      const shown = { seq: refusal.seq, where: refusal.where };
      return [
        verdictOn(blamed, refusal.code ?? 'an error page', shown, refusal.seqs, 'authorization request'),
      ];
    }
    if (answersTo(facts, ask).some(grants)) return [];
    return [untold("The server's answer to the authorization request is not in this trace.")];
  });
}

function onCalls(facts: Facts): Verdict[] {
  return facts.tokenCalls.flatMap((call): Verdict[] => {
    if (call.lacksBody) return [untold(NO_BODY)];
    const named = ['redirect_uri', 'scope'].flatMap((name) => call.fields.get(name) ?? []);
    const found = [
      ...twiceIn(named),
      ...codeTwice(facts, call.fields.get('code'), call.redeems?.fields.get('code')),
    ];
    if (found.length === 0) return [held(call.seq)];
    if (!refused(call) || !call.response)
      return call.response ? [] : [untold('The answer of the token endpoint is not in this trace.')];
    if (['invalid_client', 'unauthorized_client', 'server_error'].includes(call.error ?? '')) return [];
    const error = call.error ?? `status ${call.status ?? 0}`;
    return [
      verdictOn(
        found,
        error,
        { seq: call.response.seq, where: 'the token response' },
        answerSeqs(call),
        'token request',
      ),
    ];
  });
}

/** Values that still read as encoded. */
function twiceIn(fields: readonly Field[]): Twice[] {
  return fields.flatMap((field): Twice[] => {
    const { name, value } = field;
    if (value.length > 20_000 || !/%[0-9a-f]{2}|\+/i.test(value)) return [];
    const right = decoded(value);
    if (name === 'redirect_uri') {
      const isUrl = /^[a-z][a-z0-9+.-]*%3a/i.test(value) && URL.canParse(right);
      return isUrl ? [{ field, right, certain: true }] : [];
    }
    if (name === 'scope') return scopeTwice(field);
    return /^https?%3a%2f%2f/i.test(value) && URL.canParse(right) ? [{ field, right, certain: true }] : [];
  });
}

/** Scopes that were joined by an encoded space, or by a plus sign that was encoded itself. */
function scopeTwice(field: Field): Twice[] {
  const { value } = field;
  if (/%20/.test(value)) return [{ field, right: decoded(value), certain: true }];
  const joined =
    /^(?:[\w.:/-]+\+)+[\w.:/-]+$/.test(value) &&
    /(?:^|\+)(?:openid|profile|email|offline_access)(?:\+|$)/.test(value);
  return joined ? [{ field, right: value.replaceAll('+', ' '), certain: false }] : [];
}

/** A code that the app got, and sent with an encoding too many: `4%2F0A` for `4/0A`. */
function codeTwice(facts: Facts, sent: Field | undefined, got: Field | undefined): Twice[] {
  if (!sent || !got || sent.value === got.value || !comparable(facts, sent, got)) return [];
  return /%[0-9a-f]{2}/i.test(sent.value) && decoded(sent.value) === got.value
    ? [{ field: sent, right: got.value, certain: true }]
    : [];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What says of a value only that it is another one. */
const LESS_EXACT: ReadonlyMap<string, string> = new Map([
  ['redirect_uri', 'redirect_uri_mismatch_at_token'],
  ['code', 'code_changed'],
]);

function verdictOn(
  found: readonly Twice[],
  error: string,
  shown: { readonly seq: number; readonly where: string },
  explains: readonly number[],
  message: 'authorization request' | 'token request',
): Verdict {
  const [first] = found;
  if (!first) return untold(takenOut);
  return broken(parametersEncodedTwice, {
    certainty: first.certain ? 'proved' : 'likely',
    says: `${first.field.name} is encoded twice: decoded, it still reads ${quoted(first.field.value)}; the server answered ${error}.`,
    because:
      'A server decodes a parameter once. What is left is another value than the one that is registered or was issued.',
    evidence: [
      ...found.map(({ field, right }) => ({
        what: field.name,
        expected: right,
        actual: field.value,
        where: field.where,
        seq: field.seq,
      })),
      { what: 'error', actual: error, ...shown },
    ],
    checkFirst: [
      'Give the plain value to whatever builds the URL or the form (URLSearchParams, a form encoder, an OAuth library), and do not encode it before.',
      'Look for a template or a gateway that encodes the whole URL again.',
      ...(first.field.name === 'scope'
        ? ['Separate scopes by a space, not by + or %20: the encoder makes that of it.']
        : []),
    ],
    explains,
    supersedes: found.flatMap(({ field }) => LESS_EXACT.get(field.name) ?? []),
    fault: { message, field: first.field.name, right: first.right, wrong: first.field.value },
  });
}
