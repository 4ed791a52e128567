import { oidcCore, rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { behindReference } from '../redemption.ts';
import { type Refusal, refusalOf, wentThrough } from '../refusals.ts';

const rule = {
  id: 'authorization_request_invalid',
  topic: 'authorization response',
  title: 'The authorization request has what it needs',
  spec: rfc(6749, '4.1.1'),
} as const;

/**
 * A server answers `invalid_request` where a parameter is missing, stands twice or cannot be read.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export const authorizationRequestInvalid: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  if (wentThrough(facts, ask)) return [held(ask.seq)];
  const refusal = refusalOf(facts, ask);
  if (!refusal) return [];
  const missing = refusal.code === undefined ? onlyOnBadRequest(ask) : missingIn(ask);
  if (!isAboutRequest(refusal) && !(missing && refusal.code === undefined)) return [];
  if (ask.opaque && !missing) return [untold(behindReference)];
  if (missing) return [invalid(ask, refusal, missing)];
  // A page without a code may be about anything.
  if (refusal.code === undefined) return [];
  const named = namedIn(refusal.words);
  // Rules of their own say more of these.
  if (named === 'redirect_uri' || named === 'code_challenge_method') return [];
  if (named === 'code_challenge' && !ask.fields.has('code_challenge')) return [];
  return [invalid(ask, refusal, undefined, named)];
}

/** A page without a code may be about anything, but a required parameter that is missing needs no further cause. */
const onlyOnBadRequest = (ask: AuthorizationAsk): Missing | undefined =>
  [400, 422].includes(ask.response?.message.status ?? 0) ? missingIn(ask) : undefined;

const isAboutRequest = ({ code, onPage, words }: Refusal): boolean =>
  code === 'invalid_request' ||
  (onPage &&
    code === undefined &&
    /(missing|required|invalid).{0,40}(parameter|response_type|client_id)/i.test(words.slice(0, 20_000)));

interface Missing {
  readonly name: string;
  readonly because: string;
}

function missingIn({ fields, inUrl }: AuthorizationAsk): Missing | undefined {
  if (!fields.value('client_id'))
    return { name: 'client_id', because: 'Without client_id the server does not know who asks.' };
  if (inUrl.has('request_uri') || inUrl.has('request')) return undefined;
  if (!fields.value('response_type')) {
    return {
      name: 'response_type',
      because: 'response_type is required: it says what the server is to answer with.',
    };
  }
  return undefined;
}

const NAMES = [
  ...[
    'redirect_uri',
    'response_type',
    'response_mode',
    'client_id',
    'code_challenge_method',
    'code_challenge',
  ],
  ...['scope', 'state', 'nonce', 'prompt', 'max_age', 'display', 'login_hint', 'acr_values', 'claims'],
  ...['request_uri', 'request', 'resource', 'audience', 'id_token_hint', 'ui_locales', 'connection'],
] as const;

/** The parameter that the server names. */
function namedIn(words: string): string | undefined {
  const text = words.slice(0, 2000);
  return NAMES.find((name) => new RegExp(`(^|[^a-z_])${name}([^a-z_]|$)`, 'i').test(text));
}

function invalid(
  ask: AuthorizationAsk,
  refusal: Refusal,
  missing: Missing | undefined,
  named?: string,
): Verdict {
  const name = missing?.name ?? named;
  const field = name === undefined ? undefined : ask.fields.get(name);
  const state = field ? quoted(field.value) : 'absent';
  const words = refusal.words === '' ? '' : `: ${quoted(refusal.words)}`;
  return broken(rule, {
    certainty:
      missing && refusal.code !== undefined
        ? 'proved'
        : missing || named !== undefined
          ? 'likely'
          : 'unknown',
    says: missing
      ? `The authorization request has no ${missing.name}, and the server refuses it.`
      : `The server answers ${refusal.code ?? 'with an error page'}${words}${name === undefined ? '' : ` (${name} is ${state})`}.`,
    because:
      missing?.because ??
      'A parameter is missing, stands twice, or has a value that this server does not take; which one, only its words tell.',
    evidence: [
      ...(name === undefined
        ? []
        : [
            {
              what: name,
              where: 'the authorization request',
              seq: ask.seq,
              ...(field && { actual: field.value }),
            },
          ]),
      {
        what: 'error',
        actual: refusal.code ?? refusal.words.slice(0, 200),
        where: refusal.where,
        seq: refusal.seq,
      },
    ],
    checkFirst: [
      ...(name === undefined
        ? []
        : [`Look at ${name} in the authorization request, and at what the server expects there.`]),
      "Look into the server's log at this moment: it often says more than it tells the browser.",
      'Compare the request with one that works, parameter by parameter.',
    ],
    explains: [refusal.seq, ...refusal.seqs],
    specs: [rule.spec, rfc(6749, '4.1.2.1'), oidcCore('3.1.2.2', 'AuthRequestValidation')],
    ...(missing && { fault: { message: 'authorization request', field: missing.name } as const }),
  });
}
