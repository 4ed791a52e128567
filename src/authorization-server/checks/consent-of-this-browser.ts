import { cookies } from '../../protocol/spec.ts';
import { sameBrowser } from '../form-of-ours.ts';
import type { ServerCheck } from './check.ts';

/** Not to be switched off, unlike the login's: consent is never given from another browser. */
export const consentOfThisBrowser: ServerCheck = {
  id: 'consent_of_this_browser',
  title: 'The browser is the one that started the request',
  spec: cookies('8.8.1'),
  run: sameBrowser,
};
