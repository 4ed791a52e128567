import { describe, expect, it } from 'vitest';
import { ana, ben, type Edit, type Move, type Option, perform, plainRecipe } from '../../lab/index.ts';
import { PKCE } from '../saved/testing/runs.ts';
import { idsOf, passwordParts, typedIn, withoutTyped } from './typed.ts';

const signIn = (username: string, password: string, at = 'question sign_in'): Move => ({
  ...{ at, do: 'answer', form: 0, fields: { username, password }, button: 'action=password' },
});
const editing = (...edits: readonly Edit[]): Move => ({
  ...{ at: 'request POST /oauth/token', do: 'edit', edits },
});
const recipeOf = (...moves: readonly Move[]) => plainRecipe(PKCE, { moves });
const whats = (...moves: readonly Move[]) =>
  typedIn(recipeOf(...moves), []).map(({ what, value }) => `${what} = ${value}`);

const shared = { explain: '', group: 'request' } as const;
const options: readonly Option[] = [
  {
    ...{ ...shared, name: 'scope', kind: 'text', label: 'Scope', preset: 'openid profile' },
    suggestions: [{ value: 'openid', label: 'only openid' }],
  },
  {
    ...{ ...shared, name: 'prompt', kind: 'choice', label: 'prompt', preset: '' },
    values: [
      { value: '', label: 'left out' },
      { value: 'login', label: 'login' },
    ],
  },
];

describe('what was typed into a page', () => {
  it('is what the demo user would not type', () => {
    expect(whats(signIn('me@work.example', 'hunter2'))).toEqual([
      'email at Sign in = me@work.example',
      'password at Sign in = hunter2',
    ]);
    expect(whats(signIn(ana.username, 'hunter2', 'question sign_in #2'))).toEqual([
      'password at Sign in (2) = hunter2',
    ]);
  });

  it('is nothing that the page ships or fills in', () => {
    expect(whats(signIn(ana.username, ana.password))).toEqual([]);
    expect(whats(signIn(ben.username, ben.password))).toEqual([]);
    expect(whats(signIn(ana.username, 'wrong-password'))).toEqual([]);
    expect(whats(signIn('', ''))).toEqual([]);
  });

  it('is a user code only where no device of this page shows such a one', () => {
    const enter = (user_code: string): Move => ({
      ...{ at: 'question enter_user_code', do: 'answer', form: 0, fields: { user_code, agreed: true } },
    });
    expect(whats(enter('WDJB-MJHT'))).toEqual([]);
    expect(whats(enter('my birthday'))).toEqual(['user code at Enter the code = my birthday']);
  });

  it('is hidden where it is a secret', () => {
    const typed = typedIn(
      recipeOf(signIn('me@work.example', 'hunter2'), editing({ header: 'Authorization', value: 'Basic eA' })),
      [],
    );
    expect(typed.map(({ what, secret }) => [what, secret])).toEqual([
      ['email at Sign in', false],
      ['password at Sign in', true],
      ['Authorization in POST /oauth/token', true],
    ]);
  });
});

describe('what was typed into a message', () => {
  it('is every value of an edit', () => {
    const moves = [
      editing({ parameter: 'code', value: 'mine' }, { parameter: 'code', add: 'another' }),
      editing({ header: 'Origin', value: 'https://me.example' }, { json: 'access_token', value: 'abc' }),
      { ...editing({ url: 'https://me.example/' }, { body: 'a=b' }), at: 'response GET /authorize' },
    ];
    expect(whats(...moves)).toEqual([
      'code in POST /oauth/token = mine',
      'code in POST /oauth/token = another',
      'Origin in POST /oauth/token = https://me.example',
      'access_token in POST /oauth/token = abc',
      'address in the response of GET /authorize = https://me.example/',
      'body in the response of GET /authorize = a=b',
    ]);
  });

  it('is what stands in a token, however deep', () => {
    const jwt = { header: { kid: 'k' }, claims: { sub: null, roles: ['me'] }, signature: 'none' } as const;
    expect(whats(editing({ json: 'id_token', jwt }))).toEqual([
      'id_token in POST /oauth/token = kid: "k", roles: ["me"]',
    ]);
  });

  it('is not what was taken away or chosen', () => {
    const removals: Edit[] = [
      { parameter: 'code', value: null },
      { parameter: 'code', value: '' },
      { status: 500 },
      { json: 'id_token', jwt: { claims: { sub: null }, signature: 'wrong key' } },
    ];
    const others: Move[] = [
      { at: 'end', do: 'wait', seconds: 5 },
      { at: 'end', do: 'replay' },
      { at: 'end', do: 'pick', offer: 'refresh' },
    ];
    expect(whats(editing(...removals), ...others)).toEqual([]);
  });
});

describe('what was typed into options', () => {
  const given = (values: Readonly<Record<string, string | boolean>>) =>
    typedIn(plainRecipe(PKCE, { options: values }), options).map(({ what, value }) => [what, value]);

  it('is what nobody offers, also under names that nobody knows', () => {
    expect(given({ scope: 'openid profile', prompt: 'login' })).toEqual([]);
    expect(given({ scope: 'openid', prompt: '' })).toEqual([]);
    expect(given({ scope: 'my:own', prompt: 'strange', utm_source: 'mail', flag: true })).toEqual([
      ['option Scope', 'my:own'],
      ['option prompt', 'strange'],
      ['option utm_source', 'mail'],
    ]);
    expect(given(JSON.parse('{"__proto__": "x", "constructor": "y"}'))).toEqual([
      ['option __proto__', 'x'],
      ['option constructor', 'y'],
    ]);
  });
});

describe('leaving out', () => {
  const whole = plainRecipe(PKCE, {
    options: { scope: 'my:own', prompt: 'login' },
    moves: [
      signIn('me@work.example', 'hunter2'),
      editing({ parameter: 'code', value: 'mine' }, { header: 'Origin', value: null }, { body: 'a=b' }),
      { at: 'end', do: 'wait', seconds: 5 },
      editing({ parameter: 'state', value: 'mine' }),
    ],
  });
  const idOf = (start: string) => {
    const typed = typedIn(whole, options).find(({ what }) => what.startsWith(start));
    if (!typed) throw new Error(`nothing is called ${start}`);
    return typed.id;
  };

  it('begins with answers that hold a password', () => {
    const typed = typedIn(whole, options);
    expect(idsOf(typed, passwordParts(typed))).toEqual([idOf('email'), idOf('password')]);
    const secretEdit = typedIn(recipeOf(editing({ parameter: 'client_secret', value: 'x' })), []);
    expect(secretEdit).toMatchObject([{ secret: true }]);
    expect(passwordParts(secretEdit).size).toBe(0);
  });

  it('of nothing leaves the recipe as it is', () => {
    expect(withoutTyped(whole, [])).toBe(whole);
    expect(withoutTyped(whole, ['answer 9 password', 'nonsense'])).toEqual(whole);
  });

  it('takes an answer as a whole, a single edit, a move without edits, an option', () => {
    const [answer, edits, wait, state] = whole.moves;
    expect(withoutTyped(whole, [idOf('email')]).moves).toEqual([edits, wait, state]);
    expect(withoutTyped(whole, [idOf('password')]).moves).toEqual([edits, wait, state]);
    expect(withoutTyped(whole, [idOf('code')]).moves).toEqual([
      answer,
      editing({ header: 'Origin', value: null }, { body: 'a=b' }),
      wait,
      state,
    ]);
    expect(withoutTyped(whole, [idOf('state')]).moves).toEqual([answer, edits, wait]);
    expect(withoutTyped(whole, [idOf('option Scope')]).options).toEqual({ prompt: 'login' });
  });

  it('takes several at once, and leaves nothing of them', () => {
    const typed = typedIn(whole, options);
    const bare = withoutTyped(
      whole,
      typed.map(({ id }) => id),
    );
    expect(typedIn(bare, options)).toEqual([]);
    for (const { value } of typed) expect(JSON.stringify(bare)).not.toContain(value);
    expect(bare.moves).toEqual([editing({ header: 'Origin', value: null }), whole.moves[2]]);
  });

  it('has the demo user answer again', async () => {
    const wrong = recipeOf(signIn(ana.username, 'hunter2'));
    const ids = typedIn(wrong, []).map(({ id }) => id);
    expect(JSON.stringify(await perform(wrong))).toContain('hunter2');
    expect(JSON.stringify(await perform(withoutTyped(wrong, ids)))).toBe(
      JSON.stringify(await perform(plainRecipe(PKCE))),
    );
  });
});
