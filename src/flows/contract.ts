import type { AnyStateMachine } from 'xstate';
import type { ClientCredentials } from '../client/client-authentication.ts';
import type { AppProtections } from '../client/protections.ts';
import type { Observer } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { Clock, Random } from '../protocol/inputs.ts';
import type { PrivateJwk } from '../protocol/jwt.ts';
import type { Answer, Page } from '../protocol/page.ts';
import type { Party } from '../protocol/parties.ts';
import type { SpecRef } from '../protocol/spec.ts';
import type { Occurrence } from '../protocol/steps/occurrence.ts';
import type { About } from './about.ts';
import type { FlowOptions, Option } from './option.ts';

export type { About, Difference } from './about.ts';
export type { FlowOptions, Option, OptionValue } from './option.ts';
export type { Answer, Occurrence, Page };

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
  /** Puts a page on the app's screen, as a program does without a request: its own window, or for a single-page app the browser. */
  show(html: string): void;
}

/** Something that the app does by itself, reported as it goes. */
export interface Task<T> {
  /** Lower snake case: `make_code_verifier`. */
  readonly name: string;
  readonly label: string;
  do(tools: Tools): Promise<T> | T;
}

/** Whose screen a person looks at: the browser's, or the app's own (a TV, a phone app, a terminal). */
export type ScreenOf = 'browser' | 'app';

/** Something that can happen instead of filling in the page: the device polls meanwhile. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What one would see, in one sentence. */
  readonly why: string;
}

/** What a person is asked on the present page. */
export interface Question {
  /** `pick_login`, `sign_in`, `consent`; the demo user has an answer for each. */
  readonly name: string;
  /** In words: `Sign in`. */
  readonly label: string;
  /** Whose page it is; the browser's where it does not say. */
  readonly on?: ScreenOf;
  /** What the demo user does here, where that follows from the run, such as the user code that the device shows. */
  readonly demo?: Partial<Answer>;
  /** Answered by `button: 'choice=<id>'`. */
  readonly choices?: readonly Choice[];
}

/** Something that a person may pick after the walk is complete. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** What one would see, in one sentence. */
  readonly why: string;
}

/** Where the browser came to rest, or that its request waits for the app's answer. */
export interface Landing {
  /** The page that it shows; while a request waits, the one before. */
  readonly page: Page;
  /** The check that refused a message on the way, as the server reported it; the app itself cannot see this. */
  readonly refusedBy?: string;
  /** A request of the browser that reached the app's own server and waits there: answer it with `respond`. */
  readonly arrived?: HttpRequest;
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
  /** The code of the error that went over the wire, in the specification's spelling. */
  readonly error?: string;
  readonly offers: readonly Offer[];
}

/**
 * What a machine is given. The lab's versions record, hold each message until a person goes on, and reach the servers;
 * a unit test may give its own.
 */
export interface Given {
  readonly clock: Clock;
  work<T>(task: Task<T>): Promise<T>;
  ask(question: Question): Promise<Answer>;
  /** The browser goes to a URL, sent by the app or typed by a person. */
  navigate(url: string): Promise<Landing>;
  /** The browser submits a form of its page as the person filled it in. */
  submit(answer: Answer): Promise<Landing>;
  /** The app's server answers the request of the browser that waits there; nothing happens where none does. */
  respond(response: HttpResponse): Promise<Landing>;
  /** The app's own request, over the back channel. */
  send(request: HttpRequest): Promise<Exchange>;
  /** The clock goes on by so many seconds. */
  wait(seconds: number): Promise<void>;
  /** The walk stands at an end; resolves with the id of an offer if somebody picks one. */
  end(ending: Ending): Promise<string>;
}

/** How a screen looks: a browser's window, a TV, a phone, a program's window or a terminal. */
export interface ScreenLook {
  readonly of: ScreenOf;
  readonly look: 'window' | 'phone' | 'tv' | 'program' | 'terminal';
  /** What stands above it: `The TV`, `Ana's phone`. */
  readonly title: string;
}

/** What every flow's folder exports from `index.ts`. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  /** The documented steps, then what can follow. */
  readonly steps: readonly Step[];
  /** The step that an occurrence belongs to, given the step before it; the same for live runs and imports. */
  stepOf(occurrence: Occurrence, before: number): number;
  /** What the flow is for, when to use it and when not. */
  readonly about: About;
  /** What a person can set, each with its safe default. */
  readonly options: readonly Option[];
  /** Parties that take no part; their lanes stay empty, and the diagram says so. */
  readonly absent?: readonly Party[];
  /** The screens of a walk with these options, from left to right. */
  screens(options: FlowOptions): readonly ScreenLook[];
  machine(given: Given, app: AppConfiguration, options: FlowOptions): AnyStateMachine;
}

/** What an app knows of itself and of its authorization server before the first request. */
export interface AppConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  /** Where the front channel brings the answer; empty for an app that has none. */
  readonly redirectUri: string;
  /** Where the browser goes after a logout; empty for an app that has none. */
  readonly postLogoutRedirectUri: string;
  /** The web origin of a single-page app: its browser adds the `Origin` header by itself. */
  readonly origin: string | undefined;
  readonly audience: string;
  /** The API's address. */
  readonly api: string;
  /** The key that DPoP proofs are signed with. */
  readonly dpopKey: PrivateJwk;
  /** What it sends and checks; the safe ones of `defaultAppProtections` where nobody switched anything off. */
  readonly protections: AppProtections;
  readonly endpoints: {
    readonly authorization: string;
    readonly pushedAuthorization: string;
    readonly token: string;
    readonly device: string;
    readonly jwks: string;
    readonly userinfo: string;
    readonly revocation: string;
    readonly introspection: string;
    readonly logout: string;
  };
}
