import { get, type HttpRequest, type HttpResponse, postForm } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { Occurrence } from '../contract.ts';

/** A vendor that is not ours: other hosts, other paths. */
export const as = 'https://tenant.idp.example';
export const app = 'https://shop.customer.example';

export const page: HttpResponse = { status: 200, headers: [['content-type', 'text/html']], body: '' };
export const pageOf = (body: string): HttpResponse => ({ ...page, body });
export const to = (location: string): HttpResponse => ({
  ...{ status: 302, headers: [['location', location]], body: '' },
});
export const json = (status: number, value: object): HttpResponse => ({
  ...{ status, headers: [['content-type', 'application/json']], body: JSON.stringify(value) },
});

/** The browser asks somebody. */
export const front = (request: HttpRequest, party: Party = 'authorization-server'): Occurrence => ({
  ...{ kind: 'request', from: 'browser', to: party, channel: 'front', request },
});

/** Somebody answers the browser. */
export const frontAnswer = (
  request: HttpRequest,
  response: HttpResponse,
  party: Party = 'authorization-server',
): Occurrence => ({
  ...{ kind: 'response', from: party, to: 'browser', channel: 'front', request, response },
});

/** The app asks somebody over the back channel, and is answered; between the two, somebody looks at the request. */
export const back = (
  kind: 'request' | 'work' | 'response',
  request: HttpRequest,
  party: Party = 'authorization-server',
  response: HttpResponse = page,
): Occurrence => ({
  ...{ kind, channel: 'back', request },
  ...(kind === 'request' && { from: 'app', to: party }),
  ...(kind === 'work' && { by: party }),
  ...(kind === 'response' && { from: party, to: 'app', response }),
});

export const action = (name: string): Occurrence => ({ kind: 'action', name });
export const state = (name: string): Occurrence => ({ kind: 'state', name });
/** The app does something by itself. */
export const work = (name: string): Occurrence => ({ kind: 'work', by: 'app', name });

/** A token request. */
export const grant = (type: string): HttpRequest => postForm(`${as}/oauth2/v1/token`, [['grant_type', type]]);

export const keys = get(`${as}/oauth2/v1/keys`);
export const orders = get('https://things.example/v2/things');
