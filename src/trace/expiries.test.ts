import { describe, expect, it } from 'vitest';
import type { Move, Recipe } from '../lab/index.ts';
import type { Trace } from './events.ts';
import { clockAt, type Expiry, expiriesIn, expiryState, nextExpiry } from './expiries.ts';
import { deviceSignIn, hybridSignIn, pushedSignIn, signedJob } from './testing/sign-ins.ts';
import { performed } from './testing/traces.ts';

const lives = async (of: Promise<Trace> | Trace) => expiriesIn((await of).events);

/** `label: seconds it lives, what ends it`, for each value. */
async function summary(of: Promise<Trace> | Trace): Promise<string[]> {
  const { events } = await of;
  return expiriesIn(events).map(({ label, issuedSeq, expiresAt, spentSeq }) => {
    const made = events[issuedSeq];
    const end = events[spentSeq ?? -1];
    const seconds = Math.round((expiresAt - Math.floor((made?.at ?? 0) / 1000) * 1000) / 1000);
    const exchange = end && 'exchange' in end ? requestOf(events, end.exchange) : '';
    return `${label}: ${seconds} s${end ? `, ends at ${end.kind} ${exchange}` : ''}`;
  });
}

function requestOf(events: Trace['events'], exchange: string | undefined): string {
  const request = events.find((event) => event.kind === 'request' && event.exchange === exchange);
  if (request?.kind !== 'request') return '';
  return `${request.message.method} ${new URL(request.message.url).pathname}`;
}

const one = (list: readonly Expiry[], label: string): Expiry => {
  const found = list.find((expiry) => expiry.label === label);
  if (!found) throw new Error(`There is no ${label}, only ${list.map((expiry) => expiry.label)}`);
  return found;
};

const withMoves = (moves: readonly Move[], changes: Partial<Recipe> = {}) => performed({ ...changes, moves });

describe('what expires in a run, and what ends it before', () => {
  it('of the code flow', async () => {
    expect(await summary(performed())).toEqual([
      'the waiting request: 600 s, ends at response POST /consent',
      'the session: 28800 s',
      'the code: 60 s, ends at work POST /oauth/token',
      'the access token: 3600 s',
      'the ID token: 3600 s',
      'the refresh token: 1209600 s, ends at work POST /oauth/token',
      'the 2nd access token: 3600 s',
      'the 2nd ID token: 3600 s',
      'the 2nd refresh token: 1209600 s',
    ]);
  });

  it('of a hybrid sign-in', async () => {
    expect(await summary(hybridSignIn())).toEqual([
      'the waiting request: 600 s, ends at response POST /consent',
      'the session: 28800 s',
      'the code: 60 s, ends at work POST /oauth/token',
      'the access token: 3600 s',
      'the ID token: 3600 s',
      'the 2nd access token: 3600 s',
      'the 2nd ID token: 3600 s',
      'the refresh token: 1209600 s',
    ]);
  });

  it('of a pushed request', async () => {
    const [pushed, waiting] = await summary(pushedSignIn());
    expect(pushed).toBe('the pushed request: 60 s, ends at work GET /authorize');
    expect(waiting).toBe('the waiting request: 600 s, ends at response POST /consent');
  });

  it('of a device: its codes end with its tokens, or with a no', async () => {
    expect((await summary(deviceSignIn())).slice(0, 4)).toEqual([
      'the device code: 600 s, ends at work POST /oauth/token',
      'the user code: 600 s, ends at work POST /consent',
      'the waiting request: 600 s, ends at response POST /consent',
      'the session: 28800 s',
    ]);
    const no = performed({ moves: [deny] }, 'device-authorization');
    expect((await summary(no))[1]).toBe('the user code: 600 s, ends at work POST /consent');
  });

  it('of a job that signs an assertion: the first use ends it', async () => {
    const trace = await signedJob();
    const assertion = one(expiriesIn(trace.events), 'the client assertion');
    const spent = trace.events[assertion.spentSeq ?? -1];
    const sentTwice = trace.events.filter(
      (event) => event.kind === 'request' && event.message.body?.includes('client_assertion='),
    );
    expect(sentTwice).toHaveLength(2);
    expect(spent).toMatchObject({
      kind: 'work',
      exchange: sentTwice[0]?.kind === 'request' && sentTwice[0].exchange,
    });
  });

  it('the moments are those that the server has', async () => {
    const trace = await performed();
    for (const { value, issuedSeq, expiresAt } of expiriesIn(trace.events)) {
      const made = trace.events[issuedSeq];
      expect(made?.kind === 'work' && made.values).toContainEqual(
        expect.objectContaining({ value, expiresAt }),
      );
    }
  });
});

const deny: Move = { at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' };
const pick = (...offers: string[]): Move[] =>
  offers.map((offer, index) => ({ at: index === 0 ? 'end' : `end #${index + 1}`, do: 'pick', offer }));

describe('what else ends a value', () => {
  it('a code that comes a second time: all that the first one got', async () => {
    const list = await lives(
      withMoves([{ at: 'request POST /oauth/token', do: 'replay' }], { options: { refresh: 'false' } }),
    );
    const [access, refresh] = [one(list, 'the access token'), one(list, 'the refresh token')];
    expect(access.spentSeq).toBeDefined();
    expect(refresh.spentSeq).toBe(access.spentSeq);
    expect(one(list, 'the ID token').spentSeq).toBeUndefined();
  });

  it('but without the protection the code works again, so its expiry still matters', async () => {
    const protections: Recipe['protections'] = { app: {}, server: { singleUseCodes: false }, api: {} };
    expect(one(await lives(performed({ protections })), 'the code').spentSeq).toBeUndefined();
    expect(one(await lives(performed()), 'the code').spentSeq).toBeDefined();
  });

  it('a refresh token that is not rotated lives on', async () => {
    const protections: Recipe['protections'] = { app: {}, server: { rotateRefreshTokens: false }, api: {} };
    expect(one(await lives(performed({ protections })), 'the refresh token').spentSeq).toBeUndefined();
  });

  it('a spent refresh token that comes again takes its family along', async () => {
    const list = await lives(withMoves(pick('reuse_refresh_token')));
    const second = one(list, 'the 2nd refresh token');
    expect(second.spentSeq).toBeGreaterThan(second.issuedSeq);
    expect(one(list, 'the 2nd access token').spentSeq).toBe(second.spentSeq);
    expect(one(list, 'the access token').spentSeq).toBe(second.spentSeq);
  });

  it('a logout ends the session, a revocation the tokens', async () => {
    const out = await lives(withMoves(pick('log_out')));
    expect(one(out, 'the session').spentSeq).toBeDefined();
    const revoked = await lives(withMoves(pick('revoke')));
    expect(one(revoked, 'the session').spentSeq).toBeUndefined();
    expect(one(revoked, 'the 2nd refresh token').spentSeq).toBeDefined();
    expect(one(revoked, 'the 2nd access token').spentSeq).toBeDefined();
    expect(one(revoked, 'the 2nd ID token').spentSeq).toBeUndefined();
  });

  it('what had expired before is not ended again', async () => {
    const late: Move = { at: 'end', do: 'wait', seconds: 3600 };
    const list = await lives(withMoves([late, ...pick('revoke')]));
    expect(one(list, 'the 2nd access token').spentSeq).toBeUndefined();
    expect(one(list, 'the 2nd refresh token').spentSeq).toBeDefined();
  });

  it('a refusal ends nothing', async () => {
    const late: Move = { at: 'request POST /oauth/token', do: 'wait', seconds: 61 };
    const list = await lives(withMoves([late]));
    expect(one(list, 'the code').spentSeq).toBeUndefined();
    expect(list.map(({ label }) => label)).not.toContain('the access token');
  });
});

describe('how a value stands', async () => {
  const { events } = await performed();
  const list = expiriesIn(events);
  const code = one(list, 'the code');
  const spent = code.spentSeq ?? 0;

  it('is not issued, valid until the very moment, expired from then on, or spent', () => {
    expect(expiryState(code, code.expiresAt - 1, code.issuedSeq - 1)).toBe('not issued');
    expect(expiryState(code, code.expiresAt - 1, code.issuedSeq)).toBe('valid');
    expect(expiryState(code, code.expiresAt, code.issuedSeq)).toBe('expired');
    expect(expiryState(code, code.expiresAt, spent - 1)).toBe('expired');
    expect(expiryState(code, code.expiresAt, spent)).toBe('spent');
  });

  it('the nearest is the first that will be refused', () => {
    const at = (seq: number, plus = 0) => nextExpiry(list, (events[seq]?.at ?? 0) + plus, seq)?.label;
    expect(at(0)).toBeUndefined();
    expect(at(code.issuedSeq)).toBe('the code');
    expect(at(code.issuedSeq, 61_000)).toBe('the waiting request');
    expect(at(code.issuedSeq, 700_000)).toBe('the session');
    expect(at(spent)).toBe('the access token');
    expect(at(events.length - 1, 1e12)).toBeUndefined();
    expect(nextExpiry([], 0, 0)).toBeUndefined();
  });
});

describe('the clock at an event', () => {
  it('is the time of the event, with what was waited there', async () => {
    const at = 'work make_code_verifier';
    const waits: Move[] = [5, 7].map((seconds) => ({ at, do: 'wait', seconds }));
    const { events } = await withMoves(waits);
    const made = events.find((event) => event.kind === 'work' && event.name === 'make_code_verifier');
    expect(clockAt(events, made?.seq ?? 0)).toBe((made?.at ?? 0) + 12_000);
  });

  it('leaves out what the app waits for afterwards', async () => {
    const { events } = await deviceSignIn();
    const wait = events.find((event) => event.kind === 'time');
    const before = events.findLast((event) => event.kind === 'action' && event.seq < (wait?.seq ?? 0));
    expect(wait?.at).toBeGreaterThan(before?.at ?? 0);
    expect(clockAt(events, before?.seq ?? 0)).toBe(before?.at);
    expect(clockAt([], 0)).toBe(0);
  });
});
