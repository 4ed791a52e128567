import { headers } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import { DEVICE_GRANT } from '../walks/back.ts';
import { textMembers } from '../walks/walk.ts';
import { issuer } from '../world.ts';
import type { Exchange } from './rule.ts';

/** The parameter that a grant swaps for tokens. */
const SPENT: ReadonlyMap<string, string> = new Map([
  ['authorization_code', 'code'],
  ['refresh_token', 'refresh_token'],
  [DEVICE_GRANT, 'device_code'],
]);

/** Remembers what was swapped for tokens, and finds what worked twice or gave more than was granted. */
export class Once {
  readonly #spent = new Set<string>();
  /** The scope that a refresh token stands for. */
  readonly #scopes = new Map<string, readonly string[]>();

  judge(exchange: Exchange): string | undefined {
    const { request, response, sent } = exchange;
    if (!request.url.startsWith(`${issuer}oauth/token`) || response.status !== 200) return undefined;
    const members = textMembers(response);
    const scope = (parameter(members, 'scope') ?? '').split(' ');
    const [presented, successor] = [parameter(sent, 'refresh_token'), parameter(members, 'refresh_token')];
    const refreshed = parameter(sent, 'grant_type') === 'refresh_token' ? presented : undefined;

    const granted = this.#scopes.get(refreshed ?? '') ?? scope;
    if (successor !== undefined) this.#scopes.set(successor, granted);
    const more = scope.find((name) => !granted.includes(name));
    if (more !== undefined) return `a refresh adds the scope ${more}`;

    const used = spentBy(exchange, refreshed !== undefined && successor === undefined);
    const twice = used.find((text) => this.#spent.has(text));
    for (const text of used) this.#spent.add(text);
    return twice && `worked twice: ${twice}`;
  }
}

/** What a successful request used up. A refresh token that gets no successor is not rotated and stays good. */
function spentBy({ request, sent }: Exchange, stays: boolean): string[] {
  const grant = SPENT.get(parameter(sent, 'grant_type') ?? '');
  const names = [grant === 'refresh_token' && stays ? undefined : grant, 'client_assertion'];
  const parameters = sent.filter(([name]) => names.includes(name)).map(([, value]) => value);
  return [...parameters, ...headers(request, 'dpop')];
}
