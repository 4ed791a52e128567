import type { TraceLack } from '../../trace/index.ts';
import { type Given, json, type Made, madeTrace, type Reply, token } from './made-trace.ts';

/** A token request of the password grant. */
export const logIn = (reply: Reply | undefined, given: Given = {}, more: Partial<Made> = {}): Made =>
  token(
    {
      grant_type: 'password',
      client_id: 'desk',
      username: 'ana@mail.example',
      password: 'sea-otter-42',
      ...given,
    },
    reply,
    more,
  );

export const passwordTokens: Reply = json(200, {
  access_token: 'at-desk-3Kq8',
  token_type: 'Bearer',
  expires_in: 3600,
});

/** A password flow of these exchanges. */
export const passwordTrace = (made: readonly Made[], lacks: readonly TraceLack[] = []) =>
  madeTrace('password', made, lacks);
