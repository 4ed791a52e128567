import { mediaType, parseUrl } from '../protocol/http.ts';
import { decodeParameters, type Parameters, parameter } from '../protocol/parameters.ts';
import type { RequestEvent, TraceEvent } from './events.ts';
import type { TraceModel } from './model.ts';

/** What an event is about, apart from its values. Equal texts have equal numbers, so that comparing two events is cheap. */
export interface Features {
  /** Its full meaning: who, what, and for which endpoint. */
  readonly exact: number;
  /** A looser meaning that also two flows share: another grant at the same endpoint, the same question on another screen. */
  readonly kin: number;
  /** Where it stands in its flow, whatever it says; 0 where two flows are compared. */
  readonly near: number;
  /** How it came out: method, status, outcome. */
  readonly detail: number;
  /** 0 where two flows are compared, whose steps are counted apart. */
  readonly step: number;
}

/** How much two events are the same by meaning; 0 where they cannot stand for each other. */
export function likeness(a: Features, b: Features): number {
  const meaning = a.exact === b.exact ? 16 : a.kin === b.kin ? 8 : a.near !== 0 && a.near === b.near ? 4 : 0;
  if (meaning === 0) return 0;
  return meaning + (a.step !== 0 && a.step === b.step ? 4 : 0) + (a.detail === b.detail ? 1 : 0);
}

/** Whether nothing tells two events apart but their values. */
export function alike(a: Features, b: Features): boolean {
  return a.exact === b.exact && a.detail === b.detail && a.step === b.step;
}

/** Gives every text a number, the same for the same text. */
export function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, known);
    return known;
  };
}

/** The features of an event. Steps count only where both traces are of one flow. */
export function featuresOf(
  event: TraceEvent,
  model: TraceModel,
  oneFlow: boolean,
  number: (text: string) => number,
): Features {
  const { exact, kin, near, detail } = meaningOf(event, model.requestOf(event));
  const of = (text: string) => number(`${event.kind} ${text}`);
  return {
    exact: of(exact),
    kin: of(kin),
    near: oneFlow && near !== undefined ? of(`${near} step ${event.step}`) : 0,
    detail: of(detail),
    step: oneFlow ? event.step : 0,
  };
}

interface Meaning {
  readonly exact: string;
  readonly kin: string;
  readonly near?: string;
  readonly detail: string;
}

function meaningOf(event: TraceEvent, request: RequestEvent | undefined): Meaning {
  // What somebody else sent has no counterpart among what the parties sent.
  const sender = request?.injected ? 'injected ' : '';
  const endpoint = sender + (request ? endpointOf(request) : '?');
  const asked = endpoint + (request ? grantOf(request) : '');
  switch (event.kind) {
    case 'request': {
      const lane = `${event.from} to ${event.to}`;
      const { method } = event.message;
      return {
        exact: `${lane} ${asked}`,
        kin: `${lane} ${endpoint}`,
        near: `${sender}${event.from} ${method}`,
        detail: method,
      };
    }
    case 'response': {
      const lane = `${event.from} to ${event.to}`;
      return {
        exact: `${lane} ${asked}`,
        kin: `${lane} ${endpoint}`,
        near: `${sender}${event.to} ${request?.message.method}`,
        detail: `${event.message.status}`,
      };
    }
    case 'work':
      return request
        ? {
            exact: `${event.by} for ${asked}`,
            kin: `${event.by} for ${endpoint}`,
            ...nearWork(event.by, sender),
          }
        : { exact: `${event.by} ${event.name}`, kin: `${event.by} about ${topicOf(event)}`, detail: '' };
    case 'action':
      return { exact: `${event.by} on ${event.on} ${event.name}`, kin: event.name, detail: '' };
    case 'end':
      return { exact: '', kin: '', detail: `${event.outcome} ${event.state}` };
    default:
      return { exact: '', kin: '', detail: '' };
  }
}

const nearWork = (by: string, sender: string) => ({ near: `${sender}${by}`, detail: '' });

/** Parameters by which a request brings the answer of an authorization server to the app. */
const ANSWERS: readonly string[] = ['state', 'code', 'error', 'id_token', 'access_token', 'response'];

/** The path that a request goes to. Apps have addresses of their own: of those counts only whether the answer comes there. */
function endpointOf({ to, message }: RequestEvent): string {
  if (to !== 'app') return parseUrl(message.url)?.pathname ?? message.url;
  const sent = [...queryIn(message.url), ...formIn(message)];
  return ANSWERS.some((name) => parameter(sent, name) !== undefined)
    ? 'brings the answer'
    : 'comes to the app';
}

/** What tells apart the requests to one token endpoint. */
function grantOf({ message }: RequestEvent): string {
  const grant = parameter(formIn(message), 'grant_type');
  return grant === undefined ? '' : ` ${grant}`;
}

const queryIn = (url: string): Parameters => [...(parseUrl(url)?.searchParams ?? [])];

const formIn = (message: RequestEvent['message']): Parameters =>
  mediaType(message) === 'application/x-www-form-urlencoded' ? decodeParameters(message.body ?? '') : [];

/** What a party worked at, where flows have their own names for it: the request that it makes, or what it checks first. */
function topicOf(event: Extract<TraceEvent, { kind: 'work' }>): string {
  if (event.values.some(({ name }) => name === 'state')) return 'making a request';
  return event.checks[0]?.id ?? event.name;
}
