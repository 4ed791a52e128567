import { describe, expect, it } from 'vitest';
import { entries, entryById, entryId } from '../../protocol/dictionary/index.ts';
import { entryOfName, parameterOf, relatedTo } from './related.ts';

const entry = (id: string) => {
  const found = entryById(id);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};
const related = (id: string) => {
  const { namesakes, words, mentioned } = relatedTo(entry(id));
  return { namesakes: namesakes.map(entryId), words: words.map(entryId), mentioned: mentioned.map(entryId) };
};

describe('what is related', () => {
  it('is the same name elsewhere', () => {
    expect(related('id-token.nonce').namesakes).toEqual(
      expect.arrayContaining(['authorization-request.nonce', 'dpop-proof.nonce', 'term.nonce']),
    );
  });

  it('is the words of a parameter, and the parameter of a word', () => {
    expect(related('authorization-request.prompt').words).toContain('prompt.none');
    expect(related('prompt.none').mentioned).toContain('authorization-request.prompt');
    expect(parameterOf(entry('prompt.none'))).toBe('prompt');
    expect(related('token-response.scope').words).toContain('scope.offline_access');
    expect(related('error-response.error').words).toContain('error-code.slow_down');
    expect(related('error-code.slow_down').mentioned).toContain('error-response.error');
    expect(parameterOf(entry('id-token.nonce'))).toBeUndefined();
  });

  it('is what the explanation speaks of, where the entry stands', () => {
    expect(related('id-token.sub').mentioned).toContain('id-token.iss');
  });

  it('is never the entry itself, and nothing twice', () => {
    for (const one of entries()) {
      const { namesakes, words, mentioned } = relatedTo(one);
      const all = [...namesakes, ...words, ...mentioned];
      expect(all, entryId(one)).not.toContain(one);
      expect(new Set(all).size, entryId(one)).toBe(all.length);
    }
  });
});

it('a name in a sentence is looked up where the sentence is about, then among terms, then anywhere', () => {
  expect(entryOfName('iss', entry('id-token.sub'))).toBe(entry('id-token.iss'));
  expect(entryOfName('PKCE')).toBe(entry('term.pkce'));
  expect(entryOfName('slow_down')).toBe(entry('error-code.slow_down'));
  for (const name of ['made_up', '', '__proto__', 'constructor']) expect(entryOfName(name)).toBeUndefined();
});
