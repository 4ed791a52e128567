import { expect, test } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { Episode, type Sent } from './episode.ts';
import { shrink } from './shrink.ts';

/** ES256 signatures are random; nothing else is. */
const withoutSignatures = (sent: Sent): string =>
  JSON.stringify(sent).replace(/(eyJ[\w-]+\.eyJ[\w-]+\.)[\w-]+/g, '$1');

async function first(seed: number, count: number): Promise<string[]> {
  const episode = new Episode({ seed, keys: [demoKey] });
  const all: string[] = [];
  for (let i = 0; i < count; i += 1) all.push(withoutSignatures(await episode.next()));
  return all;
}

test('the same seed sends the same requests and gets the same answers; another seed sends others', async () => {
  const once = await first(7, 300);
  expect(await first(7, 300)).toEqual(once);
  expect(await first(8, 300)).not.toEqual(once);
});

test('a request that fails is made as small as it can be while it still fails', async () => {
  const make = () => {
    const episode = new Episode({ seed: 1, keys: [demoKey] });
    const send = episode.send.bind(episode);
    episode.send = async (request, by) => {
      const sent = await send(request, by);
      const wrong = request.body?.includes('bad=1') && request.headers.some(([name]) => name === 'X-Bad');
      return { ...sent, problems: wrong ? ['bad'] : [] };
    };
    return episode;
  };
  const body = `a=1&bad=1&c=${'c'.repeat(5000)}`;
  const headers = [['X-Good', '1'] as const, ['X-Bad', '1'] as const];
  const failed = await make().send(
    { method: 'POST', url: 'https://auth.granttour.example/x?q=1', headers, body },
    ['m'],
  );
  const { sent, problems } = await shrink(make, 3, failed);
  expect(problems).toEqual(['bad']);
  expect(sent.request).toEqual({
    ...{ method: 'POST', url: 'https://auth.granttour.example/x' },
    ...{ headers: [['X-Bad', '1']], body: 'bad=1' },
  });
});
