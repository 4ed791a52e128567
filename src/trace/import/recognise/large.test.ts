import { expect, it, vi } from 'vitest';
import { readTextOf } from '../testing/entries-of.ts';
import {
  api,
  app,
  as,
  asking,
  callback,
  entriesOfScenes,
  fetches,
  form,
  html,
  json,
  opens,
  outline,
  type Scene,
  sends,
  to,
  tokens,
} from '../testing/scene.ts';
import { recognise } from './recognise.ts';

const noise = (at: number): Scene[] => [
  fetches(`https://cdn.example/${at}.js`, { status: 200, body: 'export {}' }),
  fetches(`https://collect.example/g?dl=${encodeURIComponent(callback)}&state=visible&code=US&n=${at}`, {
    status: 204,
  }),
  fetches(`${app}/api/items/${at}`, json({ items: [{ code: 'x' }], error: null }), {
    headers: [['Authorization', `Bearer of-the-app-${at % 9}`]],
  }),
  opens(`${app}/page/${at}`, html('<form><input name=q></form>')),
];

it('one flow among 20,000 entries: hardly anything else is taken apart', () => {
  const landing = `${callback}?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
  const flow: readonly Scene[] = [
    opens(asking(), to(landing)),
    opens(landing),
    sends(`${as}/token`, { grant_type: 'authorization_code', code: 'code-0123456789' }, tokens('1')),
    fetches(`${api}/x`, json({}), { headers: [['Authorization', 'Bearer access-token-1']] }),
  ];
  const around = Array.from({ length: 2500 }, (_, at) => noise(at)).flat();
  const entries = entriesOfScenes([...around, ...flow, ...around]);
  const parse = vi.spyOn(JSON, 'parse');
  const { traces, files } = recognise([{ name: 'large.har', read: readTextOf(entries) }]);
  expect(parse.mock.calls.length).toBeLessThan(entries.length / 3);
  parse.mockRestore();
  expect(files[0]?.used).toBe(4);
  expect(traces.map(outline)).toEqual([
    [
      'authorization-code',
      'browser > AS GET /authorize',
      'browser > app GET /signin-oidc',
      'app > AS POST /token',
      'app > API GET /x',
    ],
  ]);
});

it('thousands of polls, and thousands of attempts', () => {
  const poll = sends(
    `${as}/token`,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'device-code-1',
      client_id: 'tv',
    },
    json({ error: 'authorization_pending' }, 400),
  );
  const polls = recognise([
    { name: '', read: readTextOf(entriesOfScenes(Array.from({ length: 3000 }, () => poll))) },
  ]);
  expect(polls.traces.map(({ events }) => events.length)).toEqual([6000]);
  const silent = (at: number): Scene[] => {
    const answer = `${callback}?${form({ error: 'login_required', state: `state-of-try-${at}` })}`;
    return [opens(asking({ prompt: 'none', state: `state-of-try-${at}` }), to(answer)), opens(answer)];
  };
  const tries = Array.from({ length: 1000 }, (_, at) => silent(at)).flat();
  expect(recognise([{ name: '', read: readTextOf(entriesOfScenes(tries)) }]).traces).toHaveLength(1000);
});
