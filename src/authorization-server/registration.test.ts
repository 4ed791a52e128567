import { expect, test } from 'vitest';
import { registered } from './registration.ts';

test('RFC 7591 2: what a registration leaves out has a default', () => {
  expect(registered({ client_id: 'a', client_secret: 's' })).toEqual({
    client_id: 'a',
    client_secret: 's',
    name: 'a',
    kind: 'web',
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code'],
    web_origins: [],
  });
  expect(registered({ client_id: 'b', token_endpoint_auth_method: 'none' }).kind).toBe('spa');
});
