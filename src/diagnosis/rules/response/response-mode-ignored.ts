import { openid } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { behindReference, noAsk } from '../redemption.ts';

const rule = {
  id: 'response_mode_ignored',
  topic: 'authorization response',
  title: 'The answer comes the way that response_mode asks for',
  spec: openid(
    'OAuth 2.0 Multiple Response Types',
    'oauth-v2-multiple-response-types-1_0',
    '2.1',
    'ResponseModes',
  ),
} as const;

/**
 * The answer comes in the query, in the fragment or in a posted form, as `response_mode` says.
 * @see [OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes)
 */
export const responseModeIgnored: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

const MODES = ['query', 'fragment', 'form_post'] as const;

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { ask, mode, seq, fields, received } = answer;
  if (!ask) return facts.lacks('beginning') ? [untold(noAsk)] : [];
  const asked = ask.fields.get('response_mode');
  if (!asked) return ask.opaque ? [untold(behindReference)] : [];
  const wanted = MODES.find((one) => asked.value === one || asked.value === `${one}.jwt`);
  if (!wanted) return [];
  if (wanted === mode) return [held(asked.seq, seq)];
  // An error may be about the mode itself, and then has to come another way.
  if (fields.has('error')) return [];
  const worked = facts.tokenCalls.some(({ succeeded }) => succeeded);
  const failed = received?.response && received.response.message.status >= 400 ? [received.response.seq] : [];
  return [
    broken(rule, {
      weight: worked ? 'note' : failed.length > 0 ? 'error' : 'warning',
      says: `The request asks for response_mode ${quoted(asked.value)}, and the answer came as ${mode}.`,
      because: `The app looks for the answer ${PLACES[wanted]}, and finds nothing there.`,
      evidence: [
        {
          ...{ what: 'response_mode', expected: wanted, actual: mode, where: 'the authorization response' },
          ...{ seq, expectedSeq: asked.seq },
        },
      ],
      checkFirst: [
        'Look whether the server knows this mode for this response_type and client.',
        `Let the app also take the answer as ${mode}, or ask for what the server gives.`,
      ],
      explains: failed,
    }),
  ];
}

const PLACES = {
  query: 'in the query of the callback',
  fragment: 'behind # in the address of the callback',
  form_post: 'in a form that is posted to the callback',
} as const;
