import { expect, test } from 'vitest';
import { flows } from './flows.ts';
import { inWords, takesPart } from './lanes.ts';

test('there are seven flows, each once', () => {
  expect(new Set(flows.map((flow) => flow.id)).size).toBe(7);
});

test.each(flows)('$title draws every token that it promises, at the app', (flow) => {
  const drawn = new Set(flow.hops.flatMap((hop) => (hop.to === 'app' ? (hop.tokens ?? []) : [])));
  const promised = flow.tokens.filter((token) => !flow.optional?.includes(token));
  expect([...drawn].sort()).toEqual([...promised].sort());
});

test.each(flows)('$title shows where its tokens come from', (flow) => {
  const channels = new Set(flow.hops.filter((hop) => hop.tokens).map((hop) => hop.by));
  const words = { front: 'through the browser', back: 'over the back channel', both: 'both ways' };
  const both = channels.size === 2 ? 'both' : channels.has('front') ? 'front' : 'back';
  expect(flow.arrival).toBe(words[both]);
});

test.each(flows)(
  '$title: front-channel messages touch the browser, back-channel messages never do',
  (flow) => {
    for (const hop of flow.hops) {
      if (hop.by === 'person') expect(hop.from).toBe('user');
      else expect([hop.from, hop.to].includes('browser')).toBe(hop.by === 'front');
    }
  },
);

test('no user takes part in Client Credentials', () => {
  const flow = flows.find(({ id }) => id === 'client-credentials');
  expect(flow && takesPart(flow, 'user')).toBe(false);
  expect(flow && inWords(flow)).toBe(
    'App, Authorization server, API: 4 messages, 4 of them over the back channel.',
  );
});
