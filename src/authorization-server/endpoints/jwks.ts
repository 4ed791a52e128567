import { publicJwk } from '../../protocol/jwt.ts';
import { publicJson } from '../responses.ts';
import { document } from './document.ts';

/**
 * The keys that verify this server's tokens; their public parts only.
 * @see [RFC 7517 - JSON Web Key, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5)
 */
export const jwks = document(({ server }) => publicJson({ keys: server.keys.map(publicJwk) }));
