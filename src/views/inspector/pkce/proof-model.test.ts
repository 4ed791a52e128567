import { describe, expect, it } from 'vitest';
import { type TraceModel, traceModel } from '../../../trace/index.ts';
import { tampered, walk } from '../testing/walks.ts';
import { type PkceProof, pkceProof } from './proof-model.ts';
import { recompute } from './recompute.ts';

function proofs(model: TraceModel): PkceProof[] {
  return model.trace.events.flatMap((event) => pkceProof(model, event) ?? []);
}

describe('RFC 7636 §4.6: the challenge worked out again', () => {
  it('gives the challenge of Appendix B', async () => {
    const { bytes, challenge } = await recompute('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'S256');
    expect(bytes?.slice(0, 4)).toEqual(['13', 'd3', '1e', '96']);
    expect(bytes).toHaveLength(32);
    expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('leaves a plain challenge as it is', async () => {
    expect(await recompute('verifier', 'plain')).toEqual({ bytes: undefined, challenge: 'verifier' });
  });

  it('equals the challenge that the walk sent, where it was made and where it was checked', async () => {
    const found = proofs(await walk());
    expect(found.map(({ from }) => from)).toEqual(['made', 'token request']);
    for (const { verifier, sent } of found)
      expect((await recompute(verifier, sent?.method)).challenge).toBe(sent?.challenge);
  });

  it('differs from a challenge that was changed on its way', async () => {
    const found = proofs(await tampered());
    expect(found).toHaveLength(2);
    for (const { verifier, sent } of found) {
      expect(sent?.challenge).toBe('A'.repeat(43));
      expect((await recompute(verifier, sent?.method)).challenge).not.toBe(sent?.challenge);
    }
  });

  it('has nothing to compare with before the request is sent', async () => {
    const { trace } = await walk();
    const made = trace.events.findIndex((event) => event.kind === 'work');
    const model = traceModel({ ...trace, events: trace.events.slice(0, made + 1) });
    expect(proofs(model)).toMatchObject([{ from: 'made', sent: undefined }]);
  });

  it('says so when the request carried no challenge', async () => {
    const { trace } = await walk();
    const events = trace.events.map((event) => {
      if (event.kind !== 'request') return event;
      const url = new URL(event.message.url);
      url.searchParams.delete('code_challenge');
      return { ...event, message: { ...event.message, url: url.href } };
    });
    expect(proofs(traceModel({ ...trace, events }))[0]?.sent?.challenge).toBeUndefined();
  });
});
