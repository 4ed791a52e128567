import { parseUrl } from '../../../protocol/http.ts';
import { spaceDelimited } from '../../../protocol/parameters.ts';
import { browserBasedApps } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { effectsOf, errorRow } from '../client-authentication/refused-client.ts';

/** A code is redeemed from where the kind of client says: by a page, or by a server. */
export const originRule: Rule = {
  id: 'origin_rule',
  topic: 'browser',
  title: 'Codes are redeemed from where the registration says: by a page, or by a server',
  spec: browserBasedApps('6.3.3.4'),
  check: ({ tokenCalls }) => {
    const verdicts = tokenCalls.flatMap((call) => judge(call)).slice(0, 3);
    const good = tokenCalls.find(({ succeeded, origin }) => succeeded && origin !== undefined);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(call: TokenCall): Verdict[] {
  const described = (call.answer.value('error_description') ?? '').slice(0, 1000);
  if (call.error !== undefined && SPEAKS.test(described)) return [refused(call, described)];
  const hidden = call.origin !== undefined && call.lacksAnswer && (call.status ?? 0) >= 400;
  if (hidden) return [untold("The body of the token endpoint's answer to the page is not in this trace.")];
  return withoutRefreshToken(call);
}

const SPEAKS =
  /cross.?origin|\borigin\b.{0,60}(not allowed|not permitted|required|missing|header)|AADSTS900232[67]/i;

function refused(call: TokenCall, described: string): Verdict {
  const { origin } = call;
  const own = origin !== undefined;
  return broken(originRule, {
    ...{ certainty: 'likely', explains: effectsOf([call]) },
    says: own
      ? `A page at ${origin} redeems the code, but this client may not do that from a page: ${quoted(described)}.`
      : `A request without Origin redeems the code, but this client is registered for a page: ${quoted(described)}.`,
    because:
      'The server keeps clients of pages and clients of servers apart, and knows a page by the header Origin.',
    evidence: [
      {
        ...{ what: 'Origin', expected: own ? 'none' : "the page's origin", actual: origin ?? 'none' },
        ...{ where: "the token request's headers", seq: call.seq },
      },
      errorRow(call),
    ],
    checkFirst: own
      ? [
          'Register the redirect URI as one of a single-page application, or redeem the code at your server.',
          'Look whether a server library was put into the page.',
        ]
      : [
          'Register the redirect URI as one of a web application if your server redeems the code.',
          'A proxy may have removed the header Origin.',
        ],
  });
}

/** Some servers give pages no refresh token though it was asked for. */
function withoutRefreshToken(call: TokenCall): Verdict[] {
  const { origin, succeeded, grant, answer, redeems, event } = call;
  const scope = redeems?.ask?.fields.get('scope');
  if (!succeeded || grant !== 'authorization_code' || origin === undefined || answer.has('refresh_token'))
    return [];
  if (!scope || !spaceDelimited(scope.value).includes('offline_access')) return [];
  if (parseUrl(event.message.url)?.origin === origin) return [];
  return [
    broken(originRule, {
      ...{ weight: 'note', certainty: 'likely' },
      says: 'The page asked for offline_access and got no refresh token.',
      because:
        'Some servers give refresh tokens to a page only if its client is registered for it, mostly with rotation.',
      evidence: [
        {
          what: 'refresh_token',
          expected: 'a token',
          actual: 'none',
          where: 'the token response',
          seq: call.response?.seq ?? call.seq,
          expectedSeq: scope.seq,
        },
      ],
      checkFirst: ['Allow the grant refresh_token (with rotation) for this client, or renew silently.'],
    }),
  ];
}
