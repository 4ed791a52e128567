import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import {
  type CallbackExtras,
  custom,
  errors,
  generators,
  Issuer,
  type Client as LibraryClient,
  TokenSet,
} from 'openid-client-5';
import type { Client } from '../../index.ts';
import { audience } from '../../testing/demo.ts';
import { clientJwk } from './client-key.ts';
import type { Person } from './person.ts';
import type { Site } from './site.ts';
import { resigned } from './tamper.ts';

/** Sets the library up by discovery. It opens its own sockets, and must be told how at each of three levels. */
export async function clientOf(site: Site, demo: Client): Promise<LibraryClient> {
  const sockets = () => (site.agent ? { agent: site.agent } : {});
  Issuer[custom.http_options] = sockets;
  const issuer = await Issuer.discover(site.issuer);
  issuer[custom.http_options] = sockets;
  const { client_id, client_secret, token_endpoint_auth_method } = demo;
  const client = new issuer.Client(
    {
      ...{ client_id, token_endpoint_auth_method, redirect_uris: [...demo.redirect_uris] },
      ...(client_secret === undefined ? {} : { client_secret }),
    },
    token_endpoint_auth_method === 'private_key_jwt' ? { keys: [clientJwk(demo)] } : undefined,
  );
  client[custom.http_options] = sockets;
  return client;
}

/** The parameters of an answer that a form_post page posts, or that come in an address. */
type Answer = ReturnType<LibraryClient['callbackParams']>;

/** An authorization request with PKCE, and the library's way on from the answer. */
export function loginOf(client: LibraryClient, demo: Client, response_type: string) {
  const code_verifier = generators.codeVerifier();
  const checks = { response_type, state: generators.state(), nonce: generators.nonce(), max_age: 600 };
  const { state, nonce, max_age } = checks;
  const withCode = response_type.includes('code');
  const parameters = {
    ...{ response_type, state, nonce, max_age },
    ...(withCode ? codeParameters(code_verifier) : {}),
    ...(response_type === 'code' ? {} : { response_mode: 'form_post' }),
  };
  const expected = withCode ? { ...checks, code_verifier } : checks;
  const read = (answer: Answer, others: Partial<typeof checks> = {}, extras: CallbackExtras = {}) =>
    client.callback(demo.redirect_uris[0], answer, { ...expected, ...others }, extras);

  /** Goes through the pages; what comes back is as the library reads it from the request that the app gets. */
  async function answerTo(person: Person, url = client.authorizationUrl(parameters)): Promise<Answer> {
    if (response_type === 'code') return client.callbackParams((await person.allow(url)).href);
    const posted = await person.allowByPost(url);
    const message = { method: 'POST', url: posted.url, body: await posted.text() };
    return client.callbackParams(Object.assign(new IncomingMessage(new Socket()), message));
  }

  return { parameters, read, answerTo };
}

const codeParameters = (code_verifier: string) => ({
  ...{ scope: 'openid profile email offline_access read:trips', audience },
  ...{ code_challenge: generators.codeChallenge(code_verifier), code_challenge_method: 'S256' },
});

/** Lets the ID token of every token answer say something else, signed well, before the library looks at it. */
export function changeIdTokens(client: LibraryClient, changes: Record<string, unknown>): void {
  const grant = client.grant.bind(client);
  client.grant = async (...asked) => {
    const tokens = await grant(...asked);
    return new TokenSet({ ...tokens, id_token: await resigned(tokens.id_token, changes) });
  };
}

/** A login up to the answer that the app gets. */
export async function logIn(site: Site, demo: Client, response_type: string, person = site.person()) {
  const client = await clientOf(site, demo);
  const { read, answerTo } = loginOf(client, demo, response_type);
  return { client, read, answer: await answerTo(person) };
}

/** What the library says when it refuses an answer by its own checks; Node adds lines of its own below. */
export async function refusalOf(reading: Promise<unknown>): Promise<string | undefined> {
  const error = await reading.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof errors.RPError) return error.message.split('\n')[0];
  throw error;
}
