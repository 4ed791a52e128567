import { createHash, randomBytes } from 'node:crypto';
import { get, type HttpRequest, type HttpResponse, postForm } from '../../protocol/http.ts';
import { decodeJwt, publicJwk, signatureVerifies } from '../../protocol/jwt.ts';
import { withQuery } from '../../protocol/parameters.ts';
import { goOn } from './client/person.ts';
import { type FlowName, flowsInRun, type Site } from './contestants/contestant.ts';
import {
  apiAudience,
  apiScope,
  DEVICE_GRANT,
  demoKey,
  deviceId,
  machineId,
  machineSecret,
  redirectUri,
  spaId,
  webOrigin,
} from './contestants/demo.ts';

/** A token answer that has what the flow promises. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

/** One whole flow, as a person and an app go through it. */
export type RunFlow = () => Promise<Tokens>;

/** Makes ready what a flow starts from, which is not measured. What it returns may run often. */
export const flows: Readonly<Record<FlowName, (site: Site) => Promise<RunFlow>>> = {
  'code + PKCE': async (site) => () => codeFlow(site),
  'code + PKCE, 8 at once': async (site) => () => severalAtOnce(site),
  'client credentials': async (site) => () => clientCredentials(site),
  device: async (site) => () => deviceFlow(site),
  refresh: refreshes,
};

/** One pair for all: making it is the app's work and not the server's. */
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

async function codeFlow({ contestant, origin, send }: Site): Promise<Tokens> {
  const url = withQuery(origin + contestant.paths.authorization, [
    ['response_type', 'code'],
    ['client_id', spaId],
    ['redirect_uri', redirectUri],
    ['scope', `openid profile email offline_access ${apiScope}`],
    [contestant.apiParameter, apiAudience],
    ['state', 'bench-state'],
    ['nonce', 'bench-nonce'],
    ['code_challenge', challenge],
    ['code_challenge_method', 'S256'],
    ['prompt', 'consent'],
  ]);
  const back = new URL(await goOn(send, get(url)));
  const code = back.searchParams.get('code');
  if (code === null || back.searchParams.get('state') !== 'bench-state') throw new Error(`No code: ${back}`);
  const answer = await send(
    tokenRequest(origin + contestant.paths.token, [
      ['grant_type', 'authorization_code'],
      ['client_id', spaId],
      ['code', code],
      ['redirect_uri', redirectUri],
      ['code_verifier', verifier],
    ]),
  );
  return tokensOf(answer, ['access_token', 'id_token', 'refresh_token']);
}

/** Eight people at the same moment; the tokens of the first. */
async function severalAtOnce(site: Site): Promise<Tokens> {
  const people = Array.from({ length: flowsInRun('code + PKCE, 8 at once') }, () => codeFlow(site));
  const [first = { access_token: '' }] = await Promise.all(people);
  return first;
}

/** Each run spends the refresh token of the one before. */
async function refreshes(site: Site): Promise<RunFlow> {
  let { refresh_token = '' } = await codeFlow(site);
  return async () => {
    const answer = await site.send(
      tokenRequest(site.origin + site.contestant.paths.token, [
        ['grant_type', 'refresh_token'],
        ['client_id', spaId],
        ['refresh_token', refresh_token],
      ]),
    );
    const tokens = tokensOf(answer, ['access_token', 'id_token', 'refresh_token']);
    refresh_token = tokens.refresh_token ?? '';
    return tokens;
  };
}

async function clientCredentials({ contestant, origin, send }: Site): Promise<Tokens> {
  const basic = Buffer.from(`${machineId}:${machineSecret}`).toString('base64');
  const request = postForm(
    origin + contestant.paths.token,
    [
      ['grant_type', 'client_credentials'],
      ['scope', apiScope],
      [contestant.apiParameter, apiAudience],
    ],
    [['authorization', `Basic ${basic}`]],
  );
  return tokensOf(await send(request), ['access_token']);
}

/** The device asks once, after the person is done: nobody waits for the interval. */
async function deviceFlow({ contestant, origin, send }: Site): Promise<Tokens> {
  const asked = await send(
    postForm(origin + contestant.paths.device, [
      ['client_id', deviceId],
      ['scope', `openid profile email ${apiScope}`],
      [contestant.apiParameter, apiAudience],
    ]),
  );
  const device: { device_code?: string; user_code?: string; verification_uri?: string } =
    asked.status === 200 ? JSON.parse(asked.body) : {};
  const { device_code, user_code, verification_uri } = device;
  if (!device_code || !user_code || !verification_uri)
    throw new Error(`No device code: ${asked.status} ${asked.body}`);
  await goOn(send, get(verification_uri), user_code);
  const answer = await send(
    postForm(origin + contestant.paths.token, [
      ['grant_type', DEVICE_GRANT],
      ['client_id', deviceId],
      ['device_code', device_code],
    ]),
  );
  return tokensOf(answer, ['access_token', 'id_token']);
}

const tokenRequest = (url: string, parameters: Iterable<readonly [string, string]>): HttpRequest =>
  postForm(url, parameters, [['origin', webOrigin]]);

function tokensOf({ status, body }: HttpResponse, wanted: readonly (keyof Tokens)[]): Tokens {
  const tokens: Tokens = status === 200 ? JSON.parse(body) : { access_token: '' };
  const missing = wanted.filter((name) => !tokens[name]);
  if (missing.length > 0) throw new Error(`No ${missing.join(', ')}: ${status} ${body}`);
  return tokens;
}

/** Makes sure that the tokens of a flow are JWTs, signed with RS256 by the common key. */
export async function assertSigned({ access_token, id_token }: Tokens): Promise<void> {
  const key = publicJwk(demoKey);
  for (const token of [access_token, id_token ?? access_token]) {
    const alg = decodeJwt(token)?.header['alg'];
    if (alg !== 'RS256' || !(await signatureVerifies(token, { keys: [key] })))
      throw new Error(`Not signed with RS256 by the common key: ${token}`);
  }
}
