import { demoKey } from '../../../lab/keys.ts';
import { listener, type Observer } from '../../../protocol/check.ts';
import { toBase64Url } from '../../../protocol/encoding.ts';
import { type HttpRequest, type HttpResponse, headers } from '../../../protocol/http.ts';
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  createAuthorizationServer,
} from '../../index.ts';
import { ana, ben, issuer, seededRandom, TestClock, trips } from '../../testing/demo.ts';
import { UserAgent } from '../../testing/user-agent.ts';
import { clients } from './clients.ts';

const keyParts = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** What must never be told to anybody from the very start: passwords, client secrets, the private key. */
const fixedSecrets: readonly string[] = [
  ...[ana, ben].map(({ password }) => password),
  ...clients.flatMap(({ client_secret }) => client_secret ?? []),
  ...keyParts.flatMap((part) => demoKey[part] ?? []),
];

/** A server of its own for one row, the browser that Ana uses, and what was made so far. */
export class World {
  readonly clock = new TestClock();
  readonly browser: UserAgent;
  /** Everything secret: {@link fixedSecrets}, and every random value that the server drew. */
  readonly secrets = new Set<string>(fixedSecrets);
  readonly #server: AuthorizationServer;
  readonly #made = new Map<string, string>();

  constructor(policy: AuthorizationServerOptions['policy'] = {}) {
    const source = seededRandom(1);
    const bytes = (length: number) => {
      const drawn = source.bytes(length);
      if (length >= 8) this.secrets.add(toBase64Url(drawn));
      return drawn;
    };
    const { clock } = this;
    const data = { clients, users: [ana, ben], apis: [trips], keys: [demoKey] };
    this.#server = createAuthorizationServer({ issuer, ...data, policy, clock, random: { bytes } });
    this.browser = this.newBrowser();
  }

  newBrowser(): UserAgent {
    return new UserAgent((request) => this.handle(request), issuer);
  }

  handle(request: HttpRequest, observer: Observer = listener()): Promise<HttpResponse> {
    return this.#server.handle(request, observer);
  }

  /** Gives Ana's browser the cookies of an answer. */
  keepCookies(response: HttpResponse): void {
    for (const line of headers(response, 'set-cookie')) {
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.browser.cookies.set(name, value);
    }
  }

  /** Keeps a value under the name that rows call it by. */
  keep(name: string, value: string | undefined): void {
    if (value === undefined) throw new Error(`There is no ${name} to keep`);
    this.#made.set(name, value);
  }

  /** A value that was kept. */
  readonly the = (name: string): string => {
    const value = this.#made.get(name);
    if (value === undefined)
      throw new Error(`Nothing made a ${name}; made so far: ${[...this.#made.keys()].join(', ')}`);
    return value;
  };

  /** Whether there is a value of this name. */
  has(name: string): boolean {
    return this.#made.has(name);
  }

  /** Seconds since 1970. */
  get now(): number {
    return Math.floor(this.clock.now() / 1000);
  }
}
