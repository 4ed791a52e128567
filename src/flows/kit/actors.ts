import { fromPromise } from 'xstate';
import {
  authenticatedPost,
  type ClientIdentity,
  needsSigning,
  type SigningTools,
} from '../../client/client-authentication.ts';
import { withDpopProof } from '../../client/dpop.ts';
import { bearerRequest, keysRequest } from '../../client/token-requests.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import type {
  Answer,
  AppConfiguration,
  Ending,
  Exchange,
  Given,
  Landing,
  Question,
  Task,
} from '../contract.ts';

/** A request of the app to an endpoint where it says who it is. */
export interface Call {
  readonly endpoint: string;
  readonly parameters: Parameters;
  /** What the signing is called in the trace where there is some: `token_request`. */
  readonly what: 'token_request' | 'pushed_request' | 'request';
  /** The tokens of the answer are to be bound to a key, if the flow does that. */
  readonly bound?: true;
}

/** A request with an access token. */
export interface Visit {
  readonly url: string;
  readonly accessToken: string;
}

/** How the app sends its requests. */
export interface Sending {
  /** Whether access tokens are bound to the app's key (RFC 9449). */
  readonly dpop: boolean;
}

/** The walk's end, and what the app tells its user then. */
export interface Closing {
  readonly ending: Ending;
  /** For a browser that still waits for the app's answer. */
  readonly answer: HttpResponse | undefined;
  /** HTML for the app's screen. */
  readonly shows: string | undefined;
}

/** What every machine's states invoke: what it is given, and the app's requests, signed where they must be. */
export function actorsOf(given: Given, app: AppConfiguration, { dpop }: Sending) {
  const scheme = dpop ? 'DPoP' : 'Bearer';
  return {
    ask: fromPromise<Answer, Question>(({ input }) => given.ask(input)),
    navigate: fromPromise<Landing, string>(({ input }) => given.navigate(input)),
    submit: fromPromise<Landing, Answer>(({ input }) => given.submit(input)),
    respond: fromPromise<Landing, HttpResponse>(({ input }) => given.respond(input)),
    wait: fromPromise<void, number>(({ input }) => given.wait(input)),
    call: fromPromise<Exchange, Call>(async ({ input }) => {
      const proves = dpop && input.bound === true;
      const request = await signed(given, `sign_${input.what}`, signatures(app, proves), async (tools) => {
        const post = await authenticatedPost(input.endpoint, input.parameters, app, tools);
        return proves ? withDpopProof(post, app.dpopKey, tools) : post;
      });
      return given.send(request);
    }),
    visit: fromPromise<Exchange, Visit>(async ({ input: { url, accessToken } }) => {
      const plain = bearerRequest(url, app, accessToken, scheme);
      const request = await signed(given, 'sign_api_request', dpop ? [PROOF] : [], (tools) =>
        dpop ? withDpopProof(plain, app.dpopKey, tools, accessToken) : plain,
      );
      return given.send(request);
    }),
    fetchKeys: fromPromise<Exchange>(() => given.send(keysRequest(app.endpoints.jwks, app))),
    end: fromPromise<string, Closing>(async ({ input: { ending, answer, shows } }) => {
      // The walk ends also where nobody can be told.
      if (answer) await given.respond(answer).catch(unheard);
      if (shows !== undefined) await given.work(tell(shows)).catch(unheard);
      return given.end(ending);
    }),
  };
}

const unheard = () => {};

const tell = (html: string): Task<void> => ({
  name: 'show_failure',
  label: 'Tells the user that it did not work',
  do: (tools) => tools.show(html),
});

const PROOF = 'a DPoP proof';

function signatures({ credentials }: ClientIdentity, proves: boolean): string[] {
  return [...(needsSigning(credentials) ? ['a client assertion'] : []), ...(proves ? [PROOF] : [])];
}

/** Builds a request. Only where something is signed is it work that a reader looks at. */
async function signed(
  given: Given,
  name: string,
  what: readonly string[],
  build: (tools: SigningTools) => Promise<HttpRequest> | HttpRequest,
): Promise<HttpRequest> {
  if (what.length > 0) return given.work({ name, label: `Signs ${what.join(' and ')}`, do: build });
  const unused = { bytes: (length: number) => new Uint8Array(length) };
  return build({ clock: given.clock, random: unused, value: () => {} });
}
