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
  ['#/flows/authorization-code-pkce?step=0', 0],
  ['#/flows/authorization-code-pkce?step=-1', undefined],
  ['#/flows/authorization-code-pkce?step=1e3', undefined],
  ['#/flows/authorization-code-pkce?step=%', undefined],
])('%s is a flow, at step %s', (hash, step) => {
  expect(parseRoute(hash)).toEqual({ name: 'flow', flow: 'authorization-code-pkce', step, options: {} });
});

test('whatever else a flow link names is an option', () => {
  expect(
    parseRoute('#/flows/authorization-code-pkce?scope=openid%20profile&step=2&__proto__=x'),
  ).toMatchObject({
    step: 2,
    options: { scope: 'openid profile' },
  });
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
  const name = fc.string({ minLength: 1 }).filter((text) => text !== 'step' && text !== '__proto__');
  const options = fc.dictionary(name, fc.string(), { noNullPrototype: true });
  fc.assert(
    fc.property(flow, step, options, (id, at, given) => {
      const route = { name: 'flow', flow: id, step: at, options: given } as const;
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
  expect(parseRoute(formatRoute({ name: 'home' }))).toEqual({ name: 'home' });
});

test('no hash makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseRoute(`#${text}`)));
});
