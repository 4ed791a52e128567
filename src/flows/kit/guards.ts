import { responseParameters } from '../../client/authorization-response.ts';
import { errorOf } from '../../client/error-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import { parameter } from '../../protocol/parameters.ts';
import type { Answer, AppConfiguration, Exchange, Landing } from '../contract.ts';
import { callbackOf, type Done, type FlowContext, outputOf } from './context.ts';

interface Asked {
  readonly context: FlowContext;
  readonly event: Done;
}

/** What machines decide by, by name and with parameters, so that a machine reads as a table and can be written out as one. */
export function guardsOf(app: AppConfiguration, options: Readonly<Record<string, string>>) {
  return {
    /** The walk was set up so. */
    optionIs: (_: Asked, { option, value }: { option: string; value: string }) => options[option] === value,

    /** There is a refresh token, and the walk is to go on to a refresh by itself. */
    goesOn: ({ context }: Asked) =>
      options['refresh'] !== 'false' && context.tokens.refreshToken !== undefined && context.spent === '',

    /** The browser rests on a page of this name. */
    onPage: ({ event }: Asked, { page }: { page: string }) => {
      const landing = outputOf<Landing>(event);
      return landing.arrived === undefined && landing.page.name === page;
    },

    /** The browser brought an authorization response to the app. */
    atRedirectUri: ({ event }: Asked) => isAuthorizationResponse(outputOf<Landing>(event), app.redirectUri),

    /** The browser came to the app's own server. */
    atApp: ({ event }: Asked) => outputOf<Landing>(event).arrived !== undefined,

    /** The server's check of this id refused a message. */
    refusedBy: ({ event }: Asked, { check }: { check: string }) =>
      outputOf<Landing | Exchange>(event).refusedBy === check,

    /** Some check of the server refused a message. */
    refused: ({ event }: Asked) => outputOf<Landing | Exchange>(event).refusedBy !== undefined,

    /** The server's check of this id refused the authorization request, whose error has now come to the app. */
    refusedEarlier: ({ context }: Asked, { check }: { check: string }) => context.refusedBy === check,

    /** The authorization response brought this through the browser. */
    returned: ({ context }: Asked, { what }: { what: keyof FlowContext['returned'] }) =>
      context.returned[what] !== '',

    /** The exchange was answered with a success. */
    succeeded: ({ event }: Asked) => {
      const { status } = outputOf<Exchange>(event).response;
      return status >= 200 && status < 300;
    },

    /** The exchange was answered with this error. */
    answeredWith: ({ event }: Asked, { error }: { error: string }) =>
      errorOf(outputOf<Exchange>(event).response) === error,

    /** The app's checks all passed. */
    accepted: ({ event }: Asked) => outputOf<Verdict<unknown>>(event).ok,

    /** The app's check of this id refused. */
    appRefusedBy: ({ event }: Asked, { check }: { check: string }) => {
      const verdict = outputOf<Verdict<unknown>>(event);
      return !verdict.ok && verdict.refusedBy === check;
    },

    /** The person chose this instead of filling in the page. */
    chose: ({ event }: Asked, { choice }: { choice: string }) =>
      outputOf<Answer>(event).button === `choice=${choice}`,

    /** The person picked this offer at the end. */
    picked: ({ event }: Asked, { offer }: { offer: string }) => event.output === offer,
  };
}

const RESPONSE = ['code', 'error', 'state', 'id_token', 'access_token'];

function isAuthorizationResponse(landing: Landing, redirectUri: string): boolean {
  const callback = callbackOf(landing);
  if (callback.url.split(/[?#]/)[0] !== redirectUri.split(/[?#]/)[0]) return false;
  const parameters = responseParameters(callback);
  return RESPONSE.some((name) => parameter(parameters, name) !== undefined);
}
