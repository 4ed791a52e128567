import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import type { ClientCall } from './client-calls.ts';
import { type RefusedClient, refusedClients, starting, successesOf } from './refused-client.ts';

/** The server wants to know who asks, and the token request does not say it. */
export const clientAuthenticationMissing: Rule = {
  id: 'client_authentication_missing',
  topic: 'client authentication',
  title: 'A token request that the server wants authenticated says who asks',
  spec: rfc(6749, '3.2.1'),
  check: (facts) => {
    const shown = facts.tokenCalls.find((call) => call.succeeded && call.authentication.length > 0);
    const verdicts = refusedClients(facts).flatMap((refused) => judge(facts, refused));
    return verdicts.length === 0 && shown ? [held(shown.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedClient): Verdict[] {
  if (call.authentication.length > 0 || saysSomething(call)) return [];
  if (call.lacksAuthorization || call.lacksBody)
    return [
      untold(
        'Whether the token request carried credentials cannot be seen: the file leaves its headers or body out.',
      ),
    ];
  const shown = successesOf(facts, call.clientId).find(({ authentication }) => authentication.length > 0);
  const client = call.clientId === undefined ? 'no client_id' : `client_id ${call.clientId} only`;
  return [
    broken(clientAuthenticationMissing, {
      ...{ weight, explains, certainty: shown ? 'proved' : looksPublic(facts, call) ? 'unknown' : 'likely' },
      says: `${starting(call.request)} carries no client authentication (${client}), and the server answers ${row.actual}.`,
      because:
        'The server knows this client as confidential, or does not know it. A confidential client must prove who it is in each token request.',
      evidence: [
        {
          what: 'client authentication',
          expected: shown?.authentication[0]?.method ?? 'a secret or an assertion',
          actual: 'none',
          where: call.request,
          seq: call.seq,
        },
        row,
      ],
      checkFirst: [
        'Give the secret to the library that sends the token request: an empty configuration value is often sent as none.',
        'If the app cannot keep a secret (page, native app), register it as a public client.',
        'Check that a proxy does not remove the Authorization header.',
        ...(call.clientId === undefined ? ['Send client_id in the form of a public client.'] : []),
      ],
      isNot: 'It is not a wrong secret: none was sent.',
    }),
  ];
}

/** Pages, devices and apps on a person's machine have no secret to show: their servers mostly refuse them for something else. */
function looksPublic(facts: Facts, call: ClientCall): boolean {
  const { grant = '', origin, redeems, fields, clientId } = call;
  const uri = fields.value('redirect_uri') ?? redeems?.ask?.fields.value('redirect_uri') ?? '';
  const native = /^(?!https?:)[a-z][\w+.-]*:|^http:\/\/(?:127\.0\.0\.1|\[::1\])[:/]/i.test(uri);
  const device = grant.endsWith('device_code') || call.request.startsWith('the device');
  const wentWithout = successesOf(facts, clientId).some(({ authentication }) => authentication.length === 0);
  return native || device || origin !== undefined || wentWithout;
}

/** A header or parameter that tries to say it, but is broken: another rule's matter. */
function saysSomething({ event, fields }: TokenCall): boolean {
  return (
    fields.has('client_assertion') ||
    fields.has('client_secret') ||
    event.message.headers.some(([name]) => name.toLowerCase() === 'authorization')
  );
}
