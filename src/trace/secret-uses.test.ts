import { describe, expect, it } from 'vitest';
import type { SecretKind } from '../protocol/parties.ts';
import type { Trace, TraceEvent } from './events.ts';
import { traceModel } from './model.ts';
import { deviceSignIn, hybridSignIn, passwordSignIn, pushedSignIn, signedJob } from './testing/sign-ins.ts';
import { answers, asks, traceOf, works } from './testing/traces.ts';

/** Where the first secret of a kind turned up: `app: carried, form body`. */
function story(trace: Trace, kind: SecretKind): string[] {
  const model = traceModel(trace);
  const first = trace.events
    .flatMap(({ seq }) => model.secretsAt(seq))
    .find((secret) => secret.kind === kind);
  return model.usesOf(first?.id ?? '').map(({ seq, role, where }) => {
    const event = model.event(seq) as TraceEvent;
    return `${'by' in event ? event.by : 'from' in event ? event.from : ''}: ${role}, ${where}`;
  });
}

describe('what works once', () => {
  it('RFC 7523 §3: an assertion is spent by its jti, and no second time', async () => {
    expect(story(await signedJob(), 'client_assertion')).toEqual([
      'app: made, value',
      'attacker: carried, form body',
      'authorization-server: compared, assertion_signature_valid',
      'authorization-server: spent, assertion_unused',
      'app: carried, form body',
      'authorization-server: compared, assertion_signature_valid',
      'authorization-server: compared, assertion_unused',
    ]);
  });

  it('RFC 9449 §11.1: a DPoP proof is made for one request and spent by it', async () => {
    const lines = story(await pushedSignIn(), 'dpop_proof');
    expect(lines.slice(0, 2)).toEqual(['app: made, value', 'app: carried, DPoP']);
    expect(lines.at(-1)).toBe('authorization-server: spent, dpop_unused');
  });

  it('RFC 9126 §4: a request_uri is given out, carried by the browser and spent', async () => {
    expect(story(await pushedSignIn(), 'request_uri')).toEqual([
      'authorization-server: made, value',
      'authorization-server: carried, JSON body',
      'browser: carried, query',
      'authorization-server: spent, pushed_request_known',
    ]);
  });

  it('RFC 8628 §3.5: polls that are told to wait compare a device code, the one that brings tokens spends it', async () => {
    const lines = story(await deviceSignIn(), 'device_code');
    const polls = lines.filter((line) => line.endsWith('device_code_unspent'));
    expect(polls.length).toBeGreaterThan(1);
    expect(polls.pop()).toBe('authorization-server: spent, device_code_unspent');
    expect(new Set(polls)).toEqual(new Set(['authorization-server: compared, device_code_unspent']));
  });
});

describe('a form_post page', () => {
  it('Form Post §2: carries code and tokens from the server to the browser', async () => {
    const trace = await hybridSignIn();
    expect(story(trace, 'code').slice(0, 3)).toEqual([
      'authorization-server: made, value',
      'authorization-server: carried, page form',
      'browser: carried, form body',
    ]);
    expect(story(trace, 'id_token')).toContain('browser: carried, form body');
  });
});

describe('what a check calls by another name', () => {
  it('a password is compared by the check of the credentials', async () => {
    expect(story(await passwordSignIn(), 'password')).toEqual([
      'user: carried, value',
      'app: carried, form body',
      'authorization-server: compared, user_credentials_correct',
    ]);
  });

  it('only where the request of its exchange carried one', () => {
    const spec = { label: '', url: '' };
    const check = { id: 'credentials_correct', title: '', passed: true, expected: 'a', actual: 'b', spec };
    const form = [['content-type', 'application/x-www-form-urlencoded']] as const;
    const trace = traceOf(
      asks('x1', 'browser', 'authorization-server', { headers: form, body: 'password=p1' }),
      works('authorization-server', { checks: [check] }),
      works('authorization-server', { checks: [check], exchange: 'x2' }),
      works('authorization-server', { checks: [check], exchange: 'x1' }),
    );
    expect(
      traceModel(trace)
        .usesOf(traceModel(trace).secretByValue('p1')?.id ?? '')
        .map(({ seq }) => seq),
    ).toEqual([0, 3]);
  });
});

describe('a user code', () => {
  it('RFC 8628 §3.3: is read off the screen of the device and typed at another', async () => {
    const html = { headers: [['content-type', 'text/html']] as const };
    const trace = traceOf(
      works('app', { values: [{ name: 'user_code', value: 'WDJB-MJHT' }] }),
      works('app', { shows: '<p>Type <b>WDJB-MJHT</b>', on: 'app' }),
      works('app', { shows: '<p>Wait', on: 'app' }),
      asks('x1', 'browser', 'authorization-server'),
      answers('x1', 'authorization-server', 'browser', { ...html, body: '<p>Is it WDJB-MJHT?' }),
      answers('x2', 'authorization-server', 'browser', { body: 'WDJB-MJHT' }),
    );
    expect(story(trace, 'user_code')).toEqual([
      'app: made, value',
      'app: carried, page text',
      'authorization-server: carried, page text',
    ]);
  });
});
