import { header, headers } from '../../../protocol/http.ts';
import { decodeJwt } from '../../../protocol/jwt.ts';
import type { User } from '../../index.ts';
import { users } from '../world.ts';
import type { Exchange } from './rule.ts';

/** Parameters that stand for a person's login or consent. */
const CREDENTIALS = [
  'code',
  'refresh_token',
  'device_code',
  'access_token',
  'token',
  'id_token_hint',
  'user_code',
];

/**
 * Remembers whose each session, code and token is, and finds answers that tell one person's data to somebody who came with
 * nothing of that person's. Whose a credential is shows the first time that an answer to it alone names somebody.
 */
export class Owners {
  readonly #owners = new Map<string, User>();

  /** Says who is told about without a right to it, if anybody. */
  judge(exchange: Exchange): string | undefined {
    const shown = users.filter((user) => shows(exchange, user));
    if (shown.length === 0) return undefined;
    const presented = credentialsOf(exchange);
    const unknown = presented.filter((credential) => !this.#ownerOf(credential));
    for (const user of shown) {
      const own = presented.some((credential) => this.#ownerOf(credential) === user);
      if (own || typed(exchange, user)) continue;
      const [first] = unknown;
      if (first === undefined) return `the answer tells about ${user.username} without their credential`;
      if (unknown.length === 1) this.#owners.set(first, user);
    }
    return undefined;
  }

  #ownerOf(credential: string): User | undefined {
    const sub = credential.includes('.') ? decodeJwt(credential)?.claims['sub'] : undefined;
    return this.#owners.get(credential) ?? users.find((user) => user.sub === sub);
  }
}

/**
 * Whether an answer holds data of a user, in the open or in a token that the sender did not send. What stands in the username
 * field was typed or hinted.
 */
function shows({ response, sent }: Exchange, { sub, email, name }: User): boolean {
  const text = `${response.body} ${header(response, 'location') ?? ''}`;
  const open = text.replace(/name="username" value="[^"]*"/, '');
  if ([sub, email, name.slice(0, 5)].some((marker) => open.includes(marker))) return true;
  const tokens = text.match(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g) ?? [];
  const news = tokens.filter((token) => !sent.some(([, value]) => value.includes(token)));
  return news.some((token) => decodeJwt(token)?.claims['sub'] === sub);
}

function credentialsOf({ request, sent }: Exchange): string[] {
  const cookies = headers(request, 'cookie').flatMap((line) => line.split(/; */));
  const session = cookies.filter((pair) => pair.startsWith('__Host-session=')).map((pair) => pair.slice(15));
  const bearer = headers(request, 'authorization').flatMap((line) => line.split(' ').slice(1));
  const parameters = sent.filter(([name]) => CREDENTIALS.includes(name)).map(([, value]) => value);
  return [...new Set([...session, ...bearer, ...parameters])].filter((text) => text !== '');
}

/**
 * Whether the sender named the person: with the password at the back channel, or in whatever the page repeats; or logs in at another
 * provider, which says who it is without a word from the sender.
 */
function typed({ response, sent }: Exchange, { username, password, sub, name }: User): boolean {
  if (sent.some(([field, value]) => field === 'action' && value === 'social')) return true;
  const named = sent.some(([, value]) => [username, sub, name].some((marker) => value.includes(marker)));
  const isPage = (header(response, 'content-type') ?? '').startsWith('text/html');
  return named && (isPage || response.status === 303 || sent.some(([, value]) => value === password));
}
