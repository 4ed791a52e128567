import type { Answer, AppConfiguration, Question } from '../flows/contract.ts';

/** The issuer identifier, trailing slash included. `.example` never resolves (RFC 2606 §3). */
export const issuer = 'https://auth.granttour.example/';
export const apiAudience = 'https://api.granttour.example/';
const appOrigin = 'https://spa.granttour.example';

/** The single-page app of the demo. */
export const spa: AppConfiguration = {
  issuer,
  clientId: 'wayfarer-spa',
  redirectUri: `${appOrigin}/callback`,
  audience: apiAudience,
  api: `${apiAudience}orders`,
  endpoints: {
    authorization: `${issuer}authorize`,
    token: `${issuer}oauth/token`,
    jwks: `${issuer}.well-known/jwks.json`,
    userinfo: `${issuer}userinfo`,
    revocation: `${issuer}oauth/revoke`,
  },
};

/** Where the app's own page is. */
export const appHome = `${appOrigin}/`;

/** The person who answers when nobody else does. */
export const ana = {
  sub: 'user-ana',
  username: 'ana@mail.example',
  password: 'sea-otter-42',
  name: 'Ana Lima',
  email: 'ana@mail.example',
  email_verified: true,
};

/** Another account, so that mixed-up sign-ins can be shown. */
export const ben = {
  sub: 'user-ben',
  username: 'ben@mail.example',
  password: 'blue-kettle-7',
  name: 'Ben Okafor',
  email: 'ben@mail.example',
  email_verified: true,
};

/** Clients that are registered; the second exists so that a code can be sent by the wrong one. */
export const clients = [
  {
    client_id: spa.clientId,
    name: 'Wayfarer',
    kind: 'spa' as const,
    redirect_uris: [spa.redirectUri],
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'] as const,
    web_origins: [appOrigin],
  },
  {
    client_id: 'night-market-spa',
    name: 'Night Market',
    kind: 'spa' as const,
    redirect_uris: ['https://market.granttour.example/callback'],
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'] as const,
    web_origins: ['https://market.granttour.example'],
  },
];

export const apis = [
  {
    audience: apiAudience,
    name: 'Orders',
    scopes: { 'read:orders': 'See your orders', 'write:orders': 'Place orders for you' },
  },
];

/** What the demo user does when asked. */
export function demoAnswer(question: Question): Answer {
  if (question.name === 'pick_login') return { form: 0, fields: {}, button: 'action=login' };
  if (question.name === 'consent') return { form: 0, fields: {}, button: 'action=allow' };
  const { username, password } = ana;
  return { form: 0, fields: { username, password }, button: 'action=password' };
}

/** An answer in words, for the diagram and the status line. */
export function answerInWords(question: Question, { button = '' }: Answer): string {
  if (question.name === 'pick_login') return 'Picks Log in';
  if (button === 'action=deny') return 'Denies the app access';
  if (question.name === 'consent') return 'Allows the app access';
  if (button === 'action=continue') return 'Continues with the present account';
  return button === 'action=social' ? 'Continues with Example ID' : 'Signs in with email and password';
}
