import type { Header } from '../../../protocol/http.ts';
import { get } from '../../../protocol/http.ts';
import type { Trace, TraceLack } from '../../../trace/index.ts';
import { clientId, jwt, now } from '../../testing/made-code.ts';
import {
  as,
  back,
  type Given,
  json,
  type Made,
  madeTrace,
  type Reply,
  token,
} from '../../testing/made-trace.ts';

/** The secret that is registered for the made client. */
export const secret = 'gX1fBat3bV7wQp2L';

/** An Authorization header as HTTP Basic makes it of this text. */
export const basic = (text: string): Header => ['Authorization', `Basic ${btoa(text)}`];

export const refusedReply = json(401, { error: 'invalid_client' });
export const tokensReply = json(200, {
  access_token: '2YotnFZFEjr1zCsicMWpAA',
  token_type: 'Bearer',
  expires_in: 3600,
});

/** A service asks for a token of its own. */
export const service = (
  given: Given,
  reply: Reply | undefined = refusedReply,
  more: Partial<Made> & { headers?: readonly Header[] } = {},
): Made => token({ grant_type: 'client_credentials', scope: 'read:things', ...given }, reply, more);

export const services = (...made: readonly Made[]): Trace => madeTrace('client-credentials', made);

export const servicesLacking = (lacks: readonly TraceLack[], ...made: readonly Made[]): Trace =>
  madeTrace('client-credentials', made, lacks);

/** A refused request without the part that would tell. */
export const withoutHeader = (): Trace =>
  servicesLacking(['authorization'], service({ client_id: clientId }));

/** The server's metadata with these members beside the usual ones. */
export const metadata = (members: object = {}): Made =>
  back(
    get(`${as}/.well-known/openid-configuration`),
    json(200, {
      ...{ issuer: as, authorization_endpoint: `${as}/authorize`, token_endpoint: `${as}/token` },
      ...{ jwks_uri: `${as}/keys`, ...members },
    }),
  );

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A client assertion in which all is right but for this. */
export const assertion = (claims: object = {}, header: object = {}): string =>
  jwt(
    { iss: clientId, sub: clientId, aud: as, jti: 'a-1', iat: now - 3, exp: now + 60, ...claims },
    { header: { kid: 'shop-1', ...header } },
  );

/** A service that shows an assertion. */
export const asserting = (
  text: string,
  reply: Reply = refusedReply,
  given: Given = {},
  more: Partial<Made> = {},
): Made =>
  service(
    { client_id: clientId, client_assertion_type: TYPE, client_assertion: text, ...given },
    reply,
    more,
  );

/** A refused request whose form is not in the file. */
export const withoutBody = (): Trace =>
  services(
    token({}, refusedReply, {
      request: { method: 'POST', url: `${as}/token`, headers: [] },
      requestLacks: ['body'],
    }),
  );
