import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, placeOf } from './route.ts';

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

/** Names in a link that are no options. */
const OURS = ['step', 'recipe', 'event', 'until', 'beside', 'play', '__proto__'];

test('a link that carries a recipe has no options, and a place in it', () => {
  const hash = '#/flows/hybrid?step=3&event=9&until=12&recipe=2.abc_-&scope=openid';
  const route = parseRoute(hash);
  expect(route).toEqual({
    ...{ name: 'flow', flow: 'hybrid', step: 3, options: {} },
    ...{ recipe: '2.abc_-', event: 9, until: 12 },
  });
  expect(formatRoute(route)).toBe(hash.replace('&scope=openid', ''));
  expect(parseRoute('#/flows/hybrid?event=9')).toMatchObject({ event: 9, until: 9 });
  expect(parseRoute('#/flows/hybrid?event=9&until=3')).toMatchObject({ event: 3, until: 3 });
});

test('two runs beside each other', () => {
  const hash = '#/side-by-side?left=2.a&right=2.b&row=4';
  expect(parseRoute(hash)).toEqual({ name: 'side-by-side', left: '2.a', right: '2.b', row: 4 });
  expect(formatRoute(parseRoute(hash))).toBe(hash);
  expect(parseRoute('#/side-by-side')).toMatchObject({ left: '', right: '', row: undefined });
});

test.each(['choose', 'compare', 'glossary'] as const)(
  '#/%s is a page of the guide, and says what it shows',
  (name) => {
    expect(parseRoute(`#/${name}`)).toEqual({ name, query: {} });
    expect(parseRoute(`#/${name}/`)).toEqual({ name, query: {} });
    const hash = `#/${name}?machine=no&search=a+b`;
    expect(parseRoute(hash)).toEqual({ name, query: { machine: 'no', search: 'a b' } });
    expect(formatRoute(parseRoute(hash))).toBe(hash);
    expect(placeOf(parseRoute(hash))).toBe(name);
  },
);

test('a run that goes on by itself is the same place', () => {
  const hash = '#/flows/hybrid?refresh=false&play=true';
  expect(parseRoute(hash)).toMatchObject({ options: { refresh: 'false' }, play: true });
  expect(formatRoute(parseRoute(hash))).toBe(hash);
  expect(parseRoute('#/flows/hybrid?play=1')).not.toHaveProperty('play');
  expect(placeOf(parseRoute(hash))).toBe(placeOf(parseRoute('#/flows/hybrid?refresh=false')));
});

test('the step, the event and what stands beside a run leave it at its place', () => {
  const at = (query: string) => placeOf(parseRoute(`#/flows/hybrid?${query}`));
  expect(at('step=3&beside=untouched')).toBe(at('step=9'));
  expect(at('recipe=2.a&step=3&event=2')).toBe(at('recipe=2.a'));
  expect(at('recipe=2.a')).not.toBe(at('recipe=2.b'));
  expect(at('scope=openid')).not.toBe(at(''));
});

test('what a route is written as leads back to it', () => {
  const flow = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
  const step = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined });
  const name = fc.string({ minLength: 1 }).filter((text) => !OURS.includes(text));
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
