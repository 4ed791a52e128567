import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from './route.ts';

test.each(['', '#', '#/', '#/?x=1'])('%j is home', (hash) => {
  expect(parseRoute(hash)).toEqual({ name: 'home' });
});

test.each([
  ['#/flows/authorization-code-pkce', undefined],
  ['#/flows/authorization-code-pkce/', undefined],
  ['#/flows/authorization-code-pkce?step=3', 3],
  ['#/flows/authorization-code-pkce?x=1&step=0', 0],
  ['#/flows/authorization-code-pkce?step=-1', undefined],
  ['#/flows/authorization-code-pkce?step=1e3', undefined],
  ['#/flows/authorization-code-pkce?step=%', undefined],
])('%s is a flow, at step %s', (hash, step) => {
  expect(parseRoute(hash)).toEqual({ name: 'flow', flow: 'authorization-code-pkce', step });
});

test.each(['#/flow', '#/flows/', '#/flows/a/b', '#/flows/%E0%A4%A', '#main', '#//'])(
  '%s is unknown',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ name: 'unknown', hash });
  },
);

test('what a route is written as leads back to it', () => {
  const flow = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
  const step = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined });
  fc.assert(
    fc.property(flow, step, (id, at) => {
      const route = { name: 'flow', flow: id, step: at } as const;
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
  expect(parseRoute(formatRoute({ name: 'home' }))).toEqual({ name: 'home' });
});

test('no hash makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseRoute(`#${text}`)));
});
