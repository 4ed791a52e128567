import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { looksTakenOut } from '../../facts/absent.ts';
import type { Facts, ResourceCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { lacksPart } from '../refusals.ts';
import { answeredCall, type RefusedCall, refusedCalls, targetWords } from './refused-call.ts';

/** The token stands behind the scheme that it is for. */
export const apiSchemeWrong: Rule = {
  id: 'api_scheme_wrong',
  topic: 'API',
  title: 'The Authorization header names the scheme of the token, once',
  spec: rfc(6750, '2.1'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const value = header(call.event.message, 'authorization');
  if (value === undefined)
    return call.lacksAuthorization
      ? [untold("The call's Authorization header cannot be seen: the file leaves it out.")]
      : [];
  if (isTakenOut(facts, call, value))
    return [
      untold(
        "The call's Authorization header is not in this trace as it was: something else stands in its place.",
      ),
    ];
  const flaw = flawOf(facts, value);
  if (!flaw) return [];
  return [
    broken(apiSchemeWrong, {
      ...{ weight, explains },
      specs: flaw.type === undefined ? [rfc(6750, '2.1')] : [rfc(6750, '2.1'), rfc(9449, '7.1')],
      certainty: flaw.unusual && !wantsBearer(call) ? 'likely' : 'proved',
      says: `${flaw.says} in the call to ${targetWords(call)}.`,
      because:
        flaw.because ??
        'The API reads one scheme, one space and the token; from this header it gets no token.',
      evidence: [
        {
          what: 'Authorization',
          expected: flaw.expected,
          actual: value,
          where: "the call's headers",
          seq: call.seq,
        },
        ...(flaw.seq === undefined
          ? []
          : [{ what: 'token_type', actual: flaw.type ?? '', where: 'the token response', seq: flaw.seq }]),
        row,
      ],
      checkFirst: [
        'Look at the code that builds the header: the scheme is often added twice, by the code and by the library, or by neither.',
        'Use the token_type of the token response as the scheme.',
      ],
      isNot: 'The token may be good; the API does not get as far as looking at it.',
    }),
  ];
}

/** A sanitizer may have replaced the header as a whole, and its scheme with it; often by the same text as everything else. */
function isTakenOut(facts: Facts, { event }: ResourceCall, value: string): boolean {
  const text = value.trim();
  const kinds = new Set(facts.tokens.filter((token) => token.value === text).map(({ kind }) => kind));
  const altered = lacksPart(event, 'authorization', 'values') || facts.lacks('values');
  return looksTakenOut(text) || kinds.size > 1 || (altered && !/^[\w-]+\s+e[yw]/.test(text));
}

interface Flaw {
  readonly says: string;
  readonly expected: string;
  readonly because?: string;
  readonly seq?: number;
  readonly type?: string;
  /** Some APIs take it like that. */
  readonly unusual?: boolean;
}

/** The API says itself which scheme it takes. */
const wantsBearer = ({ response }: ResourceCall): boolean =>
  /\b(?:bearer|dpop)\b/i.test(
    ((response && header(response.message, 'www-authenticate')) ?? '').slice(0, 1000),
  );

function flawOf(facts: Facts, value: string): Flaw | undefined {
  const start = value.slice(0, 300).trim();
  const proper = { expected: 'Bearer <token>' };
  if (/^(bearer|dpop)\s+(bearer|dpop)\b/i.test(start))
    return { ...proper, says: `The scheme stands twice (${quoted(start.split(/\s+/, 2).join(' '))})` };
  if (/^(bearer|dpop)\s*[:=,]/i.test(start))
    return { ...proper, says: 'A sign stands between the scheme and the token' };
  if (/^(bearer|dpop)$/i.test(start)) return { ...proper, says: 'Nothing stands behind the scheme' };
  const known = facts.tokens.find((token) => token.kind !== 'refresh_token' && token.value === value.trim());
  if (known || /^e[yw][\w-]{10,}\.[\w-]+\.[\w-]*$/.test(value.trim()))
    return { ...proper, unusual: true, says: `The token ${shortened(value.trim())} stands without a scheme` };
  const [, scheme = '', token = ''] = /^([\w-]+)\s+(\S.*)$/s.exec(value) ?? [];
  if (/^(token|jwt|access_token|oauth)$/i.test(scheme))
    return { ...proper, unusual: true, says: `The scheme is ${scheme}, not Bearer` };
  if (/^bearer[\w-]{20,}/i.test(start))
    return { ...proper, says: 'No space stands between Bearer and the token' };
  return otherType(facts, scheme, token);
}

/** A token that is bound to a key is sent as DPoP, any other as Bearer. */
function otherType(facts: Facts, scheme: string, token: string): Flaw | undefined {
  const call = looksTakenOut(token)
    ? undefined
    : facts.tokens.find(({ kind, value }) => kind === 'access_token' && value === token)?.call;
  const type = call?.answer.get('token_type');
  if (!type || !/^(bearer|dpop)$/i.test(type.value) || type.value.toLowerCase() === scheme.toLowerCase())
    return undefined;
  if (!/^(bearer|dpop)$/i.test(scheme)) return undefined;
  return {
    ...{
      says: `The token is of the type ${type.value}, but goes as ${scheme}`,
      expected: `${type.value} <token>`,
    },
    ...{
      because: 'A DPoP token counts only with a proof of its key, and a Bearer token has no key.',
      seq: type.seq,
    },
    type: type.value,
  };
}
