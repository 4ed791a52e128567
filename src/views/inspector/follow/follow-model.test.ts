import { describe, expect, it } from 'vitest';
import { walk } from '../testing/walks.ts';
import { countInWords, followed, rolesInWords } from './follow-model.ts';

describe('a followed secret', async () => {
  const model = await walk();
  const idOf = (name: string) => {
    for (const event of model.trace.events) {
      const secret = model.secretsAt(event.seq).find(({ kind }) => kind === name);
      if (secret) return secret.id;
    }
    return undefined;
  };

  it('shows the code from its making to its spending', () => {
    const code = followed(model, idOf('code'));
    const roles = code?.events.flatMap((event) => event.roles) ?? [];
    expect(roles[0]).toBe('made');
    expect(roles).toContain('carried');
    expect(roles).toContain('spent');
    expect(code?.events.map(({ seq }) => seq)).toEqual(
      [...(code?.events ?? [])].map(({ seq }) => seq).sort((a, b) => a - b),
    );
  });

  it('names each event once, with its parties', () => {
    const verifier = followed(model, idOf('code_verifier'));
    const seqs = verifier?.events.map(({ seq }) => seq) ?? [];
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(verifier?.events[0]).toMatchObject({ parties: 'App', roles: ['made'] });
    expect(verifier?.events[1]).toMatchObject({
      title: 'POST /oauth/token',
      parties: 'App → Authorization Server',
      roles: ['carried'],
    });
  });

  it('is nothing where the trace does not know it', () => {
    expect(followed(model, undefined)).toBeUndefined();
    expect(followed(model, 'code:none')).toBeUndefined();
  });

  it('counts in words', () => {
    const secret = followed(model, idOf('code'))?.secret;
    if (!secret) throw new Error('no code');
    expect(countInWords({ secret, events: [] })).toBe('in 0 events');
    const code = followed(model, secret.id);
    expect(code && rolesInWords(code).split(', ').sort()).toEqual(['carried', 'compared', 'made', 'spent']);
  });
});
