import type { Move } from '../../lab/index.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import type { Trace } from '../events.ts';
import { performed } from './traces.ts';

const once = { refresh: 'false' } as const;

/**
 * A hybrid sign-in: what comes with the code, over the browser, and two seconds later what the code brings. `posted` lays
 * other values into the form that the browser posts to the app.
 */
export function hybridSignIn(
  responseType = 'code id_token token',
  posted: Readonly<Record<string, string>> = {},
): Promise<Trace> {
  const edits = Object.entries(posted).map(([parameter, value]) => ({ parameter, value }));
  const moves: Move[] = [
    { at: 'request POST /callback', do: 'edit', edits },
    { at: 'request POST /oauth/token', do: 'wait', seconds: 2 },
  ];
  return performed({ options: { ...once, responseType }, moves }, 'hybrid');
}

/** What the browser posted to the app in a hybrid sign-in. */
export function postedToApp({ events }: Trace): Readonly<Record<string, string>> {
  const post = events.find(
    (event) => event.kind === 'request' && event.to === 'app' && event.message.method === 'POST',
  );
  return Object.fromEntries(decodeParameters((post?.kind === 'request' && post.message.body) || ''));
}

/** A sign-in by a pushed request, with tokens bound to a key. */
export const pushedSignIn = (): Promise<Trace> => performed({ options: { ...once, par: 'on', dpop: 'on' } });

/** A job that signs an assertion, which somebody sends a second time. */
export const signedJob = (): Promise<Trace> =>
  performed(
    {
      options: { clientAuthentication: 'private_key_jwt' },
      moves: [{ at: 'request POST /oauth/token', do: 'replay' }],
    },
    'client-credentials',
  );

/** A TV: it polls too early, and again after Ana has typed its code. */
export const deviceSignIn = (): Promise<Trace> => performed({ options: once }, 'device-authorization');

/** Ana types her password into the app. */
export const passwordSignIn = (): Promise<Trace> => performed({ options: once }, 'resource-owner-password');
