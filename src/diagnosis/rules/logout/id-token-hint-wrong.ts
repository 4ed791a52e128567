import { decodeJwt } from '../../../protocol/jwt.ts';
import { openid } from '../../../protocol/spec.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { isRefused, isSilent, type Logout, NO_ANSWER, serverLogouts } from './logouts.ts';

/**
 * Whether the ID token in a logout request is one that this server issued to this client.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export const idTokenHintWrong: Rule = {
  id: 'id_token_hint_wrong',
  topic: 'logout',
  title: 'id_token_hint is an ID token of this server and client',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
  check: (facts) => serverLogouts(facts).flatMap((logout) => verdictsOn(facts, logout)),
};

/** What is wrong with a hint. */
interface Wrong {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly says: string;
  readonly expectedSeq?: number;
  readonly certain: boolean;
}

function verdictsOn(facts: Facts, logout: Logout): Verdict[] {
  const hint = logout.fields.get('id_token_hint');
  if (!hint) return [];
  if (!comparable(facts, hint)) return [untold(takenOut)];
  const wrong = wrongWith(facts, logout, hint);
  if (!wrong) return [held(logout.seq)];
  if (isSilent(logout)) return [untold(NO_ANSWER)];
  if (!isRefused(logout)) return [];
  const { response } = logout;
  const seq = response?.seq ?? logout.seq;
  return [
    broken(idTokenHintWrong, {
      certainty: wrong.certain ? 'proved' : 'likely',
      says: `The logout request's id_token_hint ${wrong.says}; the server refused it with status ${response?.message.status}.`,
      because:
        'The hint tells the server whose session to end and for which client. It refuses one that it did not issue to that client.',
      evidence: [
        {
          ...{ what: wrong.what, expected: wrong.expected, actual: wrong.actual, where: 'the id_token_hint' },
          ...{ seq: hint.seq, ...(wrong.expectedSeq !== undefined && { expectedSeq: wrong.expectedSeq }) },
        },
        { what: 'status', actual: String(response?.message.status ?? 0), where: "the server's answer", seq },
      ],
      checkFirst: [
        'Send the id_token of the latest token response of this client, whole and unchanged.',
        'Check that the access token is not sent in its place.',
        'Check which client and environment the stored ID token comes from.',
      ],
      explains: [seq],
    }),
  ];
}

function wrongWith(facts: Facts, { fields }: Logout, { value: hint, seq }: Field): Wrong | undefined {
  const jwt = decodeJwt(hint);
  const access = facts.tokens.find(({ kind, value }) => kind === 'access_token' && value === hint);
  const isId = facts.tokens.some(
    ({ kind, value, call, authorization }) =>
      kind === 'id_token' && value === hint && (call ?? authorization),
  );
  if (isId) return otherClient(facts, fields.get('client_id'), jwt?.claims['aud']);
  if (access)
    return {
      ...{
        what: 'id_token_hint',
        expected: 'an ID token',
        actual: hint,
        expectedSeq: access.seq,
        certain: true,
      },
      says: `is the access token ${shortened(hint)}`,
    };
  if (!jwt) {
    // Five parts are an encrypted ID token.
    if (hint.split('.').length === 5) return undefined;
    return {
      what: 'id_token_hint',
      expected: 'an ID token',
      actual: hint,
      says: `is not a JWT: ${shortened(hint)}`,
      certain: true,
    };
  }
  // The hint itself is one of those that say who the server is.
  const issuers = facts.issuers.filter((one) => one.seq !== seq);
  const issuer = issuers[0];
  const iss = jwt.claims['iss'];
  if (issuer && typeof iss === 'string' && !issuers.some(({ value }) => value === iss))
    return {
      ...{ what: 'iss', expected: issuer.value, actual: iss, expectedSeq: issuer.seq, certain: false },
      says: `was issued by ${quoted(iss)} and not by ${quoted(issuer.value)}`,
    };
  return otherClient(facts, fields.get('client_id') ?? facts.clientId, jwt.claims['aud']);
}

function otherClient(
  facts: Facts,
  client: { readonly value: string; readonly seq: number } | undefined,
  aud: unknown,
): Wrong | undefined {
  const audiences = (Array.isArray(aud) ? aud : [aud]).filter(
    (one): one is string => typeof one === 'string',
  );
  if (!client || audiences.length === 0 || audiences.includes(client.value)) return undefined;
  return {
    ...{ what: 'aud', expected: client.value, actual: audiences.join(' '), expectedSeq: client.seq },
    certain: client.seq !== facts.clientId?.seq,
    says: `is for the client ${quoted(audiences.join(' '))} and not for ${quoted(client.value)}`,
  };
}
