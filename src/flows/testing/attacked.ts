import { createActor } from 'xstate';
import type { AppProtections } from '../../client/protections.ts';
import { demoKey } from '../../lab/keys.ts';
import { seededRandom } from '../../lab/random.ts';
import { leftHalfHash } from '../../protocol/encoding.ts';
import { get, type HttpRequest, type HttpResponse, header, postForm } from '../../protocol/http.ts';
import { type PrivateJwk, publicJwk, signJwt } from '../../protocol/jwt.ts';
import { decodeParameters, parameter, queryOf, withQuery } from '../../protocol/parameters.ts';
import type { AppConfiguration, Ending, FlowOptions, Given, Landing, Tools } from '../contract.ts';
import { readOptions } from '../option.ts';
import { appOf, type flows } from './machines.ts';
import { json } from './occurrences.ts';

/** What an attacker puts in the place of what an ID token says, and of the key that signed it. */
export interface Forged {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: PrivateJwk;
}

/** What an attacker changes on the way; `undefined` leaves a parameter out. */
export interface Attack {
  /** Parameters of the authorization response. */
  readonly response?: Readonly<Record<string, string | undefined>>;
  /** The ID token that comes through the browser. */
  readonly front?: Forged;
  /** The one of the token response. */
  readonly back?: Forged;
  /** The one that a refresh brings. */
  readonly refreshed?: Forged;
}

const landed = (url: string, arrived?: HttpRequest): Landing => ({
  page: { url, status: 200, html: '', name: '' },
  ...(arrived && { arrived }),
});

/** An ID token of the app's login at second 0, as the server gives it or as it was forged. */
function idToken(app: AppConfiguration, claims: object, { claims: changes, key = demoKey }: Forged = {}) {
  const good = { iss: app.issuer, sub: 'user-ana', name: 'Ana Lima', aud: app.clientId, iat: 0, exp: 60 };
  return signJwt({ ...good, ...claims, ...changes }, { ...key, kid: demoKey.kid }, 'JWT');
}

/** The answer to an authorization request, with what its response type asks for. */
async function responseTo(app: AppConfiguration, url: string, { response, front }: Attack) {
  const value = (name: string) => parameter(queryOf(url), name);
  const wants = new Set(value('response_type')?.split(' '));
  const [code, accessToken] = ['code-1', 'access-token-1'];
  const hashes = {
    ...(wants.has('code') && { c_hash: leftHalfHash(code) }),
    ...(wants.has('token') && { at_hash: leftHalfHash(accessToken) }),
  };
  const token = await idToken(app, { nonce: value('nonce'), ...hashes }, front);
  const came = {
    ...(wants.has('code') && { code }),
    ...(wants.has('id_token') && { id_token: token }),
    ...(wants.has('token') && { access_token: accessToken, token_type: 'Bearer' }),
    ...{ state: value('state'), iss: app.issuer, ...response },
  };
  return Object.entries(came).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

const deviceCodes = {
  ...{ device_code: 'device-code-1', user_code: 'BCDF-GHJK', expires_in: 600 },
  verification_uri: 'https://as.example/activate',
};

/** A walk's servers, all at once, with an attacker between them and the app. */
function servers(app: AppConfiguration, attack: Attack) {
  let nonce: string | undefined;
  const authorize = async (url: string, cookie = ''): Promise<Landing> => {
    nonce = parameter(queryOf(url), 'nonce');
    const parameters = await responseTo(app, url, attack);
    const address = withQuery(app.redirectUri, parameters);
    if (app.origin !== undefined) return landed(address);
    const formPost = parameter(queryOf(url), 'response_mode') === 'form_post';
    const sent = [['cookie', cookie]] as const;
    return landed(url, formPost ? postForm(app.redirectUri, parameters, sent) : get(address, sent));
  };
  const tokens = async (body: string): Promise<HttpResponse> => {
    const refreshing = parameter(decodeParameters(body), 'grant_type') === 'refresh_token';
    const accessToken = refreshing ? 'access-token-3' : 'access-token-2';
    const claims = { at_hash: leftHalfHash(accessToken), ...(!refreshing && { nonce }) };
    return json(200, {
      ...{ access_token: accessToken, token_type: 'Bearer', refresh_token: 'refresh-token' },
      id_token: await idToken(app, claims, refreshing ? attack.refreshed : attack.back),
    });
  };
  const answer = async ({ url, body = '' }: HttpRequest): Promise<HttpResponse> => {
    if (url === app.endpoints.token) return tokens(body);
    if (url === app.endpoints.jwks) return json(200, { keys: [publicJwk(demoKey)] });
    if (url === app.endpoints.device) return json(200, deviceCodes);
    return json(200, { orders: [] });
  };
  return { authorize, answer };
}

/** What an app was heard to do and to say. */
function heard() {
  const texts = () => [] as string[];
  const sent: HttpRequest[] = [];
  return { checks: texts(), values: texts(), labels: texts(), sentTo: texts(), sent };
}

/** A world in which nothing waits for a person. The app draws the same values in every one. */
function worldOf(app: AppConfiguration, attack: Attack, notes: ReturnType<typeof heard>) {
  const { authorize, answer } = servers(app, attack);
  const clock = { now: () => 0 };
  const random = seededRandom('attacked');
  const tools: Tools = {
    ...{ clock, random, show: () => {} },
    check: ({ id, passed }) => notes.checks.push(`${id} ${passed}`),
    value: ({ name, value }) => notes.values.push(`${name}=${value}`),
  };
  const given: Omit<Given, 'end'> = {
    clock,
    ask: async ({ demo }) => ({ form: 0, fields: {}, ...demo }),
    async work(task) {
      notes.labels.push(task.label);
      return task.do(tools);
    },
    async navigate(url) {
      notes.sentTo.push(url);
      return authorize(url);
    },
    submit: async () => landed(app.redirectUri, get(new URL('/login', app.redirectUri).href)),
    async respond(response) {
      const location = header(response, 'location');
      if (location === undefined) return landed(app.redirectUri);
      notes.sentTo.push(location);
      return authorize(location, header(response, 'set-cookie')?.split(';')[0]);
    },
    async send(request) {
      notes.sent.push(request);
      return { response: await answer(request) };
    },
    wait: async () => {},
  };
  return given;
}

/** Walks a flow to its end while an attacker changes what comes back. */
export async function walk(
  one: (typeof flows)[number],
  options: FlowOptions,
  attack: Attack = {},
  protections: Partial<AppProtections> = {},
) {
  const app = await appOf(one, options, protections);
  const notes = heard();
  let stop = () => {};
  const { end, ending } = await new Promise<{ end: string; ending: Ending }>((resolve, reject) => {
    const world = {
      ...worldOf(app, attack, notes),
      end(last: Ending) {
        resolve({ end: String(actor.getSnapshot().value), ending: last });
        return new Promise<never>(() => {});
      },
    };
    const actor = createActor(one.flow.machine(world, app, readOptions(one.flow.options, options)));
    stop = () => actor.stop();
    actor.subscribe({ error: reject });
    actor.start();
  });
  stop();
  return { end, ending, ...notes };
}
