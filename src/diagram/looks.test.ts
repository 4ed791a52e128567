import { describe, expect, it } from 'vitest';
import { get } from '../protocol/http.ts';
import { plan } from './drawn.ts';
import type { DiagramEvent } from './input.ts';
import { lookOf } from './looks.ts';
import { pkceWalk, plainWalk } from './testing/pkce-trace.ts';
import { check, DiagramBuilder, secret } from './testing/trace-builder.ts';

const looksOf = (events: readonly DiagramEvent[]): string[] => {
  const planned = plan(events);
  return planned.drawn.map((_, index) => lookOf(planned, index));
};

/** The look of the last event. */
const last = (build: (trace: DiagramBuilder) => DiagramBuilder): string =>
  looksOf(build(new DiagramBuilder().step(1)).events).at(-1) ?? '';

const asks = (trace: DiagramBuilder, path = '/a', changed: { edited?: true } = {}) =>
  trace.request(
    ['app', 'api'],
    'back',
    get(`https://api.example${path}`),
    [secret('state', 'abcd')],
    changed,
  );

describe('the look of an event', () => {
  it('is the same in a run that grows, and in the same run performed again', () => {
    const whole = looksOf(plainWalk());
    for (const length of [1, 5, 17])
      expect(looksOf(plainWalk().slice(0, length))).toEqual(whole.slice(0, length));
    expect(looksOf(structuredClone(plainWalk()))).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  });

  it('is another one where the attacker has a lane', () => {
    expect(looksOf(pkceWalk())[0]).not.toBe(looksOf(plainWalk())[0]);
  });

  const plain = last((trace) => asks(trace.action('Clicks', 'app')));

  it.each<[string, (trace: DiagramBuilder) => DiagramBuilder]>([
    ['what it says', (trace) => asks(trace.action('Clicks', 'app'), '/b')],
    ['that it was edited', (trace) => asks(trace.action('Clicks', 'app'), '/a', { edited: true })],
    ['what comes before it', (trace) => asks(trace.work('app', 'Works'))],
    ['that its step begins', (trace) => asks(trace.action('Clicks', 'app').step(2))],
    ['that it is the first', (trace) => asks(trace)],
    [
      'which secret it carries, though it looks alike',
      (trace) =>
        trace
          .action('Clicks', 'app')
          .request(['app', 'api'], 'back', get('https://api.example/a'), [
            { ...secret('state', 'abcd'), id: 'state:another' },
          ]),
    ],
  ])('follows from %s', (_what, build) => {
    expect(last(build)).not.toBe(plain);
    expect(last((trace) => asks(trace.action('Clicks', 'app')))).toBe(plain);
  });

  it('follows from how its checks went', () => {
    const work = (passed: boolean) =>
      last((trace) => trace.work('app', 'Checks', [check('It fits', passed)]));
    expect(work(true)).not.toBe(work(false));
  });
});
