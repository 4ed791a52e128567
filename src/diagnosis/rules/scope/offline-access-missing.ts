import { spaceDelimited } from '../../../protocol/parameters.ts';
import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { effectsOf, errorRow } from '../client-authentication/refused-client.ts';
import { askedScope, supportedScopes } from './asked.ts';

/** An app that wants to refresh asks for a refresh token. */
export const offlineAccessMissing: Rule = {
  id: 'offline_access_missing',
  topic: 'scope and audience',
  title: 'An app that refreshes has a refresh token',
  spec: oidcCore('11', 'OfflineAccess'),
  check: (facts) => {
    const empty = facts.callsFor('refresh_token').find(hasNone);
    if (empty) return [refreshedWithout(facts, empty)];
    const redeemed = facts.callsFor('authorization_code').find((call) => call.succeeded || call.lacksAnswer);
    return redeemed ? notAsked(facts, redeemed) : [];
  },
};

const EMPTY = new Set<string | undefined>([undefined, '', 'undefined', 'null', 'None', '[object Object]']);

const hasNone = ({ fields, lacksBody, succeeded, status }: TokenCall) =>
  !lacksBody &&
  !succeeded &&
  status !== undefined &&
  status >= 400 &&
  EMPTY.has(fields.value('refresh_token'));

function refreshedWithout(facts: Facts, call: TokenCall): Verdict {
  const sent = call.fields.value('refresh_token');
  const first = facts.tokenCalls.find((one) => one.succeeded && one.seq < call.seq);
  const came = first?.answer.has('refresh_token');
  const scope = first && askedScope(facts, first);
  const asked = spaceDelimited(scope?.value).includes('offline_access');
  return broken(offlineAccessMissing, {
    explains: effectsOf([call]),
    says: `The app refreshes without a refresh token: it sends ${sent ? `the text "${sent}"` : 'none'}.`,
    because: came
      ? 'A refresh token did come with the tokens; the app does not have it any more.'
      : `No refresh token came with the tokens${first && !asked ? ', and offline_access was not asked for' : ''}.`,
    evidence: [
      {
        what: 'refresh_token',
        expected: 'a token',
        actual: sent ?? 'none',
        where: 'the refresh request',
        seq: call.seq,
      },
      ...(scope && !asked
        ? [{ what: 'scope', actual: scope.value, where: scope.where, seq: scope.seq }]
        : []),
      errorRow(call),
    ],
    checkFirst: came
      ? ['Look where the app keeps the refresh token, and whether a refresh without a new one overwrites it.']
      : [
          'Ask for the scope offline_access (at some servers another parameter, such as access_type=offline).',
          'Check that the registration allows the grant refresh_token.',
        ],
  });
}

function notAsked(facts: Facts, call: TokenCall): Verdict[] {
  if (call.lacksAnswer)
    return [untold('The token response, which shows whether a refresh token came, is not in this trace.')];
  if (call.answer.has('refresh_token')) return [held(call.seq)];
  const scope = askedScope(facts, call);
  const asked = spaceDelimited(scope?.value);
  if (!isMissed(facts)) return [held(call.seq)];
  if (!scope || asked.includes('offline_access') || !supportedScopes(facts)?.includes('offline_access'))
    return [];
  return [
    broken(offlineAccessMissing, {
      weight: 'note',
      says: 'No refresh token came: the scope offline_access was not asked for.',
      because:
        'This server gives refresh tokens for offline_access. Without one, the user signs in again when the access token ends.',
      evidence: [
        {
          what: 'scope',
          expected: `${scope.value} offline_access`,
          actual: scope.value,
          where: scope.where,
          seq: scope.seq,
        },
      ],
      checkFirst: ['Ask for offline_access if the app needs tokens while the user is away.'],
    }),
  ];
}

/** The app would have had a use for one: it renews silently, or an API says that its token has expired. */
function isMissed({ asks, others, resourceCalls }: Facts): boolean {
  const all = [...asks, ...others.flatMap((one) => one.asks)];
  const renews = all.some(({ fields }) => spaceDelimited(fields.value('prompt')).includes('none'));
  return (
    renews ||
    resourceCalls.some(({ challenge }) => /expire/i.test(challenge.value('error_description') ?? ''))
  );
}
