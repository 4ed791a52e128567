import type { AnyStateMachine } from 'xstate';
import type { Observer } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { Clock, Random } from '../protocol/inputs.ts';
import type { Answer, Page } from '../protocol/page.ts';
import type { Channel, Party } from '../protocol/parties.ts';
import type { SpecRef } from '../protocol/spec.ts';

export type { Answer, Page };

/** One step as a reader of the flow's documentation counts it. */
export interface Step {
  readonly number: number;
  /** Who does what: `The app swaps the code for tokens`. */
  readonly title: string;
  /** Two sentences at most: why the step is there. */
  readonly why: string;
  /** More for whoever asks: what would go wrong without it. */
  readonly depth: string;
  readonly spec: SpecRef;
  /** After the documented steps: shown apart, as something that follows. */
  readonly extra?: true;
}

/** What the app may use while it works by itself. */
export interface Tools extends Observer {
  readonly clock: Clock;
  readonly random: Random;
  /** Puts a page on the app's screen, as an app's script does without a request. */
  show(html: string): void;
}

/** Something that the app does by itself, reported as it goes. */
export interface Task<T> {
  /** Lower snake case: `make_code_verifier`. */
  readonly name: string;
  readonly label: string;
  do(tools: Tools): Promise<T> | T;
}

/** What a person is asked on the present page. */
export interface Question {
  /** `pick_login`, `sign_in`, `consent`; the demo user has an answer for each. */
  readonly name: string;
  /** In words: `Sign in`. */
  readonly label: string;
}

/** Something that a person may pick after the walk is complete. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** What one would see, in one sentence. */
  readonly why: string;
}

/** Where the browser came to rest. */
export interface Landing {
  readonly page: Page;
  /** The check that refused a message on the way, as the server reported it; the app itself cannot see this. */
  readonly refusedBy?: string;
}

/** A back-channel exchange. */
export interface Exchange {
  readonly response: HttpResponse;
  /** The check that refused the request, as the server reported it; the app itself cannot see this. */
  readonly refusedBy?: string;
}

/** How the walk ended. */
export interface Ending {
  readonly outcome: 'complete' | 'refused';
  readonly reason: string;
  readonly offers: readonly Offer[];
}

/**
 * What a machine is given. The lab's versions record, hold each message until a person goes on, and reach the servers;
 * a unit test may give its own.
 */
export interface Given {
  work<T>(task: Task<T>): Promise<T>;
  ask(question: Question): Promise<Answer>;
  /** The app sends the browser to a URL. */
  navigate(url: string): Promise<Landing>;
  /** The browser submits a form of its page as the person filled it in. */
  submit(answer: Answer): Promise<Landing>;
  /** The app's own request, over the back channel. */
  send(request: HttpRequest): Promise<Exchange>;
  /** The walk stands at an end; resolves with the id of an offer if somebody picks one. */
  end(ending: Ending): Promise<string>;
}

/** What a step is told from: an event without its numbers, live or imported. */
export interface Occurrence {
  readonly kind: 'action' | 'request' | 'response' | 'work' | 'state' | 'time' | 'end';
  /** An action's or a work's name; the state that the machine moved to. */
  readonly name?: string;
  readonly by?: Party;
  readonly from?: Party;
  readonly to?: Party;
  readonly channel?: Channel;
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
}

/** A flow's options by name, as a recipe carries them. */
export type FlowOptions = Readonly<Record<string, string | boolean>>;

/** What every flow's folder exports from `index.ts`. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** The step that an occurrence belongs to, given the step before it; the same for live runs and imports. */
  stepOf(occurrence: Occurrence, before: number): number;
  /** Options with their safe defaults; a recipe's options are laid over them. */
  readonly defaults: FlowOptions;
  machine(
    given: Given,
    app: AppConfiguration,
    options: Readonly<Record<string, string | boolean>>,
  ): AnyStateMachine;
}

/** What an app knows of itself and of its authorization server before the first request. */
export interface AppConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly audience: string;
  readonly api: string;
  readonly endpoints: {
    readonly authorization: string;
    readonly token: string;
    readonly jwks: string;
    readonly userinfo: string;
    readonly revocation: string;
  };
}
