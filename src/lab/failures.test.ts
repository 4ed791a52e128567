import { describe, expect, it } from 'vitest';
import { errorInParameters, errorOf } from '../client/error-response.ts';
import { type FlowId, flowIds } from '../flows/index.ts';
import { failures as words } from '../flows/kit/failures.ts';
import { redirectLocation } from '../protocol/http.ts';
import { queryOf } from '../protocol/parameters.ts';
import type { ResponseEvent, Trace } from '../trace/events.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { readPage } from '../trace/read-page.ts';
import { perform } from './perform.ts';
import { plainRecipe } from './recipes.ts';
import { afterwards } from './testing/failures/afterwards.ts';
import { api } from './testing/failures/api.ts';
import { callback } from './testing/failures/callback.ts';
import {
  BROWSER_FLOWS,
  CODE_FLOWS,
  CONFIDENTIAL,
  type FailureCase,
  FORM_POST,
  WEB_APPS,
  WITH_TOKENS,
  type Wire,
} from './testing/failures/case.ts';
import { clients } from './testing/failures/clients.ts';
import { codes } from './testing/failures/codes.ts';
import { device } from './testing/failures/device.ts';
import { directGrants } from './testing/failures/direct-grants.ts';
import { frontChannel } from './testing/failures/front-channel.ts';
import { tokens } from './testing/failures/tokens.ts';
import { failuresOf } from './testing/machines.ts';
import { endOf, refusalsIn, workIn } from './testing/read-trace.ts';

const cases = [
  ...frontChannel,
  ...callback,
  ...clients,
  ...codes,
  ...directGrants,
  ...tokens,
  ...api,
  ...afterwards,
  ...device,
];
const casesOf = (flow: FlowId) => cases.filter((one) => one.in.includes(flow));
const flows = await Promise.all(
  flowIds.map(async (flow) => ({ flow, cases: casesOf(flow), failures: await failuresOf(flow) })),
);

describe.concurrent.each(flows)('every failure of $flow, from a real exchange', ({ flow, cases: own }) => {
  it.concurrent.each(own)('$spec: $what ends in $state', async (one) => {
    const { state, check, wire, options = {} } = one;
    const moves = await movesOf(one, flow);
    const trace = await perform(plainRecipe(flow, { moves, options }));
    const end = endOf(trace);
    expect(end).toMatchObject({ outcome: 'refused', state });
    expect(end.reason).toContain(words[state].reason);
    expect(end.error).toBe(wire?.by === 'page' ? undefined : wire?.error);
    if (check) expect(refusalsIn(trace)).toContain(check);
    if (wire) expectOnWire(responseOf(trace, check), wire, flow);
    expect(integrityProblems(trace)).toEqual([]);
  });
});

const movesOf = ({ moves = [] }: FailureCase, flow: FlowId) =>
  typeof moves === 'function' ? moves(flow) : moves;

/** The response that a check led to; the last one that the app got where no check did. */
function responseOf(trace: Trace, check: string | undefined): ResponseEvent | undefined {
  const refusals = workIn(trace).filter(({ checks }) =>
    checks.some(({ id, passed }) => id === check && !passed),
  );
  const exchange = refusals.at(-1)?.exchange;
  return trace.events
    .filter((event): event is ResponseEvent => event.kind === 'response')
    .findLast((event) => (check === undefined ? event.to === 'app' : event.exchange === exchange));
}

function expectOnWire(response: ResponseEvent | undefined, { by, status, error }: Wire, flow: FlowId): void {
  const message = response?.message ?? { status: 0, headers: [], body: '' };
  const posted = by === 'redirect' && FORM_POST.some((id) => id === flow);
  expect(message.status).toBe(by === 'redirect' ? (posted ? 200 : 303) : status);
  const carried = () => {
    if (by === 'answer') return errorOf(message);
    if (by === 'page') return /<code>(\w+)<\/code>/.exec(message.body)?.[1];
    return errorInParameters(
      posted ? readPage(message.body).fields : queryOf(redirectLocation(message) ?? ''),
    );
  };
  expect(carried()).toBe(error);
}

describe.each(flows)('the failures of $flow', ({ flow, cases: own, failures }) => {
  it('are all reached, but the one for what no message could bring about', () => {
    const reached = new Set<string>(own.map(({ state }) => state));
    const missed = failures.filter((state) => !reached.has(state));
    // A web app's first message goes through the browser, where somebody can send it astray.
    expect(missed).toEqual(WEB_APPS.some((id) => id === flow) ? [] : ['undeliverable']);
  });
});

/** What goes wrong by what a person does or leaves undone, or by how the app is set up. */
const FAULTS: readonly (readonly [fault: RegExp, flows: readonly FlowId[]])[] = [
  [/^a wrong password/, ['resource-owner-password']],
  [/^an unknown user/, ['resource-owner-password']],
  [/^Deny on /, [...BROWSER_FLOWS, 'device-authorization']],
  [/wrong user codes/, ['device-authorization']],
  [/^a code that comes too late/, CODE_FLOWS],
  [/device timeout/, ['device-authorization']],
  [/^a wrong client secret/, CONFIDENTIAL],
  [/^an expired client assertion/, CONFIDENTIAL],
  [/^an unknown scope/, flowIds],
  [/^an expired token at the API/, WITH_TOKENS],
  [/^sign-in needed, with prompt=none/, BROWSER_FLOWS],
];

it.each(FAULTS)('%s is there under its name', (fault, where) => {
  const there = cases.filter(({ what }) => fault.test(what)).flatMap((one) => one.in);
  expect(new Set(there)).toEqual(new Set(where));
});
