import { OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import type { Contestant } from './contestant.ts';
import { demoKey } from './demo.ts';
import { injected, installedVersion, listenTo } from './listener.ts';

/**
 * oauth2-mock-server. It has no users, pages, clients or sessions: every authorization request gets a code at once, and any
 * refresh token gets new tokens. Its figures are those of a smaller task.
 */
export const mockServer: Contestant = {
  name: 'oauth2-mock-server',
  version: installedVersion('oauth2-mock-server'),
  remarks: {
    'code + PKCE': 'no login, no consent: the code comes at once',
    'client credentials': 'any client, any secret',
    refresh: 'any text is a good refresh token; nothing is stored',
  },
  lacks: ['device'],
  paths: { authorization: '/authorize', token: '/token', device: '' },
  apiParameter: 'resource',
  async inProcess(origin) {
    return injected(await listenerAt(origin));
  },
  async overLoopback() {
    const { issuer, requestHandler } = await service();
    return listenTo((origin) => {
      issuer.url = origin;
      return requestHandler;
    });
  },
};

async function listenerAt(origin: string) {
  const { issuer, requestHandler } = await service();
  issuer.url = origin;
  return requestHandler;
}

async function service(): Promise<OAuth2Service> {
  const issuer = new OAuth2Issuer();
  await issuer.keys.add({ ...demoKey });
  return new OAuth2Service(issuer);
}
