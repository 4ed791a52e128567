import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

const SECRET = [
  ...['client_secret', 'client_assertion', 'password', 'code', 'code_verifier', 'refresh_token'],
  ...['access_token', 'device_code', 'token', 'id_token_hint'],
];

/** URLs stand in logs, histories and `Referer` headers. */
export const credentialsNotInUrl: ServerCheck = {
  id: 'credentials_not_in_url',
  title: 'No credential stands in the URL',
  spec: rfc(6749, '2.3.1'),
  run: ({ besides }) => {
    if (besides.length === 0) return undefined;
    const found = besides.filter((name) => SECRET.includes(name));
    const refusal = error('invalid_request', 'Credentials belong in the body, never in the URL');
    const none = 'none in the URL';
    return verdict(found.length === 0, none, found.length === 0 ? none : found.join(', '), refusal);
  },
};
