import { publicJwk } from '../../protocol/jwt.ts';
import { publicJson } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The public keys that tokens verify with.
 * @see [RFC 7517 - JSON Web Key, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5)
 */
export const jwks: Endpoint = {
  methods: ['GET'],
  readableBy: 'anyone',
  answer: ({ server }) => publicJson({ keys: server.keys.map(publicJwk) }),
};
