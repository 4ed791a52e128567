import { describe, expect, it } from 'vitest';
import type { FlowId } from '../flows/index.ts';
import type { Trace } from '../trace/events.ts';
import { perform } from './perform.ts';
import type { Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { answer, BROWSER_FLOWS, TOKEN, wait } from './testing/failures/case.ts';
import { endOf, questionsIn, refusalsIn, statesIn, valueIn } from './testing/read-trace.ts';

const DEVICE = 'device-authorization';
const walk = (flow: FlowId, changes: Partial<Recipe>) => perform(plainRecipe(flow, changes));

/** The errors that polls were answered with, in order, and what time passed between two polls. */
function pollsIn({ events }: Trace): { readonly errors: string[]; readonly gaps: number[] } {
  const polls = events.filter(
    (event) => event.kind === 'request' && event.message.body?.includes('device_code='),
  );
  const answers = events.flatMap((event) => (event.kind === 'response' ? [event.message.body] : []));
  return {
    errors: answers.flatMap((body) => /"error":"(\w+)"/.exec(body)?.[1] ?? []),
    gaps: polls.slice(1).map(({ at }, index) => Math.round((at - (polls[index]?.at ?? 0)) / 1000)),
  };
}

describe('a refusal that is not the end', () => {
  it.each(
    [...BROWSER_FLOWS, DEVICE].flatMap((flow) =>
      ['wrong password', 'unknown user'].map((mishap) => [mishap, flow as FlowId] as const),
    ),
  )('RFC 6749 §10.10: after a %s the page of %s asks again, and the walk goes on', async (mishap, flow) => {
    const trace = await walk(flow, { options: { mishap } });
    expect(questionsIn(trace).filter((name) => name === 'sign_in')).toHaveLength(2);
    expect(statesIn(trace)).toContain('wrongPassword');
    expect(refusalsIn(trace).filter((check) => check === 'credentials_correct')).toHaveLength(1);
    expect(endOf(trace)).toMatchObject({ state: 'complete' });
    expect(endOf(trace)).not.toHaveProperty('error');
  });

  it.each(['typed', 'scanned'])('RFC 8628 §5.1: a wrong user code, with the address %s', async (way) => {
    const options = { mishap: 'wrong user code', verificationUri: way };
    const trace = await walk(DEVICE, { options });
    expect(questionsIn(trace).filter((name) => name === 'enter_user_code')).toHaveLength(2);
    expect(statesIn(trace)).toContain('wrongUserCode');
    expect(refusalsIn(trace)).toContain('user_code_waiting');
    expect(endOf(trace)).toMatchObject({ state: 'complete' });
  });
});

describe('RFC 8628 §3.5: a device that polls', () => {
  it('goes on while the answer is authorization_pending, and keeps to the interval', async () => {
    const { errors, gaps } = pollsIn(await walk(DEVICE, {}));
    expect(new Set(errors)).toEqual(new Set(['authorization_pending']));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(5);
  });

  it('too fast hears slow_down, and waits five seconds longer each time', async () => {
    const trace = await walk(DEVICE, { options: { polling: 'too fast' } });
    const { errors } = pollsIn(trace);
    expect(errors).toContain('slow_down');
    expect(statesIn(trace)).toContain('slowingDown');
    expect(refusalsIn(trace)).toContain('device_poll_not_too_fast');
    const slower = trace.events.filter((event) => event.kind === 'work' && event.name === 'slow_down');
    const intervals = slower.map((event) => Number(event.kind === 'work' && event.values[0]?.value));
    expect(intervals).toEqual(intervals.map((_, index) => 2 + 5 * (index + 1)));
    expect(endOf(trace)).toMatchObject({ state: 'complete' });
  });

  it('at once when its user says so, which is too fast the second time', async () => {
    const moves = answer('open_verification_uri', 'choice=poll_now', {}, {});
    const { errors } = pollsIn(await walk(DEVICE, { moves }));
    expect(errors.slice(0, 2)).toEqual(['authorization_pending', 'slow_down']);
  });

  it('hears no more of a pending answer once the user is done, however late it asks', async () => {
    const moves = [wait(`${TOKEN} #3`, 300)];
    expect(endOf(await walk(DEVICE, { moves })).state).toBe('complete');
  });
});

it('RFC 8628 §3.3.1: a scanned address brings the user code along, and the person confirms it', async () => {
  const typed = await walk(DEVICE, {});
  const scanned = await walk(DEVICE, { options: { verificationUri: 'scanned' } });
  const pages = ({ events }: Trace) =>
    events.flatMap((event) =>
      event.kind === 'request' && event.message.url.includes('/activate') ? [event.message.url] : [],
    );
  const code = valueIn(typed, 'user_code');
  expect(pages(typed)[0]).not.toContain('user_code');
  expect(pages(scanned)[0]).toContain(`?user_code=${code}`);
  expect(statesIn(scanned)).toContain('scanningCode');
  expect(questionsIn(scanned)).toContain('enter_user_code');
});

it('a retry after a failure starts from what was there: an expired access token can be renewed', async () => {
  const options = { mishap: 'access token expires' };
  const trace = await walk('authorization-code-pkce', {
    options,
    moves: [{ at: 'end', do: 'pick', offer: 'refresh' }],
  });
  expect(statesIn(trace)).toEqual(expect.arrayContaining(['accessTokenExpired', 'refreshing', 'complete']));
  expect(endOf(trace)).toMatchObject({ outcome: 'complete' });
  expect(endOf(trace)).not.toHaveProperty('error');
});
