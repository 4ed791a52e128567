import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Certainty } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import {
  answeredCall,
  jwtOf,
  type RefusedCall,
  refusedCalls,
  successAt,
  targetWords,
} from '../api/refused-call.ts';
import { audiences, clientOf } from '../tokens/claims.ts';

/** The token that an API gets is for that API. */
export const accessTokenAudience: Rule = {
  id: 'access_token_audience',
  topic: 'scope and audience',
  title: 'The aud of an access token names the API that it is sent to',
  spec: rfc(9068, '4'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts, 'api');
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { to, token, challenge, seen } = call;
  if (to !== 'api' || challenge.value('error') === 'insufficient_scope') return [];
  if (!token)
    return call.lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  const jwt = jwtOf(call);
  if (!jwt || seen?.kind === 'id_token' || successAt(facts, call, 'same')) return [];
  const given = audiences(jwt.claims);
  const judged = wrongAudience(facts, { call, explains, weight, row }, given);
  if (!judged) return [];
  const { expected, certainty, expectedSeq } = judged;
  return [
    broken(accessTokenAudience, {
      ...{ weight, explains, certainty },
      says: `The access token is for ${given.length > 0 ? listed(given) : 'no audience'}, and ${targetWords(call)} refuses it.`,
      because: 'An API must refuse a token that is made out to another one, even from the same server.',
      evidence: [
        {
          ...{ what: 'aud', expected, actual: given.join(' ') || 'none', where: "the access token's claim" },
          ...{ seq: token.seq, ...(expectedSeq !== undefined && { expectedSeq }) },
        },
        row,
      ],
      checkFirst: [
        `Ask for the token with the identifier of this API (audience, resource, or a scope of it).`,
        "Compare aud with the audience in the API's configuration, character by character; a slash at the end counts.",
        'If the app calls several APIs, look whether it sends each its own token.',
      ],
      fault: {
        ...{ message: 'token response', field: 'access_token', claim: 'aud', right: expected },
        ...(given[0] !== undefined && { wrong: given[0] }),
      },
    }),
  ];
}

interface Judged {
  readonly expected: string;
  readonly certainty: Certainty;
  readonly expectedSeq?: number;
}

function wrongAudience(facts: Facts, { call }: RefusedCall, given: readonly string[]): Judged | undefined {
  const url = parseUrl(call.event.message.url);
  if (!url || given.some((aud) => covers(aud, url))) return undefined;
  const other = successAt(facts, call, 'other');
  const theirs = other && jwtOf(other) ? audiences(jwtOf(other)?.claims ?? {}) : [];
  if (theirs.some((aud) => given.includes(aud))) return undefined;
  const expectedSeq = facts.resourceCalls.includes(other ?? call) ? other?.token?.seq : undefined;
  const described = (
    call.challenge.value('error_description') ??
    call.answer.value('error_description') ??
    ''
  ).slice(0, 500);
  const said = /audience|\baud\b/i.test(described);
  // An API can take several audiences, and refuse this token for something else.
  if (theirs[0] !== undefined) {
    const certainty = said ? 'proved' : 'likely';
    return { expected: theirs[0], certainty, ...(expectedSeq !== undefined && { expectedSeq }) };
  }
  // An API may go by a name that has nothing to do with its address: only names that are somebody else's tell.
  const asked = call.seen?.call?.redeems?.ask?.fields;
  const wanted = asked?.get('audience') ?? asked?.get('resource');
  if (wanted && !given.includes(wanted.value))
    return { expected: wanted.value, certainty: 'likely', expectedSeq: wanted.seq };
  const client = call.seen && clientOf(call.seen);
  const others = given.every((aud) => aud === client || elsewhere(facts, aud, url));
  return said || (given.length > 0 && others) ? { expected: url.origin, certainty: 'likely' } : undefined;
}

const covers = (aud: string, url: URL): boolean => {
  const named = parseUrl(aud);
  return (
    named !== undefined &&
    named.origin === url.origin &&
    `${url.pathname}/`.startsWith(named.pathname.replace(/\/?$/, '/'))
  );
};

function elsewhere({ issuers }: Facts, aud: string, url: URL): boolean {
  const named = parseUrl(aud);
  if (!named || !/^https?:$/.test(named.protocol)) return issuers.some(({ value }) => value === aud);
  return named.host !== url.host;
}
