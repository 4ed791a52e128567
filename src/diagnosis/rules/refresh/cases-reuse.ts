import {
  afterLogin,
  firstRefreshToken as first,
  login,
  nextRefreshToken as next,
  refresh,
  refusal,
  renewed,
} from '../../testing/made-refresh.ts';
import { type Made, madeTrace } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const invalid = refusal('invalid_grant');
const rotated = refresh({}, renewed(next), { after: 60 });
const again = refresh({}, invalid, { after: 60 });
/** Sent 20 ms after the one before it, whose answer comes after 100 ms. */
const atOnce = (made: Made): Made => ({ ...made, after: 0.02 });
const noAnswer: Partial<Made> = { after: 60, failure: 'net::ERR_NETWORK_CHANGED' };

/** Traces in which a refresh token is sent more than once. */
export const reuseCases: readonly RuleCases[] = [
  {
    rule: 'refresh_token_reused',
    fires: {
      'the old token after its successor had come': () => afterLogin([rotated, again]),
      'and the family is revoked': () =>
        afterLogin([rotated, again, refresh({ refresh_token: next }, invalid)]),
      'a loop of retries': () => afterLogin([rotated, ...Array.from({ length: 40 }, () => again)]),
      'right after it': () => afterLogin([rotated, { ...again, after: 0.3 }]),
      'the successor came in another attempt': () => [
        madeTrace('refresh', [{ ...again, after: 600 }]),
        afterLogin([rotated]),
      ],
    },
    nearly: {
      'each token once': () =>
        afterLogin([rotated, refresh({ refresh_token: next }, renewed('rt-3-Zk81PqLmW0dR5vTb'))]),
      'no rotation': () => afterLogin([refresh({}, renewed()), refresh({}, renewed())]),
      'the same token comes back': () => afterLogin([refresh({}, renewed(first)), refresh({}, invalid)]),
      'the server allows it': () => afterLogin([rotated, refresh({}, renewed(next))]),
      'both at once': () => afterLogin([rotated, atOnce(again)]),
      'a token never replaced': () => afterLogin([again]),
      'redacted values': () => afterLogin([rotated, again], {}, ['values']),
      'another reason': () => afterLogin([rotated, refresh({}, refusal('invalid_client', undefined, 401))]),
    },
    missing: {
      'the answer to the second use': () => afterLogin([rotated, refresh({}, undefined, { after: 60 })]),
    },
  },
  {
    rule: 'refresh_race',
    fires: {
      'two tabs': () => afterLogin([rotated, atOnce(again)]),
      'the second wins': () => afterLogin([{ ...again, after: 60 }, atOnce(rotated)]),
      'and the winner is revoked': () =>
        afterLogin([rotated, atOnce(again), refresh({ refresh_token: next }, invalid, { after: 60 })]),
    },
    nearly: {
      'one after the other': () => afterLogin([rotated, again]),
      'both get tokens': () => afterLogin([rotated, atOnce(refresh({}, renewed('rt-2b-X9fKq3LmV7')))]),
      'no rotation': () => afterLogin([refresh({}, renewed()), atOnce(again)]),
      'other tokens': () =>
        afterLogin([rotated, atOnce(refresh({ refresh_token: 'rt-of-others-Wq8' }, invalid))]),
    },
    missing: { times: () => afterLogin([rotated, atOnce(again)], {}, ['times']) },
  },
  {
    rule: 'refresh_answer_lost',
    fires: {
      'the network changed': () => afterLogin([refresh({}, undefined, noAnswer), again]),
      'a gateway timed out': () =>
        afterLogin([refresh({}, { status: 504, body: '<h1>Timeout</h1>' }), again]),
    },
    nearly: {
      'the retry gets tokens': () =>
        afterLogin([refresh({}, undefined, noAnswer), refresh({}, renewed(next))]),
      'refused both times': () => afterLogin([again, again]),
      'another token': () =>
        afterLogin([
          refresh({}, undefined, noAnswer),
          refresh({ refresh_token: 'rt-of-others-Wq8' }, invalid),
        ]),
    },
    missing: { 'the first answer is not in the file': () => afterLogin([refresh({}, undefined), again]) },
  },
  {
    rule: 'new_refresh_token_ignored',
    fires: {
      'the old one goes on to work': () =>
        afterLogin([rotated, refresh({}, renewed('rt-2b-X9fKq3LmV7'), { after: 60 })]),
    },
    nearly: {
      'the new one is used': () => afterLogin([rotated, refresh({ refresh_token: next }, renewed())]),
      'the old one is refused': () => afterLogin([rotated, again]),
      'none came': () => afterLogin([refresh({}, renewed()), refresh({}, renewed())]),
      'the same came': () => afterLogin([refresh({}, renewed(first)), refresh({}, renewed(first))]),
    },
    missing: {
      'the answer to the second': () => afterLogin([rotated, refresh({}, undefined, { after: 60 })]),
    },
  },
  {
    rule: 'refresh_token_unknown',
    fires: {
      'the latest token, refused': () => afterLogin([refresh({}, invalid, { after: 900 })]),
      'a token from before the trace': () =>
        madeTrace('refresh', [refresh({}, refusal('invalid_grant', 'Token is not active'))]),
      'the successor, refused': () => afterLogin([rotated, refresh({ refresh_token: next }, invalid)]),
      'in words of its own': () =>
        madeTrace('refresh', [refresh({}, refusal('bad_refresh_token', undefined, 200))]),
      'a login follows, so that it is a note': () => madeTrace('refresh', [refresh({}, invalid), ...login()]),
    },
    nearly: {
      accepted: () => afterLogin([rotated]),
      'used before': () => afterLogin([rotated, again]),
      'used before, then the rest of the family': () =>
        afterLogin([rotated, again, refresh({ refresh_token: next }, invalid)]),
      'a race': () => afterLogin([rotated, atOnce(again)]),
      'no token at all': () => afterLogin([refresh({ refresh_token: undefined }, invalid)]),
      'about the client': () => afterLogin([refresh({}, refusal('invalid_client', undefined, 401))]),
      'a nonce for DPoP, then tokens': () => afterLogin([refresh({}, refusal('use_dpop_nonce')), rotated]),
    },
    missing: {
      'no answer': () => afterLogin([refresh({}, undefined)]),
      'redacted values': () => afterLogin([again], {}, ['values']),
    },
  },
];
