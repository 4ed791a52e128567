import { cookies } from '../../protocol/spec.ts';
import { sameBrowser } from '../form-of-ours.ts';
import type { ServerCheck } from './check.ts';

export const transactionOfThisBrowser: ServerCheck = {
  id: 'transaction_of_this_browser',
  title: 'The browser is the one that started the request',
  spec: cookies('8.8.1'),
  run: (context) => (context.server.policy.loginCsrfProtection ? sameBrowser(context) : undefined),
};
