import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { lacksPart } from '../refusals.ts';

const rule = {
  id: 'callback_not_found',
  topic: 'redirect_uri',
  title: "The app serves its callback's address",
  spec: rfc(6749, '3.1.2'),
} as const;

/**
 * The answer has to find something at the redirect URI that takes it, by the method that it comes with.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)
 */
export const callbackNotFound: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { received } = answer;
  if (!received) return [];
  const { response, event, url, seq } = received;
  if (!response || lacksPart(response))
    return [untold("The app's answer to its callback is not in this trace.")];
  const { status } = response.message;
  if (status !== 404 && status !== 405 && status !== 410) return [held(seq)];
  // Some hosts serve a page's script with a 404.
  if (facts.tokenCalls.some(({ redeems, succeeded }) => redeems?.seq === answer.seq && succeeded))
    return [held(seq)];
  const posted = event.message.method === 'POST';
  const place = quoted(url.slice(0, url.search(/[?#]|$/)));
  return [
    broken(rule, {
      says: posted
        ? `The app answers the POST to its callback ${place} with ${status}: it takes the answer by GET only.`
        : `The app answers its callback ${place} with ${status}.`,
      because: posted
        ? 'With response_mode=form_post the browser brings the answer by POST, and the route does not take that.'
        : 'The server has done its part: the browser came back with the answer, and nothing in the app takes it.',
      evidence: [
        {
          what: 'status',
          expected: '200, or a redirect',
          actual: String(status),
          where: "the app's answer",
          seq: response.seq,
        },
        { what: 'method', actual: event.message.method, where: 'the request to the callback', seq },
      ],
      checkFirst: posted
        ? [
            'Add a POST route for the callback, or ask with response_mode=query.',
            'Exempt the route from checks for form tokens (CSRF) that the server cannot know.',
          ]
        : [
            'Compare the path with the routes of the app as it is deployed: prefix, slash at the end, capital letters.',
            'A single-page app: let the web server answer every unknown path with the page.',
            'Look at what stands before the app: a proxy that does not hand the path on.',
          ],
      certainty: posted && status === 404 ? 'likely' : 'proved',
      explains: [response.seq],
      specs: [rule.spec, rfc(9110, status === 405 ? '15.5.6' : status === 410 ? '15.5.11' : '15.5.5')],
    }),
  ];
}
