import { rfc } from '../../protocol/spec.ts';
import { formOfOurs } from '../form-of-ours.ts';
import type { ServerCheck } from './check.ts';

export const consentCsrfMatches: ServerCheck = {
  id: 'consent_csrf_matches',
  title: 'The consent form is the one that this server gave out',
  spec: rfc(6749, '10.12'),
  run: formOfOurs,
};
