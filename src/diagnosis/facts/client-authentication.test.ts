import { expect, it } from 'vitest';
import { jwt } from '../testing/made-code.ts';
import { madeTrace, token } from '../testing/made-trace.ts';
import { readFacts } from './read-facts.ts';

const basic = (text: string) => [['Authorization', `Basic ${Buffer.from(text).toString('base64')}`] as const];

async function authentication(given: Record<string, string>, headers = basic('').slice(1)) {
  const [facts] = await readFacts([madeTrace('client-credentials', [token(given, undefined, { headers })])]);
  return facts?.tokenCalls[0];
}

it('decodes Basic, and each half once more', async () => {
  const call = await authentication(
    { grant_type: 'client_credentials' },
    basic('my%3Ashop:p%26ss+w%C3%B6rd'),
  );
  expect(call?.clientId).toBe('my:shop');
  expect(call?.authentication).toEqual([
    {
      ...{ method: 'client_secret_basic', clientId: 'my:shop', basic: 'my%3Ashop:p%26ss+w%C3%B6rd' },
      credential: { name: 'client_secret', value: 'p&ss wörd', seq: 0, where: 'the Authorization header' },
    },
  ]);
});

it.each(['shop:a:b&c=d%', 'shop:', ':only'])(
  'keeps all that stands behind the first colon: %s',
  async (text) => {
    const call = await authentication({}, basic(text));
    const [id = '', ...rest] = text.split(':');
    expect(call?.authentication[0]).toMatchObject({ clientId: id, credential: { value: rest.join(':') } });
  },
);

it('keeps a Basic header that holds no pair', async () => {
  const call = await authentication({ grant_type: 'client_credentials' }, basic('no colon'));
  expect(call?.authentication).toEqual([{ method: 'client_secret_basic', basic: 'no colon' }]);
  const odd = await authentication({ grant_type: 'x' }, [['Authorization', 'Basic %%%']]);
  expect(odd?.authentication).toEqual([{ method: 'client_secret_basic', basic: undefined }]);
});

it('names every way that a request uses', async () => {
  const assertion = jwt({ iss: 'shop', sub: 'shop' });
  const call = await authentication(
    { grant_type: 'client_credentials', client_id: 'shop', client_secret: 's', client_assertion: assertion },
    basic('shop:s'),
  );
  expect(call?.authentication.map(({ method, clientId }) => [method, clientId])).toEqual([
    ['client_secret_basic', 'shop'],
    ['client_secret_post', 'shop'],
    ['private_key_jwt', 'shop'],
  ]);
});

it('takes the client of an assertion from its subject', async () => {
  const header = { alg: 'HS256' };
  const call = await authentication({
    grant_type: 'client_credentials',
    client_assertion: jwt({ sub: 'shop' }, { header }),
  });
  expect(call).toMatchObject({ clientId: 'shop', authentication: [{ method: 'client_secret_jwt' }] });
});

it('is none where nothing says who asks', async () => {
  expect((await authentication({ grant_type: 'password', client_id: 'shop' }))?.authentication).toEqual([]);
});
