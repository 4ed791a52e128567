import type { About } from '../../lab/index.ts';
import type { Channel, Party } from '../../protocol/parties.ts';

/** A line between two lanes; from a party to itself it is work that the party does alone. */
export interface Hop {
  readonly from: Party;
  readonly to: Party;
  /** `person`: somebody clicks or types; nothing is sent yet. */
  readonly by: Channel | 'person';
  /** Tokens that arrive with it. */
  readonly tokens?: readonly TokenKind[];
}

/** What a flow may end with. */
export type TokenKind = 'ID token' | 'access token' | 'refresh token';

/** What the home page tells of a flow. */
export interface FlowCard {
  /** As in the route `#/flows/<id>`. */
  readonly id: string;
  readonly title: string;
  /** How it stands today, where it is not the way to begin with. */
  readonly standing?: Exclude<About['standing']['verdict'], 'recommended'>;
  /** Which kind of app it is for. */
  readonly use: string;
  /** What is special about it, in one sentence. */
  readonly point: string;
  readonly hops: readonly Hop[];
  readonly tokens: readonly TokenKind[];
  /** Of those, the ones that an app gets only if it asks and is allowed. */
  readonly optional?: readonly TokenKind[];
  /** How tokens reach the app. */
  readonly arrival: string;
}

const byPerson = (to: 'browser' | 'app'): Hop => ({ from: 'user', to, by: 'person' });
const front = (from: Party, to: Party, tokens?: readonly TokenKind[]): Hop => ({
  ...{ from, to, by: 'front' },
  ...(tokens && { tokens }),
});
const back = (from: Party, to: Party, tokens?: readonly TokenKind[]): Hop => ({
  ...{ from, to, by: 'back' },
  ...(tokens && { tokens }),
});
const workOf = (party: Party): Hop => ({ from: party, to: party, by: 'back' });

/** The app's own server sends the browser on. */
const webLogin = [byPerson('browser'), front('browser', 'app'), front('app', 'browser')];

const signIn = [
  front('browser', 'authorization-server'),
  front('authorization-server', 'browser'),
  byPerson('browser'),
  front('browser', 'authorization-server'),
  front('authorization-server', 'browser'),
];

const callApi = [back('app', 'api'), back('api', 'app')];

/** A web app at last answers the request that brought the browser back. */
const webPage = front('app', 'browser');

function atTokenEndpoint(tokens: readonly TokenKind[]): readonly Hop[] {
  return [
    back('app', 'authorization-server'),
    workOf('authorization-server'),
    back('authorization-server', 'app', tokens),
  ];
}

const idAndAccess = ['ID token', 'access token'] as const;
const all = [...idAndAccess, 'refresh token'] as const;

/** The seven flows: with a user in a browser, without a user, and with a user whose browser cannot come back. */
export const flows: readonly FlowCard[] = [
  {
    id: 'authorization-code-pkce',
    title: 'Authorization Code with PKCE',
    use: 'Single-page and native apps',
    point: 'No secret: a code verifier proves who began the sign-in.',
    hops: [
      byPerson('browser'),
      workOf('app'),
      ...signIn,
      front('browser', 'app'),
      ...atTokenEndpoint(idAndAccess),
      ...callApi,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
  {
    id: 'authorization-code',
    title: 'Authorization Code',
    use: 'Web apps with a server',
    point: 'The server swaps the code for tokens, with a secret or a key.',
    hops: [
      ...webLogin,
      ...signIn,
      front('browser', 'app'),
      ...atTokenEndpoint(idAndAccess),
      ...callApi,
      webPage,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
  {
    id: 'hybrid',
    title: 'Hybrid',
    standing: 'for special cases',
    use: 'Web apps that need the ID token at once',
    point: 'An ID token comes with the code, more tokens after it.',
    hops: [
      ...webLogin,
      ...signIn,
      front('browser', 'app', ['ID token']),
      workOf('app'),
      ...atTokenEndpoint(idAndAccess),
      ...callApi,
      webPage,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'both ways',
  },
  {
    id: 'implicit-form-post',
    title: 'Implicit with Form Post',
    standing: 'for special cases',
    use: 'Web apps that only sign users in',
    point: 'The browser posts an ID token; there is no access token.',
    hops: [...webLogin, ...signIn, front('browser', 'app', ['ID token']), workOf('app'), webPage],
    tokens: ['ID token'],
    arrival: 'through the browser',
  },
  {
    id: 'client-credentials',
    title: 'Client Credentials',
    use: 'Machines: daemons, command lines, back ends',
    point: 'No user takes part; the app acts for itself.',
    hops: [...atTokenEndpoint(['access token']), ...callApi],
    tokens: ['access token'],
    arrival: 'over the back channel',
  },
  {
    id: 'device-authorization',
    title: 'Device Authorization',
    standing: 'for special cases',
    use: 'TVs, consoles and other things without a keyboard',
    point: 'The user signs in on a phone while the device polls.',
    hops: [
      byPerson('app'),
      back('app', 'authorization-server'),
      back('authorization-server', 'app'),
      // It shows the code, and a first poll comes too early.
      workOf('app'),
      back('app', 'authorization-server'),
      back('authorization-server', 'app'),
      byPerson('browser'),
      ...signIn,
      ...atTokenEndpoint(idAndAccess),
      ...callApi,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
  {
    id: 'resource-owner-password',
    title: 'Resource Owner Password',
    standing: 'discouraged',
    use: 'Trusted first-party apps that cannot redirect',
    point: 'The user types the password into the app itself.',
    hops: [byPerson('app'), ...atTokenEndpoint(['access token']), ...callApi],
    tokens: ['access token', 'ID token', 'refresh token'],
    optional: ['ID token', 'refresh token'],
    arrival: 'over the back channel',
  },
];
