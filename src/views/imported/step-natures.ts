import { get, type HttpRequest, type HttpResponse, postForm } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { Occurrence } from '../../protocol/steps/occurrence.ts';
import { type NumberedFlow, stepOfFlow } from '../../protocol/steps/tables.ts';

/**
 * Which messages a step is made of: through the browser, straight between servers, or what a server asks of its user, which it
 * may leave out. A step of no message is in no trace.
 */
export type Nature = 'front' | 'prompt' | 'back';

/** What each step of a flow is made of, by its number, as the flow itself numbers messages of every kind. */
export function naturesOf(flow: NumberedFlow): ReadonlyMap<number, Nature> {
  const stepOf = stepOfFlow(flow);
  const natures = new Map<number, Nature>();
  for (const [nature, occurrence] of samples) {
    const step = stepOf(occurrence, 0);
    if (step > 0 && !natures.has(step)) natures.set(step, nature);
  }
  return natures;
}

const app = 'https://app.example';
const server = 'https://as.example';
const query = '?response_type=code&client_id=a';

const page: HttpResponse = { status: 200, headers: [['Content-Type', 'text/html']], body: '' };
const toCallback: HttpResponse = { status: 302, headers: [['Location', `${app}/cb?code=c`]], body: '' };

function exchange(
  channel: 'front' | 'back',
  from: Party,
  to: Party,
  request: HttpRequest,
  response: HttpResponse = page,
): readonly Occurrence[] {
  return [
    { kind: 'request', channel, from, to, request },
    { kind: 'response', channel, from: to, to: from, request, response },
  ];
}

const over =
  (nature: Nature) =>
  (occurrence: Occurrence): readonly [Nature, Occurrence] => [nature, occurrence];

const toServer = (request: HttpRequest, response?: HttpResponse) =>
  exchange('front', 'browser', 'authorization-server', request, response);
const [asked, prompted] = toServer(get(`${server}/a${query}`)) as [Occurrence, Occurrence];
const [signedIn, sentBack] = toServer(postForm(`${server}/login`, []), toCallback) as [
  Occurrence,
  Occurrence,
];

/** One message of every kind; what a server sends its own app comes first, since one step may be made of several. */
const samples: readonly (readonly [Nature, Occurrence])[] = [
  ...[
    ...exchange('back', 'app', 'authorization-server', postForm(`${server}/d`, [['client_id', 'a']])),
    ...exchange('back', 'app', 'authorization-server', postForm(`${server}/t`, [['grant_type', 'a']])),
    ...exchange('back', 'app', 'api', get('https://api.example/')),
  ].map(over('back')),
  ...[...exchange('front', 'browser', 'app', get(`${app}/`)), asked, sentBack].map(over('front')),
  ...[prompted, signedIn].map(over('prompt')),
];
