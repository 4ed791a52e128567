import { code, codeParts, inOrder } from '../../testing/made-code.ts';
import { asks, callback, json, madeTrace, type Reply, redirect } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const twice = encodeURIComponent(callback);
const refused: Reply = { status: 400, body: '<p>redirect_uri is not valid</p>' };
const invalidScope = redirect(`${callback}?error=invalid_scope&state=s-1`);
const asked = (given: Record<string, string>, reply: Reply | undefined) =>
  madeTrace(flow, [
    asks(
      {
        response_type: 'code',
        client_id: 'shop',
        redirect_uri: callback,
        scope: 'openid',
        state: 's-1',
        ...given,
      },
      reply,
    ),
  ]);
const swapped = (given: Record<string, string>, reply: Reply | undefined) => {
  const { ask, answer, land, swap } = codeParts({ swap: given });
  return madeTrace(flow, [ask, answer, land, { ...swap, reply }]);
};
const invalidGrant = json(400, { error: 'invalid_grant' });

/** Traces about parameters that are encoded once too often. */
export const encodingCases: readonly RuleCases[] = [
  {
    rule: 'parameters_encoded_twice',
    fires: {
      redirect_uri: () => asked({ redirect_uri: twice }, refused),
      'scope with %20': () => asked({ scope: 'openid%20profile' }, invalidScope),
      'scope with +': () => asked({ scope: 'openid+profile' }, invalidScope),
      'redirect_uri at the token endpoint': () => swapped({ redirect_uri: twice }, invalidGrant),
      'the code': () => {
        const got = '4/0AX4XfWh-Zb9';
        const { ask, answer, land, swap } = codeParts({
          answer: { code: got },
          swap: { code: encodeURIComponent(got) },
        });
        return madeTrace(flow, [ask, answer, land, { ...swap, reply: invalidGrant }]);
      },
    },
    nearly: {
      once: () => madeTrace(flow, inOrder(codeParts())),
      'once, refused': () => asked({}, refused),
      'a query with an encoded value': () => asked({ redirect_uri: `${callback}?next=%2Fcart` }, refused),
      'a scope with +': () => asked({ scope: 'repo+admin' }, invalidScope),
      'a scope that is a URL': () => asked({ scope: 'https://api.example/things.read openid' }, invalidScope),
      'the server decodes twice': () =>
        madeTrace(flow, inOrder(codeParts({ ask: { scope: 'openid%20read:things' } }))),
      'another code': () => swapped({ code: `${code}%2F` }, invalidGrant),
      'the person said no': () =>
        asked({ scope: 'openid%20profile' }, redirect(`${callback}?error=access_denied&state=s-1`)),
      'about the client': () => swapped({ redirect_uri: twice }, json(401, { error: 'invalid_client' })),
    },
    missing: {
      'the answer to the ask': () => asked({ redirect_uri: twice }, undefined),
      'the answer to the token request': () => swapped({ redirect_uri: twice }, undefined),
    },
  },
];
