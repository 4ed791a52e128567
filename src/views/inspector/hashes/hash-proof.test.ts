import { describe, expect, it } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import { decodeJwt, signJwt } from '../../../protocol/jwt.ts';
import { type TraceModel, traceModel, type WorkEvent } from '../../../trace/index.ts';
import { hybridSignIn, postedToApp } from '../../../trace/testing/sign-ins.ts';
import { walk } from '../testing/walks.ts';
import { type HashProof, halfHash, hashProofs } from './hash-proof.ts';

const proofs = (model: TraceModel): HashProof[] =>
  model.trace.events.flatMap((event) => hashProofs(model, event));
const hybrid = async (...from: Parameters<typeof hybridSignIn>) => traceModel(await hybridSignIn(...from));
const holds = ({ value, claimed }: HashProof): boolean => halfHash(value).claim === claimed;

describe('OIDC Core §3.3.2.11: the hash claims worked out again', () => {
  it('are the left half of SHA-256 in BASE64URL', () => {
    // SHA-256 of "abc" as FIPS 180-4 has it.
    const { bytes, taken, claim } = halfHash('abc');
    expect(bytes.join('')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(taken).toBe(16);
    expect(claim).toBe(Buffer.from(bytes.slice(0, 16).join(''), 'hex').toString('base64url'));
    expect(claim).toMatch(/^[\w-]{22}$/);
  });

  it('hold for the code and the access token beside the first ID token, and for the access token beside the second', async () => {
    const found = proofs(await hybrid('code id_token token'));
    expect(found.map(({ claim }) => claim)).toEqual(['c_hash', 'at_hash', 'at_hash']);
    expect(found.map(holds)).toEqual([true, true, true]);
    expect(found[1]?.value).not.toBe(found[2]?.value);
  });

  it('name the message that brought the ID token', async () => {
    const model = await hybrid('code id_token');
    const [first, second] = proofs(model).map(({ tokenSeq }) => model.event(tokenSeq));
    expect(first).toMatchObject({ kind: 'request', to: 'app', channel: 'front' });
    expect(second).toMatchObject({ kind: 'response', channel: 'back' });
  });

  it('OIDC Core §3.3.2.10: fail for a code that somebody put beside the ID token', async () => {
    const [proof] = proofs(await hybrid('code id_token', { code: 'a-code-of-another' }));
    expect(proof).toMatchObject({ claim: 'c_hash', kind: 'code', value: 'a-code-of-another' });
    expect(proof && holds(proof)).toBe(false);
  });

  it('say so where the ID token has none', async () => {
    const posted = postedToApp(await hybridSignIn('code id_token'));
    const { c_hash: _, ...claims } = decodeJwt(posted['id_token'] ?? '')?.claims ?? {};
    const model = await hybrid('code id_token', { id_token: await signJwt(claims, demoKey, 'JWT') });
    expect(proofs(model)[0]).toMatchObject({ claim: 'c_hash', claimed: undefined });
  });

  it('are none where nothing was hashed', async () => {
    const model = await walk();
    const hashing = (event: WorkEvent) => event.checks.some(isHash);
    const works = model.trace.events.filter((event): event is WorkEvent => event.kind === 'work');
    for (const event of works) expect(hashProofs(model, event).length > 0).toBe(hashing(event));
  });
});

const isHash = ({ id }: { readonly id: string }) => /^(c|at)_hash_matches$/.test(id);
