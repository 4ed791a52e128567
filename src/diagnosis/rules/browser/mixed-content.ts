import { parseUrl } from '../../../protocol/http.ts';
import { w3c } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { isBlocked, type ScriptedRequest, scriptedRequests } from './scripted.ts';

/** A page over HTTPS calls over HTTPS. */
export const mixedContent: Rule = {
  id: 'mixed_content',
  topic: 'browser',
  title: 'A page over HTTPS sends its requests over HTTPS',
  spec: w3c('Secure Contexts', 'secure-contexts', 'is-origin-trustworthy'),
  check: (facts) => {
    const requests = scriptedRequests(facts);
    const plain = requests.filter(isMixed);
    const blocked = plain.find(isBlocked);
    if (blocked)
      return [
        broken(mixedContent, {
          ...{ certainty: 'likely', explains: blocked.response ? [blocked.response.seq] : [] },
          says: `The page at ${blocked.origin} calls ${blocked.target} over plain http, and the browser does not send that.`,
          because: 'Browsers block requests without TLS from a page with TLS, except to the machine itself.',
          evidence: [
            {
              ...{ what: 'URL', expected: blocked.event.message.url.replace(/^http:/i, 'https:') },
              ...{ actual: blocked.event.message.url, where: 'the request', seq: blocked.seq },
            },
          ],
          checkFirst: [
            'Correct the address in the configuration of the page; servers behind a proxy often announce http URLs in their metadata.',
          ],
          isNot: 'CORS settings do not help: the request never leaves the browser.',
        }),
      ];
    if (plain.some(({ response }) => response === undefined))
      return [untold('Whether the plain request was answered is not in this trace.')];
    const good = requests.find(({ response }) => (response?.message.status ?? 0) > 0);
    return good ? [held(good.seq)] : [];
  },
};

function isMixed({ origin, event }: ScriptedRequest): boolean {
  const url = parseUrl(event.message.url);
  const local =
    url !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(url.hostname);
  return origin.startsWith('https:') && url?.protocol === 'http:' && !local;
}
