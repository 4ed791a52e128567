import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import { demoKey } from '../lab/keys.ts';
import { seededRandom } from '../lab/random.ts';
import { listener } from '../protocol/check.ts';
import { decodeProof, proofSignatureVerifies, sameTarget } from '../protocol/dpop.ts';
import { get, headers, postForm } from '../protocol/http.ts';
import { withDpopProof } from './dpop.ts';

const now = 1_768_478_400;
const post = postForm('https://server.example.com/token', [['grant_type', 'client_credentials']]);
async function proven(request = post, accessToken?: string, random = seededRandom('a')) {
  const heard = listener();
  const tools = { ...heard, clock: virtualClock(now * 1000), random };
  const sent = await withDpopProof(request, demoKey, tools, accessToken);
  const proof = decodeProof(headers(sent, 'DPoP')[0] ?? '');
  if (!proof) throw new Error('no proof');
  return { sent, proof, heard };
}

describe('withDpopProof', () => {
  it('RFC 9449 §4.2: signs the method and the URL, with the public key in the header', async () => {
    const { proof } = await proven();
    const { kty, n, e } = demoKey;
    expect(proof.header).toEqual({ alg: 'RS256', typ: 'dpop+jwt', jwk: { kty, n, e } });
    expect(proof.claims).toEqual({
      jti: expect.stringMatching(/^[\w-]{22}$/),
      htm: 'POST',
      htu: 'https://server.example.com/token',
      iat: now,
    });
    expect(await proofSignatureVerifies(proof)).toBe(true);
  });

  it('RFC 9449 §4.1: adds one header and leaves the request as it was', async () => {
    const { sent, proof } = await proven();
    expect(sent).toEqual({ ...post, headers: [...post.headers, ['dpop', proof.text]] });
  });

  it('RFC 9449 §7: with an access token the proof names it, as in the example', async () => {
    const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    const { proof } = await proven(get('https://resource.example.org/protectedresource'), token);
    expect(proof.claims).toMatchObject({
      htm: 'GET',
      htu: 'https://resource.example.org/protectedresource',
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
    });
  });

  it.each([
    'https://api.example/orders?page=2',
    'https://api.example/orders#top',
    'https://api.example/orders?a=b#c?d',
    'https://api.example/orders?a=\nb',
  ])('RFC 9449 §4.2: names %j without query and fragment', async (url) => {
    expect((await proven(get(url))).proof.claims['htu']).toBe('https://api.example/orders');
  });

  it('RFC 9449 §4.3: a receiver finds its own URL in any proof', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withFragments: true, withQueryParameters: true }), async (url) => {
        expect(sameTarget((await proven(get(url))).proof.claims['htu'], url)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('RFC 9449 §11.1: every proof has a jti of its own, and the same run gives the same bytes', async () => {
    const random = seededRandom('a');
    const [first, second] = [await proven(post, undefined, random), await proven(post, undefined, random)];
    expect(first.proof.claims['jti']).not.toBe(second.proof.claims['jti']);
    expect((await proven()).sent).toEqual(first.sent);
  });

  it('tells which proof it made, and what for', async () => {
    const { heard, proof } = await proven();
    const note = "Signed with the app's DPoP key, for POST https://server.example.com/token";
    expect(heard.values).toEqual([{ name: 'DPoP', value: proof.text, note }]);
    expect((await proven(post, 'token')).heard.values[0]?.note).toBe(`${note} and this access token`);
  });
});
