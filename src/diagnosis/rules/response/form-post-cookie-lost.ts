import { header, parseUrl, redirectLocation } from '../../../protocol/http.ts';
import { cookies, openid } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { lacksPart } from '../refusals.ts';
import { cookieNames, cookiesFor, type SetCookie, showsCookies } from './set-cookies.ts';

const rule = {
  id: 'form_post_cookie_lost',
  topic: 'authorization response',
  title: "The app's cookie comes along when the answer is posted",
  spec: cookies('5.6.7.1'),
} as const;

/**
 * A POST from the server's page to the app is cross-site: cookies with `SameSite` of `Lax` or `Strict` stay behind.
 * @see [RFC 6265bis, section 5.6.7.1](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6.7.1)
 */
export const formPostCookieLost: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { received, ask } = answer;
  if (!received || answer.mode !== 'form_post' || received.event.message.method !== 'POST') return [];
  if (isSameSite(received.event.message, ask?.event.message.url, received.url)) return [];
  if (!showsCookies(facts, received.event))
    return [untold('Which cookies came to the callback cannot be seen: the file has no cookies.')];
  const set = cookiesFor(facts, received.url, ask?.seq ?? received.seq);
  const sent = cookieNames(received.event);
  const lost = set.filter(({ name, sameSite }) => !sent.has(name) && sameSite !== 'none');
  if (lost.length === 0 || !matters(lost, sent)) return set.length > 0 ? [held(received.seq)] : [];
  const { response } = received;
  if (!response || lacksPart(response))
    return [untold("The app's answer to its callback is not in this trace.")];
  if (!isFailure(facts, answer)) return [held(received.seq)];
  return [lostCookies(answer, lost, sent.size === 0 && showsAny(facts))];
}

/** What an app calls the cookies that it needs at its callback. */
const NEEDED = /state|nonce|corr|oidc|oauth|openid|auth|login|pkce|verifier|csrf|xsrf|sess|sid\b|tx/i;

/** Without any cookie it does not matter what they are called. */
const matters = (lost: readonly SetCookie[], sent: ReadonlySet<string>): boolean =>
  sent.size === 0 || lost.some(({ name }) => NEEDED.test(name));

const SUFFIX = /[^.]+\.[^.]+$/;

/** Both below one domain, as far as that can be told without a list of public suffixes. */
function isSameSite(
  message: Parameters<typeof header>[0],
  server: string | undefined,
  callback: string,
): boolean {
  const told = header(message, 'sec-fetch-site');
  if (told !== undefined) return told === 'same-site' || told === 'same-origin';
  const [one, two] = [server, callback].map((url) => parseUrl(url ?? '')?.hostname);
  return (
    one !== undefined &&
    (one === two || (SUFFIX.exec(one)?.[0] ?? one) === (SUFFIX.exec(two ?? '')?.[0] ?? two))
  );
}

/** The app refuses, or begins the login once more. */
function isFailure(facts: Facts, { received }: AuthorizationAnswer): boolean {
  const response = received?.response;
  if (!received || !response) return false;
  if (response.message.status >= 400) return true;
  const location = redirectLocation(response.message) ?? '';
  if (/[?&#](error|err|login_error)=|\/(error|login-?failed|signin-?failed)\b/i.test(location)) return true;
  const again = [facts, ...facts.others].flatMap(({ asks }) => asks);
  const soon = again.some(({ event }) => event.at > received.event.at && event.at - received.event.at < 5000);
  return soon && !facts.tokenCalls.some(({ succeeded }) => succeeded);
}

/** A run of our own shows all; a file that shows cookies of other requests would show those of this one. */
const showsAny = ({ trace }: Facts): boolean =>
  trace.imported === undefined ||
  trace.events.some((event) => event.kind === 'request' && header(event.message, 'cookie') !== undefined);

function lostCookies({ received }: AuthorizationAnswer, lost: readonly SetCookie[], all: boolean): Verdict {
  const names = listed(lost.slice(0, 4).map(({ name }) => name));
  const explicit = lost.every(({ sameSite }) => sameSite === 'lax' || sameSite === 'strict');
  const policy = lost[0]?.sameSite;
  const response = received?.response;
  return broken(rule, {
    certainty: explicit && all ? 'proved' : 'likely',
    says: `The answer was posted to the callback without the cookie ${names} that the app had set before (SameSite ${policy ?? 'not said, so Lax'}).`,
    because:
      'A form posted from another site brings no cookie that is SameSite=Lax or Strict. The app finds neither its session nor the state in it, and refuses the answer.',
    evidence: [
      {
        ...{ what: 'Cookie', expected: lost.map(({ name }) => name).join('; ') },
        ...{ where: 'the POST to the callback', seq: received?.seq ?? 0, expectedSeq: lost[0]?.seq ?? 0 },
      },
      {
        ...{ what: 'SameSite', expected: 'None; Secure', actual: policy ?? 'absent' },
        ...{ where: 'the Set-Cookie of the app', seq: lost[0]?.seq ?? 0 },
      },
    ],
    checkFirst: [
      'Set the cookie that holds state and nonce with SameSite=None; Secure, and that cookie only.',
      'Or ask with response_mode=query (and PKCE): a GET from another site brings Lax cookies along.',
    ],
    isNot:
      'The session has not expired: its cookie is still in the browser, and goes along with the next click.',
    explains: response ? [response.seq] : [],
    specs: [
      rule.spec,
      openid('Form Post Response Mode', 'oauth-v2-form-post-response-mode-1_0', '4', 'Security'),
    ],
  });
}
