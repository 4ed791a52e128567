import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Anything but `allow` is a no. */
export const consentGiven: ServerCheck = {
  id: 'consent_given',
  title: 'The user allows it',
  spec: rfc(6749, '4.1.2.1'),
  run: ({ submitted, value }) =>
    submitted
      ? verdict(
          value('action') === 'allow',
          'allow',
          value('action'),
          error('access_denied', 'The user did not consent'),
        )
      : undefined,
};
