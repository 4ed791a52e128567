import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../../../flows/index.ts';
import type { Move, Recipe } from '../../../lab/index.ts';
import { explain, explainError, explainValue, type Place } from '../../../protocol/dictionary/index.ts';
import { header } from '../../../protocol/http.ts';
import { decodeJwt } from '../../../protocol/jwt.ts';
import { readPage, type TraceEvent, type TraceModel } from '../../../trace/index.ts';
import { walk } from '../testing/walks.ts';
import { jsonObject } from '../values/json.ts';
import {
  parametersOf,
  parametersOfLocation,
  placeOfJson,
  placeOfLocation,
  placeOfPage,
  placeOfRequest,
} from './places.ts';

type Named = readonly [name: string, place: Place, value: string];

/** Every name that an event shows a reader, with its place, as the inspector tells both. */
function namesIn(event: TraceEvent, model: TraceModel): Named[] {
  if (event.kind !== 'request' && event.kind !== 'response') return [];
  const direction = event.kind === 'request' ? 'request header' : 'response header';
  const headers = event.message.headers.map(([name, value]): Named => [name, direction, value]);
  const parameters: Named[] = [];
  if (event.kind === 'request') {
    const { query, body } = parametersOf(event);
    const place = placeOfRequest(event);
    parameters.push(...[...query, ...body].map(([name, value]): Named => [name, place, value]));
  } else {
    const request = model.requestOf(event);
    const location = parametersOfLocation(header(event.message, 'location') ?? '');
    const place = placeOfLocation(location, request);
    parameters.push(...location.map(([name, value]): Named => [name, place, value]));
    const fields = jsonObject(event.message.body) ?? {};
    for (const [name, value] of Object.entries(fields))
      parameters.push([name, placeOfJson(fields, request), String(value)]);
    const page = readPage(event.message.body);
    parameters.push(...page.fields.map(([name, value]): Named => [name, placeOfPage(page), value]));
  }
  return [...headers, ...parameters, ...parameters.flatMap(claimsIn)];
}

const JWTS: Readonly<Record<string, readonly [header: Place, claims: Place]>> = {
  id_token: ['ID token header', 'ID token'],
  id_token_hint: ['ID token header', 'ID token'],
  access_token: ['access token header', 'access token'],
  client_assertion: ['client assertion header', 'client assertion'],
};

function claimsIn([name, , value]: Named): Named[] {
  const places = Object.hasOwn(JWTS, name) ? JWTS[name] : undefined;
  const jwt = places && decodeJwt(value);
  if (!jwt) return [];
  const all = (members: object, place: Place) =>
    Object.entries(members).map(([n, v]): Named => [n, place, String(v)]);
  return [...all(jwt.header, places[0]), ...all(jwt.claims, places[1])];
}

const picks = (...offers: string[]): Move[] =>
  offers.map((offer, at) => ({ at: at === 0 ? 'end' : `end #${at + 1}`, do: 'pick', offer }));
const everything = picks('call_api', 'userinfo', 'introspect', 'refresh', 'new_token', 'revoke', 'log_out');

/** Walks that between them send all that the seven flows can. */
const variants: readonly Partial<Recipe>[] = [
  { moves: picks('userinfo', 'call_api', 'introspect', 'log_out') },
  { moves: everything },
  { options: { clientAuthentication: 'private_key_jwt', dpop: 'on', par: 'on' } },
  {
    options: { clientAuthentication: 'client_secret_post', prompt: 'login', maxAge: '60', loginHint: 'ana' },
  },
  { options: { responseType: 'code id_token token', login: 'social' } },
  { options: { appType: 'native scheme' } },
  { options: { verificationUri: 'scanned', polling: 'too fast' } },
  { options: { consent: 'denied' } },
  { options: { mishap: 'access token expires' } },
  { options: { mishap: 'wrong client secret' } },
  { options: { mishap: 'device code expires' } },
  { options: { audience: 'unknown' } },
  { options: { scope: 'openid profile' } },
];

describe.each(flowIds)('what %s sends', (flow: FlowId) => {
  it.each(variants)('is explained, name by name, and so is every error: %j', async (changes) => {
    const model = await walk(changes, flow);
    const named = model.trace.events.flatMap((event) => namesIn(event, model));
    expect(named.length).toBeGreaterThan(10);
    const unknown = named
      .filter(([name, place]) => !explain(name, place))
      .map(([name, place]) => `${name} (${place})`);
    expect([...new Set(unknown)]).toEqual([]);
    const errors = named.filter(([name]) => name === 'error').map(([, , value]) => value);
    expect(errors.filter((code) => !explainError(code))).toEqual([]);
    const grants = named.filter(([name]) => name === 'grant_type').map(([, , value]) => value);
    expect(grants.filter((grant) => !explainValue('grant_type', grant))).toEqual([]);
  });
});
