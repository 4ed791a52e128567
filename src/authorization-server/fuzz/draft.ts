import type { Header, HttpRequest } from '../../protocol/http.ts';
import { encodeParameters } from '../../protocol/parameters.ts';
import type { Client } from '../index.ts';
import { assertionKey, type ClientKey, hashOf } from './keys.ts';
import { issuer } from './world.ts';

export type Pair = readonly [name: string, value: string];

/** A browser, as far as the server sees it. */
export interface Browser {
  readonly cookies: Map<string, string>;
}

/** What has to be fresh in every request: it is made when the request is sent. */
interface Fresh {
  /** The client that authenticates by an assertion. */
  readonly assertionBy?: Client | undefined;
  /** The key of a DPoP proof, and the access token that it goes with. */
  readonly proof?: { readonly key: ClientKey; readonly accessToken?: string | undefined } | undefined;
  readonly browser?: Browser | undefined;
}

/** A request by its parts, so that a mutation can change one. */
export interface Draft extends Fresh {
  readonly method: string;
  /** Below the issuer, with the slash. */
  readonly path: string;
  readonly query: readonly Pair[];
  readonly form: readonly Pair[] | undefined;
  readonly headers: readonly Header[];
}

const FORM: Header = ['Content-Type', 'application/x-www-form-urlencoded'];

export function getDraft(url: string, more: Fresh & { headers?: readonly Header[] } = {}): Draft {
  const { pathname, searchParams } = new URL(url, issuer);
  return { method: 'GET', path: pathname, query: [...searchParams], form: undefined, headers: [], ...more };
}

export function postDraft(
  url: string,
  form: readonly Pair[],
  more: Fresh & { headers?: readonly Header[] } = {},
): Draft {
  const draft = getDraft(url, more);
  return { ...draft, method: 'POST', form, headers: [...draft.headers, FORM] };
}

/** What proofs and assertions are made from. */
export interface Moment {
  /** Seconds. */
  readonly now: number;
  /** Unique in a run. */
  readonly serial: number;
  /** The last DPoP nonce that the server gave. */
  readonly nonce: string | undefined;
}

/** Adds what has to be fresh: cookies, the assertion, the proof. */
export function freshened(draft: Draft, moment: Moment): Draft {
  const { browser, assertionBy, proof, form, headers } = draft;
  const cookies = [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const assertion = assertionBy ? assertionPairs(assertionBy, moment) : [];
  return {
    ...draft,
    form: form && [...form, ...assertion],
    headers: [
      ...headers,
      ...(cookies === '' ? [] : [['Cookie', cookies] as const]),
      ...(proof ? [['DPoP', proofOf(draft, proof, moment)] as const] : []),
    ],
  };
}

function assertionPairs({ client_id }: Client, { now, serial }: Moment): Pair[] {
  const claims = { iss: client_id, sub: client_id, aud: issuer, iat: now, exp: now + 60, jti: `a-${serial}` };
  return [
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', assertionKey.sign({ alg: 'ES256', kid: assertionKey.kid }, claims)],
  ];
}

function proofOf(
  { method, path }: Draft,
  { key, accessToken }: NonNullable<Draft['proof']>,
  at: Moment,
): string {
  const claims = {
    ...{ htm: method, htu: new URL(path, issuer).href, iat: at.now, jti: `p-${at.serial}` },
    ...(at.nonce === undefined ? {} : { nonce: at.nonce }),
    ...(accessToken === undefined ? {} : { ath: hashOf(accessToken) }),
  };
  return key.sign({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk }, claims);
}

/** The message that a draft stands for. */
export function messageOf({ method, path, query, form, headers }: Draft): HttpRequest {
  const search = query.length > 0 ? `?${encodeParameters(query)}` : '';
  const url = `${issuer.slice(0, -1)}${path}${search}`;
  return form ? { method, url, headers, body: encodeParameters(form) } : { method, url, headers };
}

/** Keeps the cookies that a response sets. */
export function keepCookies({ cookies }: Browser, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';');
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const gone = value === '' || attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (gone) cookies.delete(name);
    else cookies.set(name, value);
  }
}
