import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** What a pushed authorization request has of its own; the rest is as at `/authorize`. */
const request = entriesOf(['pushed authorization request'], 'app', {
  client_id: {
    what: 'Names the app that pushes. The server authenticates it as at the token endpoint, before the user is involved.',
    without: 'The server does not know whose request this is and refuses.',
    spec: rfc(9126, '2.1'),
    needs: [
      {
        level: 'required',
        when: ['client_secret_basic'],
        unnoticed: 'The client authentication names the app as well.',
      },
      {
        level: 'required',
        when: ['private_key_jwt'],
        unnoticed: 'The client authentication names the app as well.',
      },
      { level: 'required' },
    ],
  },
  request_uri: {
    what: 'It must not be here: a pushed request cannot point to another one. The server answers invalid_request.',
    spec: rfc(9126, '2.1'),
    needs: [{ level: 'must not' }],
  },
});

const response = entriesOf(['pushed authorization response'], 'authorization-server', {
  request_uri: {
    what: 'Stands for the request that the server now keeps. The app sends the browser to /authorize with it and its client_id, once.',
    without: 'The app has nothing to send the browser with.',
    spec: rfc(9126, '2.2'),
    need: 'required',
  },
  expires_in: {
    what: 'Seconds until request_uri expires. It needs to live only until the browser arrives.',
    spec: rfc(9126, '2.2'),
    need: 'required',
  },
});

export const pushedRequest = [...request, ...response];
