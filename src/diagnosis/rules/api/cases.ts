import { get, type Header } from '../../../protocol/http.ts';
import {
  accessClaims,
  type Changes,
  codeParts,
  idClaims,
  inOrder,
  jwt,
  now,
} from '../../testing/made-code.ts';
import {
  api,
  as,
  back,
  calls,
  json,
  type Made,
  madeTrace,
  type Reply,
  redirect,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { dpopCases } from './cases-dpop.ts';

const accessToken = (claims: object = {}) =>
  jwt({ ...accessClaims, ...claims }, { header: { typ: 'at+jwt' } });
const good = accessToken();
const invalid: Reply = { status: 401, headers: [['WWW-Authenticate', 'Bearer error="invalid_token"']] };
/** A refusal with a reason. */
const told = (description: string): Reply => ({
  status: 401,
  headers: [['WWW-Authenticate', `Bearer error="invalid_token", error_description="${description}"`]],
});
const things = json(200, { things: [] });

/** A code flow that ends with these calls. */
const ending = (changes: Changes, ...last: Made[]) =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts(changes)).slice(0, -1), ...last]);

const call = (
  headers: readonly Header[],
  reply: Reply = invalid,
  path = '/things',
  more: Partial<Made> = {},
): Made => ({
  ...calls(undefined, reply),
  request: get(`${api}${path}`, headers),
  ...more,
});

const bearer = (token: string): Header => ['Authorization', `Bearer ${token}`];

const sanitized = () =>
  madeTrace(
    'authorization-code-pkce',
    [codeParts().ask, codeParts().land, calls(undefined, invalid)],
    ['authorization'],
  );

const missing: RuleCases = {
  rule: 'api_token_missing',
  fires: {
    'the app has one': () => ending({}, call([])),
    'lost in a redirect': () =>
      ending(
        {},
        { ...call([bearer(good)], redirect('https://eu.things.example/things', 307)) },
        { ...call([]), request: get('https://eu.things.example/things') },
      ),
    'an API that goes by cookies: a note': () =>
      ending({}, { ...call([], { status: 401 }), request: get('https://other.example/me') }),
    'before the login: a note': () =>
      madeTrace('authorization-code-pkce', [call([]), ...inOrder(codeParts())]),
  },
  nearly: {
    'a token is sent': () => ending({}, call([bearer(good)])),
    'another kind of header': () => ending({}, call([['Authorization', `Token ${good}`]])),
    'open to all': () => ending({}, call([], things)),
  },
  missing: { sanitized },
};

const scheme: RuleCases = {
  rule: 'api_scheme_wrong',
  fires: {
    'no scheme': () => ending({}, call([['Authorization', good]])),
    'a colon': () => ending({}, call([['Authorization', `Bearer: ${good}`]])),
    'Bearer twice': () => ending({}, call([bearer(`Bearer ${good}`)])),
    'Token instead of Bearer': () => ending({}, call([['Authorization', `Token ${good}`]])),
    'nothing behind it': () => ending({}, call([['Authorization', 'Bearer ']])),
    'no space': () => ending({}, call([['Authorization', `Bearer${good}`]])),
    'a DPoP token as Bearer': () =>
      ending({ tokens: { token_type: 'DPoP', access_token: good } }, call([bearer(good)])),
  },
  nearly: {
    'bearer in small letters': () => ending({}, call([['authorization', `bearer ${good}`]])),
    'Token, accepted': () => ending({}, call([['Authorization', `Token ${good}`]], things)),
    'token_type bearer': () =>
      ending({ tokens: { token_type: 'bearer', access_token: good } }, call([bearer(good)])),
  },
  missing: {
    sanitized,
    'one text in place of the header': () => ending({}, call([['Authorization', 'REDACTED']])),
    'a text that stands for other secrets too': () =>
      ending({ tokens: { access_token: 'X-9', id_token: 'X-9' } }, call([['Authorization', 'X-9']])),
    'the file says that values were taken out': () =>
      ending({}, call([['Authorization', 'a41f-93b2']], invalid, '/things', { requestLacks: ['values'] })),
  },
};

const inQuery = `/things?access_token=${good}`;

const places: RuleCases = {
  rule: 'token_in_query_and_header',
  fires: {
    'refused as invalid_request': () =>
      ending(
        {},
        call(
          [bearer(good)],
          { status: 400, headers: [['WWW-Authenticate', 'Bearer error="invalid_request"']] },
          inQuery,
        ),
      ),
    'refused with 401': () => ending({}, call([bearer(good)], invalid, inQuery)),
    'answered: a note': () => ending({}, call([bearer(good)], things, inQuery)),
  },
  nearly: {
    'the query only': () => ending({}, call([], things, inQuery)),
    'the header only': () => ending({}, call([bearer(good)])),
  },
  missing: {
    'the header is not in the file': () =>
      madeTrace('unknown', [call([], invalid, inQuery)], ['authorization']),
  },
};

const other = 'https://login.other.example';

const issuer: RuleCases = {
  rule: 'api_token_of_another_issuer',
  fires: {
    "not the server's own name": () => {
      const token = accessToken({ iss: other });
      return ending({ tokens: { access_token: token } }, call([bearer(token)]));
    },
    'the API took one by another issuer': () =>
      madeTrace('client-credentials', [
        call([bearer(accessToken({ iss: other }))]),
        call([bearer(good)], things),
      ]),
  },
  nearly: {
    'the API took one by another issuer in another login': () => [
      madeTrace('client-credentials', [call([bearer(accessToken({ iss: other }))])]),
      ending({}, call([bearer(good)], things)),
    ],
    'it has expired': () => ending({}, call([bearer(accessToken({ iss: other, exp: now - 60 }))])),
    'the API names another reason': () =>
      ending({}, call([bearer(accessToken({ iss: other }))], told('The audience is not this API'))),
    'it took one for another audience': () =>
      ending(
        {},
        call([bearer(accessToken({ iss: other, aud: 'https://else.example' }))]),
        call([bearer(good)], things),
      ),
    'an ID token': () => {
      const token = jwt({ ...idClaims, iss: other });
      return ending({ tokens: { id_token: token } }, call([bearer(token)]));
    },
    'the same issuer, refused': () => ending({}, call([bearer(accessToken({ jti: 'z' }))])),
    'another one, answered': () => ending({}, call([bearer(accessToken({ iss: other }))], things)),
  },
  missing: { sanitized },
};

const userinfo = (token: string | undefined, reply: Reply): Made =>
  back(get(`${as}/userinfo`, token === undefined ? [] : [bearer(token)]), reply);

const noInfo: RuleCases = {
  rule: 'userinfo_refused',
  fires: {
    'a token for an API': () => ending({}, userinfo(good, invalid)),
    opaque: () => ending({ tokens: { access_token: 'opaque-Tk9' } }, userinfo('opaque-Tk9', invalid)),
    'then a new token: a note': () =>
      ending({}, userinfo(good, invalid), userinfo(accessToken({ aud: as }), json(200, { sub: 'ana' }))),
  },
  nearly: { answered: () => ending({}, userinfo(good, json(200, { sub: 'ana' }))) },
  missing: {
    sanitized: () =>
      madeTrace(
        'authorization-code-pkce',
        [codeParts().ask, userinfo(undefined, invalid)],
        ['authorization'],
      ),
  },
};

const refused: RuleCases = {
  rule: 'api_refused_valid_token',
  fires: {
    'a good token': () => ending({ tokens: { access_token: good } }, call([bearer(good)])),
    'the same again and again: one finding': () => ending({}, call([bearer(good)]), call([bearer(good)])),
    'then a new token: a note': () =>
      ending({}, call([bearer(good)]), call([bearer(accessToken({ jti: '2' }))], things)),
    '403 of its own: a note': () => ending({}, call([bearer(good)], { status: 403 })),
  },
  nearly: {
    answered: () => ending({}, call([bearer(good)], things)),
    'not found': () => ending({}, call([bearer(good)], { status: 404 })),
  },
  missing: { sanitized },
};

/** Cases for every rule about calls. */
export const apiCases: readonly RuleCases[] = [
  missing,
  scheme,
  places,
  ...dpopCases,
  issuer,
  noInfo,
  refused,
];
