import { rfc } from '../../../protocol/spec.ts';
import type { Facts, SeenToken } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { answeredCall, type RefusedCall, refusedCalls, targetWords } from '../api/refused-call.ts';
import { otherTexts, replaced } from '../replaced.ts';
import { isWhole, refusalsByApp } from './claims.ts';

/** A token is passed on as it came, whole and with nothing around it. */
export const tokenMalformed: Rule = {
  id: 'token_malformed',
  topic: 'tokens',
  title: 'Tokens are passed on as they came, whole and with nothing around them',
  spec: rfc(6750, '2.1'),
  check: (facts) => {
    const verdicts = [
      ...refusedCalls(facts).flatMap((refused) => judge(facts, refused)),
      ...idTokens(facts),
    ].slice(0, 3);
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { token } = call;
  if (!token)
    return call.lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  if (!isWhole(facts, token.seq, token.value))
    return [untold('The token is not in this trace as it was: something else stands in its place.')];
  if (replaced(facts)) return [untold(otherTexts)];
  const flaw = flawOf(facts, token.value);
  if (!flaw) return [];
  return [
    broken(tokenMalformed, {
      ...{ weight, explains },
      says: `${flaw.says} in the call to ${targetWords(call)}.`,
      because: 'The API gets another text than the one that the server issued.',
      evidence: [
        {
          ...{
            what: 'access_token',
            expected: flaw.expected,
            actual: token.value,
            where: token.where,
            seq: token.seq,
          },
          ...(flaw.seq !== undefined && { expectedSeq: flaw.seq }),
        },
        row,
      ],
      checkFirst: [
        'Log the length of the token where it is received and where it is sent.',
        'Look at where it is kept between: cookies end at 4096 bytes, columns of a database at their width, JSON adds quotation marks.',
      ],
    }),
  ];
}

interface Flaw {
  readonly says: string;
  readonly expected: string;
  readonly seq?: number;
}

function flawOf({ tokens }: Facts, value: string): Flaw | undefined {
  const issued = tokens.filter(
    ({ kind, call, authorization }) => kind === 'access_token' && (call ?? authorization),
  );
  if (issued.some((one) => one.value === value)) return undefined;
  const latest = issued.at(-1);
  const expected = { expected: latest?.value ?? 'the access token', ...(latest && { seq: latest.seq }) };
  if (/^(undefined|null|None|nil|NaN|true|false|\[object \w+\]|Bearer)$/.test(value))
    return { ...expected, says: `The text ${quoted(value)} stands in place of the token` };
  const inner = value.trim().replace(/^["'](.*)["']$/s, '$1');
  const plain = issued.find((one) => one.value === inner);
  if (inner !== value && (plain || /^["']/.test(value.trim())))
    return {
      expected: inner,
      ...(plain && { seq: plain.seq }),
      says: 'Quotation marks or white space stand around the token',
    };
  if (value.startsWith('{')) return { ...expected, says: 'A JSON object stands in place of the token' };
  const cut = value.length >= 16 ? issued.find((one) => isCut(value, one)) : undefined;
  if (cut)
    return {
      expected: cut.value,
      seq: cut.seq,
      says: `The token ${shortened(value)} is cut: ${value.length} of ${cut.value.length} characters are left`,
    };
  const decoded = value.includes('%')
    ? issued.find((one) => encodeURIComponent(one.value) === value)
    : undefined;
  if (decoded) return { expected: decoded.value, seq: decoded.seq, says: 'The token is percent-encoded' };
  return undefined;
}

const isCut = (value: string, { value: whole }: SeenToken): boolean =>
  value.length < whole.length && (whole.startsWith(value) || whole.endsWith(value));

/** An ID token is a JWT, or an encrypted one. */
function idTokens(facts: Facts): Verdict[] {
  return facts.tokens
    .filter(({ kind, jwt, call, authorization }) => kind === 'id_token' && !jwt && (call ?? authorization))
    .filter(({ value }) => !/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]*$/.test(value))
    .map((token) => {
      // A sanitizer puts something else in its place: what is left of a JWT begins as one.
      const isPart = /^["'\s]*e[yw][\w-]{8}/.test(token.value);
      if (!isWhole(facts, token.seq, token.value) || !(isPart || besideWhole(facts, token)))
        return untold(
          'The ID token is not in this trace as it was: what stands in its place is not part of one.',
        );
      return broken(tokenMalformed, {
        certainty: isPart ? 'proved' : 'likely',
        explains: refusalsByApp(token),
        says: `The ID token ${shortened(token.value)} is not a JWT that can be read.`,
        because:
          'An ID token has three parts of BASE64URL, the first two of which are JSON objects (five parts where it is encrypted).',
        evidence: [
          {
            what: 'id_token',
            expected: 'header.claims.signature',
            actual: token.value,
            where: token.where,
            seq: token.seq,
          },
        ],
        checkFirst: [
          'Look whether it was cut on its way: URLs, headers and cookies have limits.',
          'Look at what changes the answer of the server.',
        ],
      });
    });
}

/** Whether another token of the same answer stands there as it was: a sanitizer would have taken both. */
const besideWhole = ({ tokens }: Facts, { call, authorization }: SeenToken): boolean =>
  tokens.some((one) => one.jwt !== undefined && one.call === call && one.authorization === authorization);
