import { describe, expect, it } from 'vitest';
import { type Edit, perform, plainRecipe } from '../../lab/index.ts';
import type { MessageEvent, Trace } from '../../trace/index.ts';
import { editsOf } from './edits-of.ts';
import { fieldsOf } from './fields.ts';
import { claimIdeasFor, type Idea, ideasFor } from './ideas.ts';
import { typed, withTokenChange } from './operations.ts';
import type { Row } from './rows.ts';
import { draftOf, tokenOf, withClaim } from './token.ts';

const row = (name: string, value: string, place: Row['place'] = 'query'): Row => ({
  ...{ key: name, place, name, nth: 0 },
  ...{ value, original: value },
});

const valuesFor = (name: string, value: string, place?: Row['place']) =>
  ideasFor(row(name, value, place)).map((idea) => idea.value);

const isMessage = (event: Trace['events'][number]): event is MessageEvent =>
  event.kind === 'request' || event.kind === 'response';

const messages = async (flow: string, options: Record<string, string> = {}) =>
  (await perform(plainRecipe(flow, { options }))).events.filter(isMessage).map(({ message }) => message);

const all = [
  ...(await messages('authorization-code-pkce')),
  ...(await messages('implicit-form-post')),
  ...(await messages('client-credentials', { clientAuthentication: 'private_key_jwt', dpop: 'on' })),
];

describe('values worth trying', () => {
  it.each([
    ['redirect_uri', 'https://a.example/cb?x', ['https://a.example/cb?x/', 'https://attacker.example/cb?x']],
    ['scope', 'openid write:orders', ['openid write:orders fly:kites']],
    ['scope', '', ['write:orders', 'fly:kites']],
    ['code', 'abcdefghij', ['abcdAfghij']],
    ['code', '', []],
    ['max_age', '0', []],
    ['constructor', 'x', []],
  ])('come from the value that is there: %s %j', (name, value, expected) => {
    expect(valuesFor(name, value)).toEqual(expected);
  });

  it.each([
    ['Authorization', 'DPoP abcdefghij', ['DPoP abcdAfghij', 'Bearer abcdefghij']],
    ['Cookie', 'a=1; b=2', ['a=of-another-browser; b=of-another-browser']],
    ['Set-Cookie', '__Host-a=b; Path=/; Secure; HttpOnly', ['__Host-a=b; Path=/; HttpOnly']],
    ['content-type', 'application/json', []],
  ])('of a header are found without case: %s', (name, value, expected) => {
    expect(valuesFor(name, value, 'header')).toEqual(expected);
  });

  it('stay the same once one is chosen', () => {
    const scope = row('scope', 'openid');
    const [first] = ideasFor(scope);
    expect(ideasFor({ ...scope, value: first?.value ?? '' })).toEqual(ideasFor(scope));
  });

  it('move times by a day', () => {
    const exp = { part: 'claims', name: 'exp', value: '5', original: '100000' } as const;
    expect(claimIdeasFor(exp).map(({ value }) => value)).toEqual(['13600']);
    expect(claimIdeasFor({ ...exp, original: 'soon' })).toEqual([]);
  });

  it('say in a sentence what they show, under names of their own', () => {
    const ideas = all.flatMap((message) => fieldsOf(message).map(ideasFor));
    expect(ideas.flat().length).toBeGreaterThan(100);
    for (const of of ideas) {
      const labels = of.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const { label, shows } of of) {
        expect(shows).toMatch(/^Shows .*\.$/);
        expect(label).not.toMatch(/next/i);
      }
    }
  });

  it('make edits, each one', () => {
    for (const message of all) {
      const rows = fieldsOf(message);
      for (const one of rows) {
        for (const { value } of ideasFor(one))
          expect(editsOf(message, typed(rows, one, value))).toHaveLength(1);
        const jwt = tokenOf(one);
        for (const claim of jwt ? draftOf(jwt, undefined).rows : [])
          for (const { value } of claimIdeasFor(claim)) {
            const change = jwt && withClaim(jwt, undefined, claim.part, claim.name, value);
            expect(editsOf(message, withTokenChange(rows, one, change))).toHaveLength(1);
          }
      }
    }
  });
});

describe('what they show', () => {
  const [authorize] = all;

  it.each([
    ['redirect_uri', 'a slash at its end', 'redirectUriUnregistered'],
    ['state', 'another value', 'stateMismatched'],
    ['nonce', 'another value', 'nonceMismatched'],
    ['code_challenge', 'of another verifier', 'verifierMismatched'],
    ['code_challenge_method', 'plain', 'challengeMethodRefused'],
    ['scope', 'and an unknown one', 'scopeUnknown'],
  ])('of %s, %s', async (name, label, state) => {
    if (!authorize) throw new Error('no request');
    const rows = fieldsOf(authorize);
    const one = rows.find((candidate) => candidate.name === name);
    const idea: Idea | undefined = one && ideasFor(one).find((candidate) => candidate.label === label);
    if (!one || !idea) throw new Error('no idea');
    const edits: Edit[] = editsOf(authorize, typed(rows, one, idea.value));
    const moves = [{ at: 'request GET /authorize', do: 'edit', edits } as const];
    const { events } = await perform(plainRecipe('authorization-code-pkce', { moves }));
    expect(events.findLast((event) => event.kind === 'end')).toMatchObject({ outcome: 'refused', state });
  });
});
