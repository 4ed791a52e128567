import { get } from '../../../protocol/http.ts';
import { type Changes, codeParts, idClaims, inOrder, jwt } from '../../testing/made-code.ts';
import { codeTrace, fromAnswer, made, metadataMade, refusedSwap, second } from '../../testing/made-front.ts';
import { as, json } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const promises = { authorization_response_iss_parameter_supported: true };

/** A flow with metadata before it; up to the answer, or whole. */
const withMetadata = (members: object, changes: Changes, whole = true, url?: string) =>
  made([metadataMade(members, url), ...inOrder(codeParts(changes)).slice(0, whole ? undefined : 3)]);

const elsewhere = 'https://login.other.example';

/** The code is sent there, and refused. */
const sentTo = (url: string, metadata: object | undefined, status = 400) => {
  const { ask, answer, land, swap } = codeParts();
  const request = { ...swap.request, url };
  const refused = { ...swap, request, reply: json(status, { error: 'invalid_grant' }) };
  return made([...(metadata ? [metadataMade(metadata)] : []), ask, answer, land, refused]);
};

/** A good login at the other server. */
const atOther = () => {
  const { ask, answer, land, swap } = codeParts({
    ask: { state: second.state, nonce: second.nonce, code_challenge: second.challenge },
    answer: { state: second.state, code: second.code, iss: elsewhere },
    swap: { code: second.code, code_verifier: second.verifier },
    idToken: { nonce: second.nonce, iss: elsewhere },
  });
  const moved = <T extends { request: { url: string } }>(part: T) => ({
    ...part,
    request: { ...part.request, url: part.request.url.replace(as, elsewhere) },
  });
  return made([moved(ask), moved(answer), land, moved(swap)]);
};

/** Metadata and nothing after. */
const only = (members: object, url: string) => made([metadataMade(members, url)]);
const known = `${as}/.well-known/openid-configuration`;

/** Traces for the rules about issuers. */
export const issuerCases: readonly RuleCases[] = [
  {
    rule: 'iss_mismatch_in_response',
    fires: {
      'another server': () => withMetadata({}, { answer: { iss: elsewhere } }, false),
      'a slash more': () => withMetadata({}, { answer: { iss: `${as}/` } }, false),
      'the app goes on': () => withMetadata({}, { answer: { iss: elsewhere } }),
    },
    nearly: {
      'the same': () => withMetadata({}, {}),
      'with a slash, in both': () => withMetadata({ issuer: `${as}/` }, { answer: { iss: `${as}/` } }, false),
      'one of several tenants': () =>
        withMetadata({ issuer: `${as}/{tenantid}/v2.0` }, { answer: { iss: `${as}/9188/v2.0` } }, false),
      none: () => withMetadata({}, { answer: { iss: undefined } }),
    },
    missing: {
      'nothing tells the issuer': () => made(inOrder(codeParts()).slice(0, 3)),
    },
  },
  {
    rule: 'iss_missing_in_response',
    fires: {
      'promised, and not there': () => withMetadata(promises, { answer: { iss: undefined } }, false),
      'the app goes on': () => withMetadata(promises, { answer: { iss: undefined } }),
      'lost on the way': () => withMetadata(promises, { landed: { iss: undefined } }),
    },
    nearly: {
      'promised and there': () => withMetadata(promises, {}),
      'not promised': () => withMetadata({}, { answer: { iss: undefined } }),
      'beside an ID token': () =>
        withMetadata(promises, { answer: { iss: undefined, id_token: jwt(idClaims) } }, false),
      'in a signed answer': () => withMetadata(promises, { answer: { iss: undefined, response: 'a.b.c' } }),
    },
    missing: { 'no answer': () => made([metadataMade(promises), codeParts().ask], ['end']) },
  },
  {
    rule: 'mixed_issuers',
    fires: {
      'by the metadata': () => sentTo(`${elsewhere}/token`, {}),
      'by another attempt': () => [sentTo(`${elsewhere}/token`, undefined), atOther()],
    },
    nearly: {
      'a good flow': () => withMetadata({}, {}),
      'refused at the right one': () => refusedSwap(),
      'another path of the same host': () => sentTo(`${as}/oauth/token`, {}),
      'a host that the metadata name': () =>
        sentTo(`${elsewhere}/oauth/token`, { mtls_endpoint_aliases: { token_endpoint: `${elsewhere}/t` } }),
      'nothing is there': () => sentTo(`${elsewhere}/token`, {}, 404),
      'another host, as the metadata say': () =>
        sentTo(`${elsewhere}/token`, { token_endpoint: `${elsewhere}/token` }),
      'two servers, each its own': () => [codeTrace(), atOther()],
    },
    missing: {
      'another host, and no metadata': () => sentTo(`${elsewhere}/token`, undefined),
      'the request is not there': () => {
        const { swap } = codeParts();
        return made([{ ...swap, reply: json(400, { error: 'invalid_grant' }) }], ['beginning']);
      },
    },
  },
  {
    rule: 'metadata_issuer_mismatch',
    fires: {
      'another host': () => only({ issuer: 'http://keycloak:8080/realms/shop' }, known),
      'http for https': () => only({ issuer: 'http://id.example' }, known),
      'the app goes on': () => withMetadata({ issuer: 'https://sts.example/1234/' }, {}),
    },
    nearly: {
      'the same': () => withMetadata({}, {}),
      'with a slash at its end': () => only({ issuer: `${as}/` }, known),
      'with a path': () =>
        only({ issuer: `${as}/realms/shop` }, `${as}/realms/shop/.well-known/openid-configuration`),
      'with a path behind': () =>
        only({ issuer: `${as}/realms/shop` }, `${as}/.well-known/oauth-authorization-server/realms/shop`),
      'for all tenants': () =>
        only({ issuer: `${as}/{tenantid}/v2.0` }, `${as}/common/v2.0/.well-known/openid-configuration`),
      'no metadata': () => fromAnswer(),
    },
    missing: {
      'where it was asked for is not there': () =>
        made([
          {
            ...metadataMade({ issuer: elsewhere }),
            request: get('https://unknown.invalid/'),
            requestLacks: ['message'],
          },
        ]),
    },
  },
];
