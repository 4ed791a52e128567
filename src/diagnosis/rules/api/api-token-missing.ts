import { header, parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts, ResourceCall, SeenToken } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answeredCall, type RefusedCall, refusedCalls, targetWords } from './refused-call.ts';

/** A call to an API carries the token that the app has. */
export const apiTokenMissing: Rule = {
  id: 'api_token_missing',
  topic: 'API',
  title: 'Each call to the API carries an access token',
  spec: rfc(6750, '2.1'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { token, status, event, lacksAuthorization } = call;
  if (token || status !== 401 || event.message.headers.some(isCredential)) return [];
  if (lacksAuthorization)
    return [untold("The call's Authorization header cannot be seen: the file leaves it out.")];
  const from = redirectedFrom(facts, call);
  // Before anybody has signed in, a call without a token is how an app finds out that it must ask for one.
  const had = tokenBefore(facts, call);
  const serious = from !== undefined || (had !== undefined && weight === 'error' && wantsToken(facts, call));
  return [
    broken(apiTokenMissing, {
      ...{ weight: serious ? weight : 'note', explains, certainty: from || !serious ? 'proved' : 'likely' },
      says: from
        ? `The call to ${targetWords(call)} has no Authorization header: it was lost in a redirect from ${parseUrl(from.event.message.url)?.host}.`
        : `The call to ${targetWords(call)} has no Authorization header${had ? ', though the app has an access token' : ''}.`,
      because: from
        ? 'HTTP clients drop the Authorization header where a redirect leads to another host.'
        : 'The API answers 401 to a call that does not say who it is for.',
      evidence: [
        {
          what: 'Authorization',
          expected: 'Bearer and the token',
          actual: 'none',
          where: "the call's headers",
          seq: call.seq,
        },
        ...(from
          ? [
              {
                what: 'Location',
                actual: event.message.url,
                where: 'the redirect',
                seq: from.response?.seq ?? from.seq,
              },
            ]
          : []),
        ...(had ? [{ what: 'access_token', actual: had.value, where: had.where, seq: had.seq }] : []),
        row,
      ],
      checkFirst: from
        ? [
            'Call the address that the redirect leads to, with the right host, scheme and slash, from the start.',
          ]
        : [
            'Look whether the code that adds the header knows this URL: interceptors often have a list of hosts.',
            'See whether the token was in memory yet (a call sent before the login had ended).',
            'If the app does send it, look at proxies between: some remove Authorization.',
          ],
      isNot: 'The token itself is not the cause: none was sent.',
    }),
  ];
}

/** The access token that the app has at the time of a call: none after a logout. */
function tokenBefore({ tokens, logouts }: Facts, call: ResourceCall): SeenToken | undefined {
  const ended = logouts.findLast(({ seq }) => seq < call.seq)?.seq ?? -1;
  return tokens.findLast(
    ({ kind, seq, call: from, authorization }) =>
      kind === 'access_token' && (from ?? authorization) && seq < call.seq && seq > ended,
  );
}

/** An API that goes by cookies answers 401 too; one that wants a token says so, or gets one with other calls. */
function wantsToken({ resourceCalls }: Facts, { event, response }: ResourceCall): boolean {
  const challenge = (response && header(response.message, 'www-authenticate')) ?? '';
  const origin = parseUrl(event.message.url)?.origin;
  const same = ({ token, event: { message } }: ResourceCall) =>
    token !== undefined && parseUrl(message.url)?.origin === origin;
  return /\b(bearer|dpop)\b/i.test(challenge.slice(0, 1000)) || resourceCalls.some(same);
}

const isCredential = ([name]: readonly [string, string]) => /^(authorization|x-api-key|dpop)$/i.test(name);

/** The call with a token that was answered by a redirect to this one. */
function redirectedFrom({ resourceCalls }: Facts, call: ResourceCall): ResourceCall | undefined {
  const at = resourceCalls.indexOf(call);
  return resourceCalls.slice(Math.max(0, at - 5), at).find(({ token, response, event }) => {
    const location = response && redirectLocation(response.message);
    const target = location === undefined ? undefined : parseUrl(location, event.message.url);
    return token !== undefined && target !== undefined && bare(target.href) === bare(call.event.message.url);
  });
}
