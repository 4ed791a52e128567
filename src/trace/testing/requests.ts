import type { RequestEvent } from '../events.ts';

/** What every event of an exchange has, and tests of messages do not look at. */
export const base = { seq: 0, at: 0, step: 1, exchange: 'x1', readers: [] } as const;

/** A request of a browser to the authorization server, unless said otherwise: a form post where it has a body. */
export const request = (url: string, body?: string, changes: Partial<RequestEvent> = {}): RequestEvent => ({
  ...base,
  kind: 'request',
  from: 'browser',
  to: 'authorization-server',
  channel: 'front',
  message: {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: body === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded']],
    ...(body !== undefined && { body }),
  },
  ...changes,
});
