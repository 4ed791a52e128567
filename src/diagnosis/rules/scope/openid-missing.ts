import { spaceDelimited } from '../../../protocol/parameters.ts';
import { oidcCore } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import type { Evidence, Weight } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';

/** An app that wants OpenID Connect asks for `openid`. */
export const openidMissing: Rule = {
  id: 'openid_missing',
  topic: 'scope and audience',
  title: 'A request that wants to know the user asks for the scope openid',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  check: (facts) => {
    const verdicts = facts.asks.slice(0, 50).flatMap((ask) => judge(facts, ask));
    const broke = verdicts.filter(({ kind }) => kind === 'broken');
    return broke.length > 0 ? broke.slice(0, 1) : verdicts.slice(0, 1);
  },
};

function judge(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const scope = ask.fields.value('scope');
  if (spaceDelimited(scope).includes('openid')) return [held(ask.seq)];
  if (ask.opaque)
    return [
      untold('The scope is not in this trace: the authorization request only refers to its parameters.'),
    ];
  const symptom = frontSymptom(ask, facts) ?? userinfoSymptom(facts, ask) ?? noIdToken(facts, ask);
  if (!symptom) return unseen(facts, ask);
  return [
    broken(openidMissing, {
      ...{ weight: symptom.weight, certainty: symptom.certainty, explains: symptom.explains },
      says: `The authorization request asks for ${scope === undefined ? 'no scope' : `the scope "${scope}"`} without openid, ${symptom.says}.`,
      because:
        'Without openid the request is plain OAuth: the server gives no ID token, and a token for it does not open /userinfo.',
      evidence: [
        {
          ...{ what: 'scope', expected: `openid${scope ? ` ${scope}` : ''}`, actual: scope ?? 'none' },
          ...{ where: 'the authorization request', seq: ask.seq },
        },
        ...symptom.rows,
      ],
      checkFirst: [
        'Add openid to the scopes of the login.',
        'Look whether a setting replaces the default scopes instead of adding to them.',
      ],
      fault: {
        ...{ message: 'authorization request', field: 'scope' },
        ...{ right: `openid${scope ? ` ${scope}` : ''}`, ...(scope !== undefined && { wrong: scope }) },
      },
    }),
  ];
}

interface Symptom {
  readonly weight: Weight;
  readonly certainty: 'proved' | 'likely';
  readonly says: string;
  readonly rows: readonly Evidence[];
  readonly explains: readonly number[];
}

/** The response type asks for an ID token, and the answer refuses it or has none. */
function frontSymptom(ask: AuthorizationAsk, { answers }: Facts): Symptom | undefined {
  if (!spaceDelimited(ask.fields.value('response_type')).includes('id_token')) return undefined;
  const answer = answers.find((one) => one.ask === ask);
  if (!answer || answer.fields.has('id_token') || answer.fields.list.length === 0) return undefined;
  const error = answer.fields.value('error');
  // Somebody who says no, or is not signed in, is no symptom.
  if (
    error !== undefined &&
    !['invalid_request', 'invalid_scope', 'unsupported_response_type'].includes(error)
  )
    return undefined;
  return {
    ...{ weight: 'error', certainty: 'likely', says: 'though its response_type wants an ID token' },
    explains: error === undefined ? [] : [answer.seq, ...(answer.sent ? [answer.sent.seq] : [])],
    rows: [
      {
        what: error ? 'error' : 'id_token',
        actual: error ?? 'none',
        where: 'the authorization response',
        seq: answer.seq,
      },
    ],
  };
}

/** /userinfo turns down the token that came of this request. */
function userinfoSymptom({ resourceCalls }: Facts, ask: AuthorizationAsk): Symptom | undefined {
  const refused = resourceCalls.find(
    ({ to, status, seen }) =>
      to === 'userinfo' &&
      (status === 401 || status === 403) &&
      (seen?.authorization ?? seen?.call?.redeems)?.ask === ask,
  );
  if (!refused) return undefined;
  const seq = refused.response?.seq ?? refused.seq;
  return {
    ...{ weight: 'error', certainty: 'likely', explains: [seq], says: 'and /userinfo refuses the token' },
    rows: [{ what: 'status', actual: String(refused.status), where: 'the /userinfo response', seq }],
  };
}

/** Scopes that OpenID Connect defines; plain OAuth servers use the same names too. */
function hint({ fields }: AuthorizationAsk): Field | undefined {
  const scope = fields.get('scope');
  return spaceDelimited(scope?.value).some((one) => one === 'profile' || one === 'email') ? scope : undefined;
}

/** A nonce is for an ID token; none came. */
function noIdToken({ tokenCalls }: Facts, ask: AuthorizationAsk): Symptom | undefined {
  const nonce = ask.fields.get('nonce') ?? hint(ask);
  const call = tokenCalls.find((one) => one.redeems?.ask === ask && one.succeeded);
  if (!nonce || !call || call.lacksAnswer || call.answer.has('id_token')) return undefined;
  const page = call.redeems?.received?.response;
  const failed = page !== undefined && page.message.status >= 400;
  // Some libraries send a nonce always: an app that does not fail did not miss the ID token.
  return {
    ...{
      weight: failed ? 'error' : 'note',
      certainty: 'likely',
      explains: failed ? [page.seq] : [],
    },
    says: `though it sends ${nonce.name === 'scope' ? 'scopes of OpenID Connect' : 'a nonce'}, and no ID token came`,
    rows: [
      { what: nonce.name, actual: nonce.value, where: nonce.where, seq: nonce.seq },
      { what: 'id_token', actual: 'none', where: 'the token response', seq: call.response?.seq ?? call.seq },
    ],
  };
}

function unseen({ tokenCalls }: Facts, ask: AuthorizationAsk): Verdict[] {
  if (!ask.fields.has('nonce')) return [];
  const call = tokenCalls.find((one) => one.redeems?.ask === ask);
  return !call || call.lacksAnswer
    ? [untold('The token response, which shows whether an ID token came, is not in this trace.')]
    : [];
}
