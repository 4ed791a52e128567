import { rfc } from '../../protocol/spec.ts';
import { assertionLifetime } from '../client-authentication.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** An assertion that lives long is a password; more than an hour ahead is refused. */
export const assertionNotExpired: ServerCheck = {
  id: 'assertion_not_expired',
  title: 'The client_assertion is valid now and not for long',
  spec: rfc(7523, '3'),
  run: ({ now, authentication: { assertion } }) => {
    if (!assertion) return undefined;
    const { exp, nbf = now, iat = now } = assertion.claims;
    const begun = typeof nbf === 'number' && nbf <= now && typeof iat === 'number' && iat <= now + 60;
    const ends = typeof exp === 'number' && now < exp && exp <= now + assertionLifetime;
    const expected = `at ${moment(now)} already valid, with an exp within ${assertionLifetime} s`;
    const times = { exp, nbf, iat };
    const actual = Object.entries(times).map(([name, time]) => `${name} ${inWords(time)}`);
    const refusal = error(
      'invalid_client',
      'The client assertion has expired, is not valid yet, or lives too long',
    );
    return verdict(begun && ends, expected, actual.join(', '), refusal);
  },
};

function inWords(time: unknown): string {
  const safe = typeof time === 'number' && time >= 0 && time < 253_402_300_800;
  return safe ? moment(time) : (JSON.stringify(time) ?? '(absent)');
}
