import { rfc } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The token endpoint answers in JSON. */
export const errorNoOauthAnswer: Rule = errorRule({
  id: 'error_no_oauth_answer',
  title: 'The token endpoint answers as a token endpoint does',
  spec: rfc(6749, '5.1'),
  matches: (error) => familyOf(error) === 'no_oauth_answer',
  because:
    'What answered is not a token endpoint: the URL or the method is wrong, or a proxy, a firewall or a login page stands in front of it.',
  checkFirst: ({ call }) => [
    `Compare the URL (${bare(call?.event.message.url ?? '').slice(0, 200)}) and the method with token_endpoint in the metadata of the server.`,
    'Read the page that came back: it mostly names who sent it.',
    'Check proxies and firewalls between app and server.',
  ],
});
