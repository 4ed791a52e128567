import { circumstancesOf, explain, explainScope, type Place } from '../../../protocol/dictionary/index.ts';
import { header } from '../../../protocol/http.ts';
import { parameter, spaceDelimited } from '../../../protocol/parameters.ts';
import type { RequestEvent, Trace } from '../../../trace/events.ts';
import { parametersOf, placeOfRequest } from '../../../trace/places.ts';
import { refusalIn } from '../../../trace/refusal.ts';
import type { Edit, Recipe } from '../../recipe.ts';
import { edited, type Try } from './try.ts';
import { withStops } from './with-stops.ts';

type Change = Pick<Try, 'name' | 'of' | 'how'> & { readonly edit: Edit };

/**
 * For each name in the requests of a run to the authorization server and to the API, the run without it; and with each name that
 * must not be there.
 */
export async function triesOfRequests(recipe: Recipe): Promise<Try[]> {
  const { stops, trace } = await withStops(recipe);
  return stops.flatMap(({ at, ...stop }) => {
    if (stop.kind !== 'message' || stop.original.kind !== 'request') return [];
    const request = { ...stop.original, seq: 0, at: 0, step: 0 };
    const place = placeOfRequest(request);
    // A request that is refused as it is says nothing.
    if (!isAsked(request, place) || refusedAt(trace, request.exchange) !== undefined) return [];
    return [...leftOut(request, place), ...putIn(request, place)].map(
      ({ edit, ...change }): Try => ({
        ...change,
        flow: recipe.flow,
        place,
        grant: parameter(parametersOf(request).body, 'grant_type'),
        when: circumstancesOf(request.message, place),
        refusedBy: async () => refusedAt(await edited(recipe, at, edit), request.exchange),
      }),
    );
  });
}

/** Whether it asks something of a server that the specifications name: no page or form of the server's own, nothing that all may read. */
const isAsked = ({ to, message }: RequestEvent, place: Place): boolean =>
  to !== 'app' && place !== 'form' && !message.url.includes('/.well-known/');

function leftOut(request: RequestEvent, place: Place): Change[] {
  const { query, body } = parametersOf(request);
  const sent = [
    ...query.map(([name, value]) => ({ name, value, in: 'query' as const })),
    ...body.map(([name, value]) => ({ name, value, in: 'form' as const })),
  ];
  return [
    ...sent.map(
      ({ name, in: at }): Change => ({
        ...{ name, of: place, how: 'left out' },
        edit: { parameter: name, in: at, value: null },
      }),
    ),
    ...sent.flatMap(({ name, value, in: at }) => (name === 'scope' ? withoutWords(value, at) : [])),
    ...['Authorization', 'DPoP']
      .filter((name) => header(request.message, name) !== undefined)
      .map(
        (name): Change => ({
          ...{ name, of: 'request header', how: 'left out' },
          edit: { header: name, value: null },
        }),
      ),
  ];
}

/** One scope less, where others remain. */
function withoutWords(scope: string, at: 'query' | 'form'): Change[] {
  const words = spaceDelimited(scope);
  return words
    .filter((word) => words.length > 1 && explainScope(word))
    .map((word) => ({
      ...{ name: word, of: 'scope', how: 'left out' },
      edit: { parameter: 'scope', in: at, value: words.filter((other) => other !== word).join(' ') },
    }));
}

/** What could be put in where it is not, with a value for it. */
const ADDITIONS: Readonly<Record<string, string>> = {
  client_secret: 'a secret',
  client_assertion: 'e30.e30.AA',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  code_verifier: 'a-verifier-without-a-challenge-43-characters-long',
  request_uri: 'urn:ietf:params:oauth:request_uri:none',
};

function putIn(request: RequestEvent, place: Place): Change[] {
  const { query, body } = parametersOf(request);
  const has = (name: string) => parameter([...query, ...body], name) !== undefined;
  const parameters = Object.entries(ADDITIONS)
    .filter(([name]) => !has(name) && explain(name, place))
    .map(([name, value]): Change => ({ name, of: place, how: 'put in', edit: { parameter: name, value } }));
  if (header(request.message, 'Authorization') !== undefined) return parameters;
  const credentials: Change = {
    ...{ name: 'Authorization', of: 'request header', how: 'put in' },
    edit: { header: 'Authorization', value: 'Basic YXBwOnNlY3JldA==' },
  };
  return [...parameters, credentials];
}

/** The check of whoever received a request that refused it. */
function refusedAt({ events }: Trace, exchange: string): string | undefined {
  return events
    .filter((event) => event.kind === 'work' && event.exchange === exchange && event.by !== 'app')
    .map((event) => refusalIn(event)?.id)
    .find((id) => id !== undefined);
}
