import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entries,
  entryById,
  entryId,
  explain,
  explainError,
  explainScope,
  explainTerm,
  explainValue,
  kindOf,
} from './index.ts';
import { words } from './words.ts';

describe('explainTerm', () => {
  it.each([
    ['Resource Owner', 'party.user'],
    ['client', 'party.app'],
    ['Resource Server', 'party.api'],
    ['Authorization Server', 'party.authorization-server'],
    ['User Agent', 'party.browser'],
    ['confidential client', 'term.confidential-client'],
    ['public client', 'term.public-client'],
    ['front channel', 'term.front-channel'],
    ['back-channel', 'term.back-channel'],
    ['access token', 'token.access-token'],
    ['ID token', 'token.id-token'],
    ['refresh token', 'token.refresh-token'],
    ['code', 'token.authorization-code'],
    ['consent', 'term.consent'],
    ['scope', 'term.scope'],
    ['audience', 'term.audience'],
    ['state', 'term.state'],
    ['nonce', 'term.nonce'],
    ['PKCE', 'term.pkce'],
    ['rotation', 'term.rotation'],
  ])('knows %s', (word, id) => {
    const entry = explainTerm(word);
    expect(entry && entryId(entry)).toBe(id);
  });

  it('forgives case and space around, and knows nothing else', () => {
    expect(explainTerm('  front CHANNEL ')).toBe(explainTerm('front channel'));
    for (const text of ['', ' ', 'front', '__proto__', 'constructor'])
      expect(explainTerm(text)).toBeUndefined();
  });

  it('has one entry for each word, also where it has several', () => {
    const said = words.flatMap(({ name, also = [] }) => [name, ...also]).map((word) => word.toLowerCase());
    expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
  });
});

it('kindOf puts each into its group', () => {
  const kinds = [
    [explain('scope', 'token request'), 'parameter'],
    [explain('nonce', 'ID token'), 'claim'],
    [explain('dpop', 'request header'), 'header'],
    [explain('algs', 'challenge'), 'header'],
    [explain('Secure', 'cookie'), 'cookie'],
    [explain('issuer', 'discovery'), 'metadata'],
    [explainError('slow_down'), 'error'],
    [explainScope('openid'), 'scope'],
    [explainValue('prompt', 'none'), 'value'],
    [explainTerm('attacker'), 'party'],
    [explainTerm('implicit'), 'grant'],
    [explainTerm('DPoP proof'), 'token'],
    [explainTerm('CSRF'), 'term'],
  ] as const;
  for (const [entry, kind] of kinds) expect(entry && kindOf(entry)).toBe(kind);
});

describe('entryId', () => {
  it('is the same in every version', () => {
    const ids = [
      [explain('nonce', 'ID token'), 'id-token.nonce'],
      [explain('redirect_uri', 'token request'), 'token-request.redirect_uri'],
      [explain('x5t#S256', 'jwks'), 'jwks.x5t-S256'],
      [explainError('invalid_grant'), 'error-code.invalid_grant'],
      [explainTerm('front channel'), 'term.front-channel'],
    ] as const;
    for (const [entry, id] of ids) expect(entry && entryId(entry)).toBe(id);
  });

  it.each(entries())('$name ($places): safe in an address, and leads back', (entry) => {
    expect(entryId(entry)).toMatch(/^[a-z][a-z_-]*\.[\w.-]+$/);
    expect(entryById(entryId(entry))).toBe(entry);
  });

  it('knows no other id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const entry = entryById(id);
        if (entry) expect(entryId(entry)).toBe(id);
      }),
    );
    for (const id of ['', 'toString', 'term.', 'term.Front-Channel', 'Term.front-channel'])
      expect(entryById(id)).toBeUndefined();
  });
});
