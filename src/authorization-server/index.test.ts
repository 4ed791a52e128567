import { describe, expect, test } from 'vitest';
import { listener } from '../protocol/check.ts';
import { postForm } from '../protocol/http.ts';
import { demoClients, machinePost } from './testing/demo.ts';
import { codeParameters, jsonOf, present, refusedBy, type Setting, setting } from './testing/flow.ts';

const machineForm = {
  grant_type: 'client_credentials',
  client_id: machinePost.client_id,
  client_secret: machinePost.client_secret,
};

/** Requests of many kinds that all want something signed, or use something up. */
async function requestsOf(demo: Setting) {
  const codes = [await demo.code(), await demo.code(), await demo.code()];
  const { refresh_token } = await demo.tokens();
  const refresh = { grant_type: 'refresh_token', client_id: 'spa-demo', refresh_token };
  const forms = [
    ...codes.map(codeParameters),
    refresh,
    machineForm,
    codeParameters(codes[0] ?? ''),
    machineForm,
  ];
  return forms.map((form) => postForm(demo.at('oauth/token'), present(form)));
}

const site = () => setting({ clients: demoClients });

describe('requests at the same moment', () => {
  test('get the answers that they would get one after the other, but sooner', async () => {
    const [together, inTurn] = [site(), site()];
    const atOnce = (await requestsOf(together)).map((request) => together.handle(request));
    const expected = [];
    for (const request of await requestsOf(inTurn)) expected.push(await inTurn.handle(request));
    expect(await Promise.all(atOnce)).toEqual(expected);
    expect(expected.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 400, 200]);
  });

  test('of two with one code, the second is refused while the first is still being signed', async () => {
    const demo = site();
    const request = postForm(demo.at('oauth/token'), present(codeParameters(await demo.code())));
    const [first, second] = [listener(), listener()];
    const answers = [demo.handle(request, first), demo.handle(request, second)];
    const sooner = await Promise.race(answers);
    expect(jsonOf(sooner)).toMatchObject({ error: 'invalid_grant' });
    expect([refusedBy(first), refusedBy(second)]).toEqual([undefined, 'code_unused']);
    expect((await answers[0])?.status).toBe(200);
  });

  test('hear what is theirs', async () => {
    const demo = site();
    const requests = await requestsOf(demo);
    const heard = await Promise.all(
      requests.map(async (request) => {
        const own = listener();
        return { own, body: jsonOf(await demo.handle(request, own)) };
      }),
    );
    for (const { own, body } of heard)
      for (const name of ['access_token', 'id_token', 'refresh_token'])
        expect(own.values.find((made) => made.name === name)?.value).toEqual(body[name]);
  });
});
