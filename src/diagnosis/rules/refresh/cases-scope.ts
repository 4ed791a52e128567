import { afterLogin, refresh, refusal, renewed } from '../../testing/made-refresh.ts';
import { calls, json, madeTrace, type Reply } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const granted = { scope: 'openid read:things write:things' };
const invalidScope = refusal('invalid_scope');
const forbidden = (challenge: string): Reply => json(403, {}, [['WWW-Authenticate', challenge]]);
const narrower = refresh({}, renewed(undefined, { scope: 'openid read:things' }));
const chosen = refresh({ scope: 'openid read:things' }, renewed());

/** Traces about what a refresh asks for and gets. */
export const scopeCases: readonly RuleCases[] = [
  {
    rule: 'refresh_scope_widened',
    fires: {
      'beyond the answer': () =>
        afterLogin([refresh({ scope: 'openid read:things admin' }, invalidScope)], granted),
      'beyond what was asked for': () => afterLogin([refresh({ scope: 'openid admin' }, invalidScope)]),
      'called invalid_grant': () =>
        afterLogin([refresh({ scope: 'openid admin' }, refusal('invalid_grant'))]),
    },
    nearly: {
      'the same': () => afterLogin([refresh(granted, invalidScope)], granted),
      less: () => afterLogin([refresh({ scope: 'openid' }, renewed())], granted),
      'more, and the server grants it': () => afterLogin([refresh({ scope: 'openid admin' }, renewed())]),
      'no scope': () => afterLogin([refresh({}, invalidScope)], granted),
      'another error': () =>
        afterLogin([refresh({ scope: 'openid admin' }, refusal('invalid_client', undefined, 401))]),
    },
    missing: {
      'the login': () => madeTrace('refresh', [refresh({ scope: 'openid admin' }, invalidScope)]),
      'the answer': () => afterLogin([refresh({ scope: 'openid admin' }, undefined)]),
    },
  },
  {
    rule: 'refresh_scope_narrowed',
    fires: {
      'the server grants less': () => afterLogin([narrower], granted),
      'and the API refuses the token': () =>
        afterLogin(
          [
            narrower,
            calls('at-renewed-8Jq2', forbidden('Bearer error="insufficient_scope", scope="write:things"')),
          ],
          granted,
        ),
      'the app asks for less': () =>
        afterLogin(
          [chosen, calls('at-renewed-8Jq2', forbidden('Bearer error="insufficient_scope"'))],
          granted,
        ),
    },
    nearly: {
      'the same': () => afterLogin([refresh({}, renewed(undefined, granted))], granted),
      'in another order': () =>
        afterLogin([refresh({}, renewed(undefined, { scope: 'write:things read:things openid' }))], granted),
      'nothing said': () => afterLogin([refresh({}, renewed())], granted),
      more: () => afterLogin([refresh({}, renewed(undefined, { scope: `${granted.scope} email` }))], granted),
      refused: () => afterLogin([refresh({}, refusal('invalid_grant'))], granted),
    },
    missing: { 'the login': () => madeTrace('refresh', [narrower]) },
  },
];
