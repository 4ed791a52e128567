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

const login: readonly Hop[] = [
  { from: 'user', to: 'app', by: 'person' },
  { from: 'app', to: 'browser', by: 'front' },
];

const signIn: readonly Hop[] = [
  { from: 'browser', to: 'authorization-server', by: 'front' },
  { from: 'authorization-server', to: 'browser', by: 'front' },
  { from: 'user', to: 'browser', by: 'person' },
  { from: 'browser', to: 'authorization-server', by: 'front' },
];

const redirectBack: readonly Hop[] = [
  { from: 'authorization-server', to: 'browser', by: 'front' },
  { from: 'browser', to: 'app', by: 'front' },
];

const callApi: readonly Hop[] = [
  { from: 'app', to: 'api', by: 'back' },
  { from: 'api', to: 'app', by: 'back' },
];

function atTokenEndpoint(tokens: readonly TokenKind[]): readonly Hop[] {
  return [
    { from: 'app', to: 'authorization-server', by: 'back' },
    { from: 'authorization-server', to: 'authorization-server', by: 'back' },
    { from: 'authorization-server', to: 'app', by: 'back', tokens },
  ];
}

const idAndAccess = ['ID token', 'access token'] as const;
const all = [...idAndAccess, 'refresh token'] as const;
const work: Hop = { from: 'app', to: 'app', by: 'back' };

/** The seven flows; the ones that can be run come first. */
export const flows: readonly FlowCard[] = [
  {
    id: 'authorization-code-pkce',
    title: 'Authorization Code with PKCE',
    use: 'Single-page and native apps',
    point: 'No secret: the verifier behind its challenge proves that the app began the sign-in.',
    hops: [
      { from: 'user', to: 'app', by: 'person' },
      work,
      { from: 'app', to: 'browser', by: 'front' },
      ...signIn,
      ...redirectBack,
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
    point: 'The server swaps the code for tokens and proves itself with a secret or a key.',
    hops: [...login, ...signIn, ...redirectBack, ...atTokenEndpoint(idAndAccess), ...callApi],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
  {
    id: 'implicit-form-post',
    title: 'Implicit with Form Post',
    use: 'Web apps that only sign users in',
    point: 'The browser posts an ID token to the app; there is no token for an API.',
    hops: [
      ...login,
      ...signIn,
      { from: 'authorization-server', to: 'browser', by: 'front' },
      { from: 'browser', to: 'app', by: 'front', tokens: ['ID token'] },
      work,
    ],
    tokens: ['ID token'],
    arrival: 'through the browser',
  },
  {
    id: 'hybrid',
    title: 'Hybrid',
    use: 'Web apps that need the ID token at once',
    point: 'An ID token comes with the code, the rest over the back channel.',
    hops: [
      ...login,
      ...signIn,
      { from: 'authorization-server', to: 'browser', by: 'front' },
      { from: 'browser', to: 'app', by: 'front', tokens: ['ID token'] },
      ...atTokenEndpoint(idAndAccess),
      ...callApi,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'both ways',
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
    use: 'TVs, consoles and other things without a keyboard',
    point: 'The user signs in on a phone while the device asks again and again.',
    hops: [
      { from: 'user', to: 'app', by: 'person' },
      { from: 'app', to: 'authorization-server', by: 'back' },
      { from: 'authorization-server', to: 'app', by: 'back' },
      { from: 'user', to: 'browser', by: 'person' },
      { from: 'browser', to: 'authorization-server', by: 'front' },
      { from: 'app', to: 'authorization-server', by: 'back' },
      { from: 'authorization-server', to: 'app', by: 'back', tokens: idAndAccess },
      ...callApi,
    ],
    tokens: all,
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
  {
    id: 'resource-owner-password',
    title: 'Resource Owner Password',
    use: 'Trusted first-party apps that cannot redirect',
    point: 'The user types the password into the app itself; OAuth 2.1 removed this.',
    hops: [{ from: 'user', to: 'app', by: 'person' }, ...atTokenEndpoint(['access token']), ...callApi],
    tokens: ['access token', 'refresh token'],
    optional: ['refresh token'],
    arrival: 'over the back channel',
  },
];
