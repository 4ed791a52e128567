import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';

/**
 * Whether the client's secret goes in the form and not in the header.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)
 */
export const clientSecretPost: Rule = {
  id: 'client_secret_post',
  topic: 'practice',
  title: 'Clients do not send their secret in the form',
  spec: rfc(6749, '2.3.1'),
  check: ({ tokenCalls }) => {
    const call = tokenCalls.find(
      ({ authentication, event }) =>
        event.message.method === 'POST' &&
        authentication.some(({ method }) => method === 'client_secret_post'),
    );
    if (call)
      return [
        broken(clientSecretPost, {
          weight: 'note',
          says: 'The client sends its secret as a parameter of the form.',
          because:
            'It works with many servers. RFC 6749 prefers HTTP Basic, RFC 9700 a signed assertion or a certificate, so that no secret travels at all.',
          evidence: [
            {
              what: 'client authentication',
              expected: 'private_key_jwt or client_secret_basic',
              actual: 'client_secret_post',
              where: "the token request's form",
              seq: call.seq,
            },
          ],
          checkFirst: ['Where the server has them, use private_key_jwt or mutual TLS.'],
          specs: [rfc(6749, '2.3.1'), rfc(9700, '2.5')],
        }),
      ];
    const hidden = tokenCalls.some(({ lacksBody }) => lacksBody);
    const other = tokenCalls.find(({ authentication }) => authentication.length > 0);
    if (other) return [held(other.seq)];
    return hidden ? [untold("The token request's body is not in this trace.")] : [];
  },
};
