import { clientId, code, codeParts, inOrder, now, verifier } from '../../testing/made-code.ts';
import { as, callback, json, type Made, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { secretCases } from './cases-secrets.ts';
import {
  asserting,
  assertion,
  basic,
  metadata,
  refusedReply,
  secret,
  service,
  services,
  servicesLacking,
  tokensReply,
  withoutBody,
} from './made-clients.ts';

const dated = (date: string) => ({ ...refusedReply, headers: [['Date', date] as const] });

const audience: RuleCases = {
  rule: 'assertion_audience',
  fires: {
    'another host': () => services(metadata(), asserting(assertion({ aud: 'https://other.example' }))),
    'a slash more': () => services(metadata(), asserting(assertion({ aud: `${as}/` }))),
    'no aud': () => services(asserting(assertion({ aud: undefined }))),
  },
  nearly: {
    'the token endpoint': () => services(asserting(assertion({ aud: `${as}/token` }))),
    'a list with the issuer': () => services(metadata(), asserting(assertion({ aud: ['x', as] }))),
    'the same host, and nothing says the issuer': () => services(asserting(assertion({ aud: `${as}/` }))),
    'another host, accepted': () =>
      services(asserting(assertion({ aud: 'https://other.example' }), tokensReply)),
  },
  missing: { 'no body': withoutBody },
};

const expired: RuleCases = {
  rule: 'assertion_expired',
  fires: {
    'by the Date of the answer': () =>
      services(
        asserting(assertion({ iat: now - 900, exp: now - 600 }), dated('Thu, 15 Jan 2026 10:00:01 GMT')),
      ),
    "by the recorder's clock": () => services(asserting(assertion({ iat: now - 900, exp: now - 600 }))),
    'made in the future': () => services(asserting(assertion({ iat: now + 900, exp: now + 960 }))),
    'no exp': () => services(asserting(assertion({ exp: undefined }))),
  },
  nearly: {
    'seconds ahead': () => services(asserting(assertion({ iat: now + 20, exp: now + 80 }))),
    'still valid': () => services(asserting(assertion())),
  },
  missing: {
    'no body': withoutBody,
    'no times': () => servicesLacking(['times'], asserting(assertion({ exp: now - 600 }))),
  },
};

const subject: RuleCases = {
  rule: 'assertion_subject',
  fires: {
    'another sub': () => services(asserting(assertion({ sub: 'service-account' }))),
    'another iss': () => services(asserting(assertion({ iss: 'https://shop.example' }))),
    'no sub': () => services(asserting(assertion({ sub: undefined }))),
  },
  nearly: {
    right: () => services(asserting(assertion())),
    'without client_id': () => services(asserting(assertion(), refusedReply, { client_id: undefined })),
    'another iss, accepted': () => services(asserting(assertion({ iss: 'x' }), tokensReply)),
  },
  missing: { 'no body': withoutBody },
};

const type: RuleCases = {
  rule: 'assertion_type',
  fires: {
    'no type': () => services(asserting(assertion(), refusedReply, { client_assertion_type: undefined })),
    'a grant as the type': () =>
      services(
        asserting(assertion(), json(400, { error: 'invalid_request' }), {
          client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        }),
      ),
    'a type without an assertion': () =>
      services(asserting('', refusedReply, { client_assertion: undefined })),
  },
  nearly: {
    'both, refused': () => services(asserting(assertion())),
    'no type, accepted': () =>
      services(asserting(assertion(), tokensReply, { client_assertion_type: undefined })),
    'a secret': () => services(service({ client_id: clientId, client_secret: secret })),
  },
  missing: { 'no body': withoutBody },
};

const reused: RuleCases = {
  rule: 'assertion_reused',
  fires: {
    'accepted, then refused': () => services(asserting(assertion(), tokensReply), asserting(assertion())),
  },
  nearly: {
    'a new jti': () => services(asserting(assertion(), tokensReply), asserting(assertion({ jti: 'a-2' }))),
    'accepted twice': () =>
      services(asserting(assertion(), tokensReply), asserting(assertion(), tokensReply)),
    'refused twice': () => services(asserting(assertion()), asserting(assertion())),
  },
  missing: { 'no body': withoutBody },
};

const algorithm: RuleCases = {
  rule: 'assertion_algorithm',
  fires: {
    none: () => services(asserting(assertion({}, { alg: 'none' }))),
    'not in the metadata': () =>
      services(
        metadata({ token_endpoint_auth_signing_alg_values_supported: ['ES256'] }),
        asserting(assertion({}, { alg: 'HS256' })),
      ),
  },
  nearly: {
    'in the metadata': () =>
      services(
        metadata({ token_endpoint_auth_signing_alg_values_supported: ['RS256'] }),
        asserting(assertion()),
      ),
    'another one, accepted': () =>
      services(
        metadata({ token_endpoint_auth_signing_alg_values_supported: ['ES256'] }),
        asserting(assertion(), tokensReply),
      ),
  },
  missing: { 'no body': withoutBody },
};

const refused: RuleCases = {
  rule: 'assertion_refused',
  fires: {
    'nothing is wrong with it': () => services(asserting(assertion())),
    'after a code': () =>
      madeTrace('authorization-code', [
        codeParts().ask,
        codeParts().land,
        asserting(assertion(), refusedReply, {
          grant_type: 'authorization_code',
          code,
          redirect_uri: callback,
        }),
      ]),
  },
  nearly: { accepted: () => services(asserting(assertion(), tokensReply)) },
  missing: { 'no body': withoutBody },
};

const { ask, answer, land } = codeParts();
const swap = (
  client: string | undefined,
  reply = json(400, { error: 'invalid_grant' }),
  more: Partial<Made> & { headers?: [string, string][] } = {},
) =>
  token(
    {
      ...{ grant_type: 'authorization_code', client_id: client, code },
      ...{ redirect_uri: callback, code_verifier: verifier },
    },
    reply,
    more,
  );
const flow = (...made: Made[]) => madeTrace('authorization-code-pkce', [ask, answer, land, ...made]);

const mismatch: RuleCases = {
  rule: 'client_id_mismatch',
  fires: {
    'another client redeems': () => flow(swap('shop-staging')),
    'another one in Basic': () =>
      flow(
        swap(undefined, json(401, { error: 'invalid_client' }), {
          headers: [['Authorization', basic('shop-2:x')[1]]],
        }),
      ),
    'Basic and form differ': () =>
      services(service({ client_id: clientId }, undefined, { headers: [basic(`warehouse:${secret}`)] })),
  },
  nearly: {
    'the same one, refused': () => flow(swap(clientId)),
    'another one, accepted': () => flow(swap('shop-staging', tokensReply)),
    'an id with a plus sign in Basic': () =>
      services(service({ client_id: 'a+b' }, undefined, { headers: [basic(`a+b:${secret}`)] })),
    'everything right': () => madeTrace('authorization-code-pkce', inOrder(codeParts())),
  },
  missing: {
    'the token request without its headers': () =>
      madeTrace('authorization-code', [ask, answer, land, swap(undefined)], ['authorization']),
  },
};

/** Cases for every rule about who a client is. */
export const clientAuthenticationCases: readonly RuleCases[] = [
  ...secretCases,
  mismatch,
  type,
  algorithm,
  subject,
  audience,
  expired,
  reused,
  refused,
];
