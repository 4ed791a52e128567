import { get } from '../../../protocol/http.ts';
import { codeParts, inOrder, type Parts } from '../../testing/made-code.ts';
import {
  app,
  as,
  asks,
  back,
  json,
  lands,
  type Made,
  madeTrace,
  type Reply,
  redirect,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const refused: Reply = { status: 400, body: '<html><body>The redirect_uri is not registered</body></html>' };

const opens = (url: string): Made => ({
  ...{ from: 'browser', to: 'app', channel: 'front' },
  request: get(url),
  reply: { status: 200, body: '<p>Shop</p>' },
});

/** The person opens the app's page, and the app asks to be answered at this address, which the server refuses. */
const askedAt = (redirect_uri: string, page = `${app}/`, reply = refused) =>
  madeTrace(flow, [
    opens(page),
    asks({ response_type: 'code', client_id: 'shop', state: 's-1', redirect_uri }, reply),
  ]);

/** A good login in which the app is answered at this address, with whatever comes of that. */
const answeredAt = (uri: string, landing?: Partial<Made>) => {
  const parts: Parts = codeParts({ ask: { redirect_uri: uri }, swap: { redirect_uri: uri } });
  const query = { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'q7Tn2LrWv0aYbK3x' };
  const answer: Made = { ...parts.answer, reply: redirect(`${uri}?code=${query.code}&state=${query.state}`) };
  const land = lands(query, '?', uri, landing);
  return madeTrace(flow, [opens(`${app}/`), ...inOrder({ ...parts, answer, land })]);
};

/** A login with the server's metadata, fetched from this address. */
const withMetadata = (
  members: object,
  from = `${as}/.well-known/openid-configuration`,
  more: readonly Made[] = [],
) =>
  madeTrace(flow, [
    back(
      get(from),
      json(200, {
        issuer: as,
        authorization_endpoint: `${as}/authorize`,
        token_endpoint: `${as}/token`,
        ...members,
      }),
    ),
    ...inOrder(codeParts()),
    ...more,
  ]);

const keys = (url: string, made: Partial<Made>): Made => ({ ...back(get(url), { status: 301 }), ...made });

/** Traces about addresses that a proxy changed. */
export const proxyCases: readonly RuleCases[] = [
  {
    rule: 'proxy_changed_scheme',
    fires: {
      'redirect_uri with http, refused': () => askedAt('http://shop.example/signin'),
      'redirect_uri with http, accepted': () => answeredAt('http://shop.example/signin'),
      'redirect_uri with http, the page by the Referer': () =>
        madeTrace(flow, [
          asks(
            { response_type: 'code', client_id: 'shop', redirect_uri: 'http://shop.example/signin' },
            refused,
            {
              request: get(
                `${as}/authorize?response_type=code&client_id=shop&redirect_uri=http%3A%2F%2Fshop.example%2Fsignin`,
                [['Referer', `${app}/`]],
              ),
            },
          ),
        ]),
      'metadata with http': () =>
        withMetadata({ token_endpoint: 'http://id.example/token', jwks_uri: 'http://id.example/keys' }),
      'metadata with http that is then asked': () =>
        withMetadata({ jwks_uri: 'http://id.example/keys' }, undefined, [
          keys('http://id.example/keys', { reply: { status: 404 } }),
        ]),
    },
    nearly: {
      https: () => answeredAt(`${app}/signin`),
      loopback: () => answeredAt('http://localhost:3000/signin'),
      'pages with http too': () => askedAt('http://shop.example/signin', 'http://shop.example/'),
      'another host': () => askedAt('http://other.example/signin'),

      'another reason': () => askedAt(`${app}/sign-in`),
      'a scheme of its own': () => askedAt('shop.app:/signin'),
      'metadata with https': () => withMetadata({}),
      'metadata fetched with http': () =>
        withMetadata(
          { jwks_uri: 'http://localhost:8080/keys' },
          'http://localhost:8080/.well-known/openid-configuration',
        ),
    },
    missing: {
      "the app's pages": () =>
        madeTrace(flow, [
          asks(
            { response_type: 'code', client_id: 'shop', redirect_uri: 'http://shop.example/signin' },
            refused,
          ),
        ]),
    },
  },
  {
    rule: 'proxy_changed_host',
    fires: {
      'localhost, refused': () => askedAt('http://localhost:8080/signin'),
      'a service of the cluster': () => askedAt('http://shop.prod.svc.cluster.local/signin'),
      'the name of a container': () => askedAt('https://web:8443/signin'),
      'a port of the inside': () => askedAt('https://shop.example:8443/signin'),
      'the browser does not get there': () =>
        answeredAt('http://10.1.2.3:8080/signin', {
          reply: { status: 0 },
          failure: 'net::ERR_CONNECTION_REFUSED',
        }),
      'metadata with a host of the inside': () =>
        withMetadata({ token_endpoint: 'http://keycloak:8080/token' }),
    },
    nearly: {
      'the public host': () => answeredAt(`${app}/signin`),
      'development on one machine': () => askedAt('http://localhost:3000/signin', 'http://localhost:3000/'),
      'a loopback address that works': () => answeredAt('http://127.0.0.1:51004/signin'),
      'an address that the server accepts': () =>
        askedAt(
          'http://localhost:8080/signin',
          undefined,
          redirect('http://localhost:8080/signin?error=access_denied&state=s-1'),
        ),
      'a host of another name': () => askedAt('https://login.shop.example/signin'),
      'metadata as seen from inside': () =>
        withMetadata(
          { token_endpoint: 'http://keycloak:8080/token' },
          'http://keycloak:8080/.well-known/openid-configuration',
        ),
      'metadata of another attempt': () => [
        madeTrace(flow, [opens(`${app}/`), ...inOrder(codeParts())]),
        withMetadata(
          { token_endpoint: 'http://keycloak:8080/token' },
          'http://keycloak:8080/.well-known/openid-configuration',
        ),
      ],
      'metadata of the public host': () => withMetadata({ jwks_uri: 'https://keys.example/jwks' }),
    },
    missing: {
      'what came of it': () => {
        const { events, ...trace } = answeredAt('http://localhost:51004/signin');
        return { ...trace, events: events.slice(0, 6) };
      },
      "the app's pages": () =>
        madeTrace(flow, [
          asks(
            { response_type: 'code', client_id: 'shop', redirect_uri: 'http://localhost:8080/signin' },
            refused,
          ),
        ]),
    },
  },
];
