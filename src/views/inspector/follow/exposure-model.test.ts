import { describe, expect, it } from 'vitest';
import { traceModel } from '../../../trace/index.ts';
import { pushedSignIn } from '../../../trace/testing/sign-ins.ts';
import { secretExposure } from './exposure-model.ts';

describe('where a secret could be read', async () => {
  const model = traceModel(await pushedSignIn());
  const exposure = (kind: string) => {
    const all = model.trace.events.flatMap(({ seq }) => model.secretsAt(seq));
    return secretExposure(model, all.find((secret) => secret.kind === kind)?.id ?? '');
  };

  it('RFC 9700 §4.2: a code in a redirect leaks in two messages, and its first place can be opened', () => {
    const { leaks, holders, never } = exposure('code');
    expect(leaks.map(({ reader, events }) => `${reader} ${events}`)).toEqual([
      ...['address bar 2', 'browser history 2', 'Referer header 1', 'browser memory 1', 'server logs 1'],
    ]);
    expect(holders.map(({ reader }) => reader)).toEqual(['app code', 'authorization server']);
    expect(never).toEqual([]);
    const first = model.event(leaks[0]?.first ?? -1);
    expect(first).toMatchObject({ kind: 'response', message: { status: 303 } });
  });

  it('a verifier leaks nowhere', () => {
    const { leaks, never } = exposure('code_verifier');
    expect(leaks).toEqual([]);
    expect(never).toHaveLength(5);
  });
});
