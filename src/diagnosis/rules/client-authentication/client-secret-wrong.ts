import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import type { Certainty } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, veiled } from '../../words.ts';
import { isReal, type RefusedClient, refusedClients, successesOf } from './refused-client.ts';

/** The server takes the secret that the client shows. */
export const clientSecretWrong: Rule = {
  id: 'client_secret_wrong',
  topic: 'client authentication',
  title: 'The server takes the secret that the client shows',
  spec: rfc(6749, '5.2'),
  check: (facts) => {
    const verdicts = refusedClients(facts).flatMap((refused) => judge(facts, refused));
    const good = facts.tokenCalls.find((call) => call.succeeded && secretOf(call) !== undefined);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

const secretOf = ({ authentication }: TokenCall) =>
  authentication.find(({ method }) => !method.endsWith('_jwt'))?.credential;

function judge(facts: Facts, refused: RefusedClient): Verdict[] {
  const { call, explains, weight, row } = refused;
  const secret = secretOf(call);
  if (!secret) {
    const hidden = call.authentication.length === 0 && (call.lacksAuthorization || call.lacksBody);
    return hidden
      ? [untold('The credentials of the token request cannot be seen: the file leaves them out.')]
      : [];
  }
  const other = otherSecret(facts, call, secret.value);
  const client = call.clientId ?? 'this client';
  const described = call.answer.value('error_description');
  return [
    broken(clientSecretWrong, {
      ...{ weight, explains, certainty: other === undefined ? certaintyOf(call) : 'proved' },
      says:
        other === undefined
          ? `The server refuses the secret ${veiled(secret.value)} of ${client}${described ? `: ${quoted(described)}` : ''}.`
          : `The secret ${veiled(secret.value)} of ${client} is refused; ${veiled(other.value)} went through.`,
      because:
        'Credentials were sent in the usual form. So the secret is not the one that is registered, has expired or was replaced, or the client is unknown to this server.',
      evidence: [
        {
          ...{ what: 'client_secret', ...(other && { expected: other.value }), actual: secret.value },
          ...{ where: secret.where, seq: secret.seq },
        },
        row,
      ],
      checkFirst: [
        `Compare the secret that the app has loaded with the registration of ${client}: its value, not its id, and not of another environment.`,
        'Look whether the secret has expired or was rotated.',
        'Check that the token URL belongs to the server, tenant or realm where the client is registered.',
        ...methodHint(call),
        ...(secret.value.includes('%') ? ['See whether the secret was percent-encoded once too often.'] : []),
      ],
      isNot: 'The code and the PKCE values are not the cause: the server looks at the client first.',
    }),
  ];
}

/** A server that knew this client when the user signed in cannot mean that it does not know it. */
function certaintyOf(call: TokenCall): Certainty {
  const described = (call.answer.value('error_description') ?? '').slice(0, 500);
  const known = call.redeems?.ask?.fields.value('client_id') === call.clientId && call.clientId !== undefined;
  return known || /secret|credential|password/i.test(described) ? 'likely' : 'unknown';
}

function otherSecret(facts: Facts, call: TokenCall, mine: string) {
  if (!isReal(facts, mine)) return undefined;
  return successesOf(facts, call.clientId)
    .map(secretOf)
    .find((secret) => secret !== undefined && secret.value !== mine && isReal(facts, secret.value));
}

function methodHint(call: TokenCall): string[] {
  const challenge = call.response && header(call.response.message, 'www-authenticate');
  const posted = call.authentication.every(({ method }) => method === 'client_secret_post');
  return posted && /^basic\b/i.test(challenge ?? '')
    ? ['The server asks for HTTP Basic: try client_secret_basic instead of the form.']
    : [];
}
