import { header, headers } from '../../../protocol/http.ts';
import { fetchStandard } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import {
  corsFlaw,
  keyOf,
  methodAsked,
  type ScriptedRequest,
  scriptedRequests,
  showsHeaders,
} from './scripted.ts';

type Preflight = Facts['preflights'][number];

/** Servers answer preflights so that the request itself may be sent. */
export const preflightRefused: Rule = {
  id: 'preflight_refused',
  topic: 'browser',
  title: 'Preflights are answered so that the request may follow',
  spec: fetchStandard('CORS-preflight fetch', 'cors-preflight-fetch'),
  check: (facts) => {
    const requests = new Map<number, ScriptedRequest>();
    const answered = new Set<string>();
    for (const one of scriptedRequests(facts)) {
      if (one.preflight) requests.set(one.preflight.seq, one);
      if ((one.response?.message.status ?? 0) > 0) answered.add(keyOf(one.event, one.event.message.method));
    }
    const verdicts = facts.preflights
      .filter(({ event }) => !answered.has(keyOf(event, methodAsked(event))))
      .flatMap((preflight) => judge(facts, preflight, requests.get(preflight.seq)));
    const broke = verdicts.filter(({ kind }) => kind === 'broken').slice(0, 3);
    if (broke.length > 0) return broke;
    const [first] = facts.preflights;
    return verdicts.length > 0 ? verdicts.slice(0, 1) : first ? [held(first.seq)] : [];
  },
};

interface Flaw {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** What is wrong with the answer to a preflight; `undefined` where nothing is, or where it does not show. */
export function preflightFlaw(facts: Facts, { event, response }: Preflight): Flaw | undefined {
  const origin = header(event.message, 'origin');
  if (!response || origin === undefined || response.message.status === 0) return undefined;
  const { status } = response.message;
  if (status < 200 || status > 299) return { what: 'status', expected: '200 or 204', actual: String(status) };
  if (!showsHeaders(facts, response)) return undefined;
  const who = corsFlaw(response, origin);
  if (who) return { what: 'Access-Control-Allow-Origin', ...who };
  return methodFlaw(event, response) ?? headerFlaw(event, response);
}

const listIn = (event: NonNullable<Preflight['response']>, name: string): string[] =>
  headers(event.message, name)
    .flatMap((value) => value.slice(0, 5000).split(','))
    .map((one) => one.trim().toLowerCase());

const WITHOUT_ASKING = new Set(['GET', 'HEAD', 'POST', '']);

function methodFlaw(
  event: Preflight['event'],
  response: NonNullable<Preflight['response']>,
): Flaw | undefined {
  const method = methodAsked(event);
  const allowed = listIn(response, 'access-control-allow-methods');
  const fits = WITHOUT_ASKING.has(method) || allowed.includes(method.toLowerCase()) || allowed.includes('*');
  return fits
    ? undefined
    : { what: 'Access-Control-Allow-Methods', expected: method, actual: allowed.join(', ') || 'none' };
}

function headerFlaw(
  event: Preflight['event'],
  response: NonNullable<Preflight['response']>,
): Flaw | undefined {
  const wanted = (header(event.message, 'access-control-request-headers') ?? '').slice(0, 5000).split(',');
  const allowed = listIn(response, 'access-control-allow-headers');
  // A star stands for every header but Authorization.
  const missing = wanted
    .map((one) => one.trim().toLowerCase())
    .filter(
      (name) =>
        name !== '' && !allowed.includes(name) && !(allowed.includes('*') && name !== 'authorization'),
    );
  if (missing.length === 0) return undefined;
  return {
    what: 'Access-Control-Allow-Headers',
    expected: missing.join(', '),
    actual: allowed.join(', ') || 'none',
  };
}

function judge(facts: Facts, preflight: Preflight, request: ScriptedRequest | undefined): Verdict[] {
  const { event, response, seq } = preflight;
  const flaw = preflightFlaw(facts, preflight);
  if (!flaw) {
    const unseen = !response || !showsHeaders(facts, response);
    return unseen ? [untold('The answer to the preflight, or its headers, is not in this trace.')] : [];
  }
  const origin = header(event.message, 'origin') ?? 'the page';
  const target = request?.target ?? event.message.url.slice(0, 200);
  const method = methodAsked(event) || 'request';
  const status = flaw.what === 'status';
  return [
    broken(preflightRefused, {
      explains: [response?.seq, request?.response?.seq].filter((one) => one !== undefined),
      says: status
        ? `The preflight before the ${method} to ${target} is answered ${flaw.actual}, so the browser does not send the request.`
        : `The preflight before the ${method} to ${target} is not allowed: ${flaw.what} lacks ${flaw.expected}.`,
      because:
        'Before a request with special headers or methods, the browser asks the server by OPTIONS whether the page may send it.',
      evidence: [
        { ...flaw, where: 'the answer to the preflight', seq: response?.seq ?? seq, expectedSeq: seq },
        { what: 'Origin', actual: origin, where: 'the preflight', seq },
      ],
      checkFirst: [
        ...(status ? ['Answer OPTIONS without asking for a token: preflights never carry one.'] : []),
        `Allow the origin ${origin}, the method and the headers (authorization, dpop, content-type) in the CORS settings of the server.`,
        'Look whether a gateway or a proxy answers OPTIONS instead of the server.',
      ],
      isNot: 'The request itself was never sent: the server has no log of it.',
    }),
  ];
}
