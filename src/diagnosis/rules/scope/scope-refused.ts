import { spaceDelimited } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted } from '../../words.ts';
import { otherCalls } from '../client-authentication/client-calls.ts';
import { effectsOf } from '../client-authentication/refused-client.ts';
import { askedScope, supportedScopes } from './asked.ts';

/** The server knows the scopes that are asked for, and lets this client ask for them. */
export const scopeRefused: Rule = {
  id: 'scope_refused',
  topic: 'scope and audience',
  title: 'The client may ask for the scopes that it asks for',
  spec: rfc(6749, '4.1.2.1'),
  check: (facts) => {
    const verdicts = refusals(facts)
      .slice(0, 3)
      .map((one) => judge(facts, one));
    if (verdicts.length > 0) return verdicts;
    const asked = facts.asks.find(({ fields }) => fields.has('scope'));
    const good = facts.answers.find(({ fields }) => fields.has('code') || fields.has('access_token'));
    return asked && good ? [held(asked.seq, good.seq)] : [];
  },
};

interface Refusal {
  readonly asked: Field | undefined;
  readonly seq: number;
  readonly where: string;
  readonly described: string | undefined;
  readonly explains: readonly number[];
  readonly refresh: boolean;
  /** The trace does not have the request that asked. */
  readonly unseen: boolean;
}

function refusals(facts: Facts): Refusal[] {
  const fromAnswers = facts.answers.flatMap((answer): Refusal[] => {
    if (answer.fields.value('error') !== 'invalid_scope') return [];
    const { ask, sent, received, fields, seq } = answer;
    const page = received?.response;
    const explains = [seq, sent?.seq, page && page.message.status >= 400 ? page.seq : undefined];
    return [
      {
        ...{ asked: ask?.fields.get('scope'), seq, where: 'the authorization response' },
        ...{ described: fields.value('error_description'), refresh: false, unseen: !ask || ask.opaque },
        explains: explains.filter((one) => one !== undefined),
      },
    ];
  });
  const calls = [...facts.tokenCalls, ...otherCalls(facts)].filter(({ error }) => error === 'invalid_scope');
  return [...fromAnswers, ...calls.map((call) => refusalOf(facts, call))];
}

function refusalOf(facts: Facts, call: TokenCall): Refusal {
  const { answer, response, seq, grant, lacksBody } = call;
  return {
    ...{ asked: askedScope(facts, call), seq: response?.seq ?? seq, where: 'the answer' },
    ...{ described: answer.value('error_description'), explains: effectsOf([call]) },
    ...{ refresh: grant === 'refresh_token', unseen: lacksBody },
  };
}

function judge(facts: Facts, { asked, seq, where, described, explains, refresh, unseen }: Refusal): Verdict {
  if (!asked && unseen) return untold('The scope that was asked for is not in this trace.');
  const supported = supportedScopes(facts);
  const unknown =
    asked && supported ? spaceDelimited(asked.value).filter((one) => !supported.includes(one)) : [];
  const scopes = asked ? `the scope ${quoted(asked.value)}` : 'a request without scope';
  return broken(scopeRefused, {
    ...{ explains, certainty: unknown.length > 0 || refresh ? 'likely' : 'unknown' },
    says:
      unknown.length > 0
        ? `The server refuses ${scopes}; its metadata does not list ${listed(unknown)}.`
        : `The server refuses ${scopes}${described ? `: ${quoted(described)}` : ''}.`,
    because: refresh
      ? 'A refresh may ask for less than was granted, never for more.'
      : 'The server does not know one of the scopes, or this client may not ask for it; which one, only the registration tells.',
    evidence: [
      {
        ...{
          what: 'scope',
          actual: asked?.value ?? 'none',
          where: asked?.where ?? where,
          seq: asked?.seq ?? seq,
        },
        ...(unknown.length > 0 && supported && { expected: supported.join(' ') }),
      },
      { what: 'error', actual: 'invalid_scope', where, seq },
    ],
    checkFirst: [
      ...(unknown.length > 0 ? [`Correct or leave out ${listed(unknown)}: case and prefix count.`] : []),
      "Compare each scope with those allowed in the client's registration.",
      'Ask with openid alone, then add one scope after the other.',
    ],
  });
}
