import { type Header, header } from '../../../protocol/http.ts';
import { browserBasedApps } from '../../../protocol/spec.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { veiled } from '../../words.ts';

/** A secret that a browser holds is none. */
export const clientSecretInBrowser: Rule = {
  id: 'client_secret_in_browser',
  topic: 'client authentication',
  title: 'No page sends a client_secret, and no URL carries one',
  spec: browserBasedApps('6.3.3.1'),
  check: (facts) => {
    const verdicts = [...inUrls(facts), ...inScripts(facts)].slice(0, 3);
    if (verdicts.length > 0) return verdicts;
    const scripted = facts.tokenCalls.filter(({ origin, event }) => origin !== undefined || isScript(event));
    const hidden = scripted.find((call) => call.lacksBody || call.lacksAuthorization);
    if (hidden)
      return [untold("The page's token request without its body or headers does not show a secret.")];
    return scripted[0] ? [held(scripted[0].seq)] : [];
  },
};

function inScripts(facts: Facts): Verdict[] {
  const seen = new Set<string>();
  return facts.tokenCalls.flatMap(({ origin, authentication, seq, event }) => {
    const secret = authentication.find(({ method }) => !method.endsWith('_jwt'))?.credential;
    const script = isScript(event);
    if (!(origin ?? script) || secret === undefined || secret.value === '') return [];
    if (seen.has(secret.value)) return [];
    seen.add(secret.value);
    return [
      broken(clientSecretInBrowser, {
        // A server can send Origin too; what only browsers send tells a page.
        ...{ weight: isByBrowser(event) ? 'warning' : 'note' },
        ...{ certainty: origin !== undefined && isByBrowser(event) ? 'proved' : 'likely' },
        says: `${origin === undefined ? "A page's script" : `A page at ${origin}`} sends the client_secret ${veiled(secret.value)} in its token request.`,
        because: 'Whoever opens the page can read the secret and act as this client elsewhere.',
        evidence: [
          {
            ...{ what: 'client_secret', expected: 'none in a page', actual: secret.value },
            ...{ where: secret.where, seq: secret.seq },
          },
          ...markOf(event).map(([what, actual]) => ({
            ...{ what, actual, where: "the token request's headers", seq },
          })),
        ],
        checkFirst: [
          'Register the app as a public client (PKCE, no secret), or let a server of your own redeem the code.',
          'Revoke this secret: it is known.',
        ],
      }),
    ];
  });
}

/**
 * What a browser adds to a script's request, and no library of a server does; a browser's own file leaves Origin out where no answer
 * came.
 */
const isScript = ({ message }: RequestEvent): boolean =>
  message.headers.some(([name]) => /^sec-(?:fetch-site|ch-ua)/i.test(name)) &&
  !/^(?:navigate|no-cors)$/i.test(header(message, 'sec-fetch-mode') ?? '');

/** The header that shows best that a page's script sent a request. */
const markOf = ({ message }: RequestEvent): readonly Header[] =>
  ['origin', 'sec-fetch-site', 'sec-ch-ua']
    .flatMap((wanted) => message.headers.filter(([name]) => name.toLowerCase() === wanted))
    .slice(0, 1);

/** By headers that browsers add to what pages send. */
function isByBrowser({ message }: RequestEvent): boolean {
  const agent = header(message, 'user-agent') ?? '';
  return (
    agent.startsWith('Mozilla/') || message.headers.some(([name]) => /^sec-(?:fetch-site|ch-)/i.test(name))
  );
}

function inUrls(facts: Facts): Verdict[] {
  const fromAsks = facts.asks.flatMap(({ inUrl }) => inUrl.all('client_secret'));
  const fromCalls = facts.tokenCalls.flatMap(({ event, fields }) =>
    event.message.url.includes('client_secret=') ? fields.all('client_secret') : [],
  );
  return [...fromAsks, ...fromCalls].slice(0, 1).map((secret) =>
    broken(clientSecretInBrowser, {
      weight: 'warning',
      says: `The client_secret ${veiled(secret.value)} stands in a URL.`,
      because: 'URLs go into histories, Referer headers and logs: the secret must be taken as known.',
      evidence: [
        {
          ...{ what: 'client_secret', expected: 'none in a URL', actual: secret.value },
          ...{ where: secret.where, seq: secret.seq },
        },
      ],
      checkFirst: [
        'Send the secret in the form of the token request or in HTTP Basic, by a server only.',
        'Revoke this secret: it is known.',
      ],
    }),
  );
}
