import { postForm } from '../../../protocol/http.ts';
import { clientId, codeParts, inOrder } from '../../testing/made-code.ts';
import { app, as, back, type Given, json, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import {
  basic,
  metadata,
  refusedReply,
  secret,
  service,
  services,
  servicesLacking,
  tokensReply,
  withoutBody,
  withoutHeader,
} from './made-clients.ts';

const posted = { client_id: clientId, client_secret: secret };
const pushed = (given: Given = {}) =>
  back(
    postForm(
      `${as}/par`,
      Object.entries({ response_type: 'code', client_id: clientId, ...given }) as [string, string][],
    ),
    refusedReply,
  );
const right = () => service(posted, tokensReply);

const missing: RuleCases = {
  rule: 'client_authentication_missing',
  fires: {
    'client_id only': () => services(service({ client_id: clientId })),
    'nothing at all, 401 without a code': () => services(service({}, { status: 401, body: 'Unauthorized' })),
    'the description speaks of a secret': () =>
      services(
        service(
          { client_id: clientId },
          json(400, { error: 'invalid_request', error_description: 'client_secret is missing' }),
        ),
      ),
    'a pushed authorization request': () => madeTrace('authorization-code', [pushed()]),
    'a device, which has no secret: unknown': () =>
      services(
        token(
          { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd', client_id: 'tv' },
          refusedReply,
        ),
      ),
    'a client that got tokens without one: unknown': () => [
      services(service({ client_id: clientId })),
      services(service({ client_id: clientId }, tokensReply)),
    ],
    'another attempt shows one': () => [services(service({ client_id: clientId })), services(right())],
  },
  nearly: {
    'a public client that gets tokens': () => services(service({ client_id: clientId }, tokensReply)),
    'a secret that is refused': () => services(service(posted)),
    'Basic that cannot be read': () =>
      services(service({}, undefined, { headers: [['Authorization', 'Basic ???']] })),
    'invalid_grant with 401': () =>
      services(service({ client_id: clientId }, json(401, { error: 'invalid_grant' }))),
  },
  missing: { 'a sanitized file': withoutHeader, 'no body': withoutBody },
};

const twice: RuleCases = {
  rule: 'client_authentication_twice',
  fires: {
    'refused as invalid_request': () =>
      services(
        service(posted, json(400, { error: 'invalid_request' }), {
          headers: [basic(`${clientId}:${secret}`)],
        }),
      ),
    'refused as invalid_client': () =>
      services(service(posted, undefined, { headers: [basic(`${clientId}:other`)] })),
    'accepted: a note': () =>
      services(service(posted, tokensReply, { headers: [basic(`${clientId}:${secret}`)] })),
  },
  nearly: {
    'Basic and client_id in the form': () =>
      services(service({ client_id: clientId }, tokensReply, { headers: [basic(`${clientId}:${secret}`)] })),
    'the form only': () => services(right()),
  },
  missing: { 'a sanitized file': withoutHeader, 'no body': withoutBody },
};

const method: RuleCases = {
  rule: 'client_authentication_method',
  fires: {
    'the metadata does not list it': () =>
      services(metadata({ token_endpoint_auth_methods_supported: ['private_key_jwt'] }), service(posted)),
    'the same secret goes through by Basic': () => [
      services(service(posted)),
      services(service({}, tokensReply, { headers: [basic(`${clientId}:${secret}`)] })),
    ],
    'the description says it': () =>
      services(
        service(
          posted,
          json(401, {
            error: 'invalid_client',
            error_description: 'Authentication method not allowed for this client',
          }),
        ),
      ),
  },
  nearly: {
    'the metadata lists it': () =>
      services(metadata({ token_endpoint_auth_methods_supported: ['client_secret_post'] }), service(posted)),
    'not listed, and accepted': () =>
      services(metadata({ token_endpoint_auth_methods_supported: ['private_key_jwt'] }), right()),
  },
  missing: { 'no metadata': () => services(service(posted)) },
};

const malformed: RuleCases = {
  rule: 'client_credentials_malformed',
  fires: {
    'no base64': () => services(service({}, undefined, { headers: [['Authorization', 'Basic s?op:x']] })),
    'no colon': () => services(service({}, undefined, { headers: [basic(`${clientId}${secret}`)] })),
    'a line break behind the secret': () => services(service({ ...posted, client_secret: `${secret}\n` })),
    'a space behind it in Basic': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:${secret} `)] })),
    'quotation marks': () => services(service({ ...posted, client_secret: `"${secret}"` })),
    'a placeholder': () => services(service({ ...posted, client_secret: '%CLIENT_SECRET%' })),
    'the text undefined': () => services(service({ ...posted, client_secret: 'undefined' })),
    'an empty secret': () => services(service({ ...posted, client_secret: '' })),
  },
  nearly: {
    'a whole secret that is refused': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:${secret}`)] })),
    'a line break that is accepted': () =>
      services(service({ ...posted, client_secret: `${secret}\n` }, tokensReply)),
    'a secret with a colon': () => services(service({}, undefined, { headers: [basic(`${clientId}:a:b`)] })),
  },
  missing: { 'a sanitized file': withoutHeader },
};

const encoded: RuleCases = {
  rule: 'client_secret_not_encoded',
  fires: {
    'a slash and an equals sign': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:a/b=`)] })),
    'a percent sign alone': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:50%off`)] })),
    'the form with the same secret goes through': () => [
      services(service({}, undefined, { headers: [basic(`${clientId}:a&b!`)] })),
      services(service({ client_id: clientId, client_secret: 'a&b!' }, tokensReply)),
    ],
  },
  nearly: {
    'encoded, and refused': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:a%2Fb%3D`)] })),
    'not encoded, and accepted': () =>
      services(service({}, tokensReply, { headers: [basic(`${clientId}:a/b=`)] })),
    'nothing to encode': () =>
      services(service({}, undefined, { headers: [basic(`${clientId}:${secret}`)] })),
    'in the form': () => services(service({ client_id: clientId, client_secret: 'a/b=' })),
  },
  missing: { 'a sanitized file': withoutHeader },
};

const wrong: RuleCases = {
  rule: 'client_secret_wrong',
  fires: {
    'the form': () => services(service(posted)),
    Basic: () => services(service({}, undefined, { headers: [basic(`${clientId}:${secret}`)] })),
    'access_denied with 401': () =>
      services(service(posted, json(401, { error: 'access_denied', error_description: 'Unauthorized' }))),
    'another secret goes through elsewhere': () => [
      services(service({ client_id: clientId, client_secret: 'old' })),
      services(right()),
    ],
    'in a pushed authorization request': () =>
      madeTrace('authorization-code', [pushed({ client_secret: secret })]),
    'many tries, one finding': () => services(service(posted), service(posted), service(posted)),
  },
  nearly: {
    accepted: () => services(right()),
    'no secret': () => services(service({ client_id: clientId })),
    'a grant that is refused': () => services(service(posted, json(400, { error: 'invalid_grant' }))),
  },
  missing: { 'a sanitized file': withoutHeader },
};

const browser: RuleCases = {
  rule: 'client_secret_in_browser',
  fires: {
    'a page sends it': () =>
      services(
        service(posted, tokensReply, {
          headers: [
            ['Origin', app],
            ['Sec-Fetch-Site', 'cross-site'],
          ],
        }),
      ),
    "a page sends it, and the browser's file has no Origin for it": () =>
      services(
        service(posted, undefined, {
          headers: [
            ['sec-ch-ua', '"Chromium";v="156"'],
            ['Referer', `${app}/`],
          ],
          failure: 'net::ERR_FAILED',
        }),
      ),
    'only an Origin header tells: a note': () =>
      services(service(posted, tokensReply, { headers: [['Origin', app]] })),
    'in Basic': () =>
      services(service({}, tokensReply, { headers: [['Origin', app], basic(`${clientId}:${secret}`)] })),
    'in the authorization request': () =>
      madeTrace('authorization-code', inOrder(codeParts({ ask: { client_secret: secret } }))),
  },
  nearly: {
    'a server sends it': () => services(right()),
    'a server whose library marks its requests as a script does': () =>
      services(service(posted, tokensReply, { headers: [['sec-fetch-mode', 'cors']] })),
    'a page without a secret': () =>
      services(service({ client_id: clientId }, tokensReply, { headers: [['Origin', app]] })),
  },
  missing: {
    'a page, without the body': () =>
      services(
        token({}, tokensReply, {
          request: { method: 'POST', url: 'https://id.example/token', headers: [['Origin', app]] },
          requestLacks: ['body'],
        }),
      ),
    'a page, sanitized': () =>
      servicesLacking(
        ['authorization'],
        service({ client_id: clientId }, tokensReply, { headers: [['Origin', app]] }),
      ),
  },
};

/** Cases about secrets and how they are sent. */
export const secretCases: readonly RuleCases[] = [missing, twice, method, malformed, encoded, wrong, browser];
