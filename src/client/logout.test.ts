import { describe, expect, it } from 'vitest';
import { queryOf } from '../protocol/parameters.ts';
import { logoutUrl } from './logout.ts';

const endpoint = 'https://as.example/oidc/logout';
const demand = {
  idTokenHint: 'e.y.J',
  clientId: 'app',
  postLogoutRedirectUri: 'https://app.example/logged-out?a=b',
  state: 'xyz',
};

describe('logoutUrl', () => {
  it('OIDC RP-Initiated Logout §2: says whose login ends, who asks, and where to go then', () => {
    expect(queryOf(logoutUrl(endpoint, demand))).toEqual([
      ['id_token_hint', 'e.y.J'],
      ['client_id', 'app'],
      ['post_logout_redirect_uri', 'https://app.example/logged-out?a=b'],
      ['state', 'xyz'],
    ]);
  });

  it.each([
    ['idTokenHint', 'id_token_hint'],
    ['clientId', 'client_id'],
    ['postLogoutRedirectUri', 'post_logout_redirect_uri'],
    ['state', 'state'],
  ])('OIDC RP-Initiated Logout §2: leaves out %s where it is empty', (option, name) => {
    const names = queryOf(logoutUrl(endpoint, { ...demand, [option]: '' })).map(([n]) => n);
    expect(names).not.toContain(name);
    expect(names).toHaveLength(3);
  });

  it('keeps the query that the endpoint has, and encodes whatever the values are', () => {
    const url = logoutUrl(`${endpoint}?tenant=a`, { ...demand, state: 'x&client_id=other#' });
    expect(queryOf(url)[0]).toEqual(['tenant', 'a']);
    expect(queryOf(url).filter(([name]) => name === 'client_id')).toEqual([['client_id', 'app']]);
  });
});
