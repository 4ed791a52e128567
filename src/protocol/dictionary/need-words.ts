import type { Circumstance, FlowName, Level, Need } from './need.ts';

const LEVELS: Readonly<Record<Level, string>> = {
  required: 'Required',
  recommended: 'Recommended',
  optional: 'Optional',
  'must not': 'Must not be there',
};

const FLOWS: Readonly<Record<FlowName, string>> = {
  'authorization-code': 'Authorization Code',
  'authorization-code-pkce': 'Authorization Code with PKCE',
  'implicit-form-post': 'Implicit with Form Post',
  hybrid: 'Hybrid',
  'client-credentials': 'Client Credentials',
  'device-authorization': 'Device Authorization',
  'resource-owner-password': 'Resource Owner Password',
};

const CIRCUMSTANCES: Readonly<Record<Circumstance, string>> = {
  client_secret_basic: 'client secret in the Basic header',
  client_secret_post: 'client secret in the body',
  private_key_jwt: 'Private Key JWT',
  'public client': 'public client',
  'pushed request': 'request was pushed',
  'ID token through the browser': 'ID token comes through the browser',
  'scope of an API': 'scope belongs to an API',
  'bound token': 'token is bound by DPoP',
};

/** Whether a trace's flow is one that needs speak of; an import may have none. */
export function isFlowName(flow: string): flow is FlowName {
  return Object.hasOwn(FLOWS, flow);
}

/** A need's level in words: `Required`. */
export function levelInWords(level: Level): string {
  return LEVELS[level];
}

/** Where a need holds, each part in words: `token request`, `Hybrid`, `grant refresh_token`; empty where it holds everywhere. */
export function whereInWords({ where = [], flows = [], grants = [], when = [] }: Need): string[] {
  return [
    ...(where.length > 0 ? [typeof where === 'string' ? where : where.join(' or ')] : []),
    ...(flows.length > 0 ? [flows.map((flow) => FLOWS[flow]).join(' or ')] : []),
    ...(grants.length > 0 ? [`grant ${grants.join(' or ')}`] : []),
    ...(when.length > 0 ? [when.map((circumstance) => CIRCUMSTANCES[circumstance]).join(' or ')] : []),
  ];
}

/** What else there is to say of a need, in sentences: on what it depends, and why a receiver lets pass what it should not. */
export function remarksIn({ level, note, unnoticed }: Need): string[] {
  const passes = level === 'must not' ? 'It passes all the same.' : 'Nobody refuses a message without it.';
  return [...(note ? [note] : []), ...(unnoticed ? [`${passes} ${unnoticed}`] : [])];
}
