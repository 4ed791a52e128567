import { ResourceOwnerPassword } from 'simple-oauth2';
import { ana } from '../../../lab/demo.ts';
import type { Play } from '../stage.ts';
import { secret } from '../world/clients.ts';
import { agentOfOne } from '../world/loopback-fetch.ts';

interface PasswordOptions {
  readonly server: 'id' | 'mock';
  readonly client: string;
  readonly secret: string;
  readonly password: string;
}

const usual: PasswordOptions = { server: 'id', client: 'trusted', secret, password: ana.password };

/** A program takes name and password and asks for tokens, by simple-oauth2. */
export const password: Play = async ({ world }, given) => {
  const options: PasswordOptions = { ...usual, ...given };
  const client = new ResourceOwnerPassword({
    client: { id: options.client, secret: options.secret },
    auth: { tokenHost: world[options.server].origin, tokenPath: '/token' },
    http: { agent: agentOfOne() } as object,
  });
  const asked = { username: ana.username, password: options.password, scope: 'openid profile' };
  await client.getToken(asked).catch(() => {});
};
