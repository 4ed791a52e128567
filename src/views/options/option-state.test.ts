import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option } from '../../lab/index.ts';
import {
  controlOf,
  differing,
  discouragement,
  groupsOf,
  inEffect,
  linkedOptions,
  presetsOf,
  valuesOf,
  wordsOf,
} from './option-state.ts';
import { demoOptions } from './testing/demo-options.ts';

const options: readonly Option[] = demoOptions;
const presets = presetsOf(options);
const withKey = { authentication: 'private_key_jwt', keyAge: 'old', rotation: 'off' };
const shown = (given: Readonly<Record<string, string>>) =>
  groupsOf(options, valuesOf(options, given)).map((group) => [
    group.heading,
    ...group.options.map(({ name }) => name),
  ]);
const optionOf = (name: string) => {
  const option = options.find((one) => one.name === name);
  if (!option) throw new Error(`There is no option ${name}`);
  return option;
};

describe('the options that are shown', () => {
  it('stand in their groups; a group without any has no heading', () => {
    expect(shown({})).toEqual([
      ['The app', 'authentication'],
      ['What it asks for', 'scope', 'prompt'],
      ['What the person does', 'denies'],
    ]);
  });

  it('are more where one gives another its meaning', () => {
    expect(shown({ authentication: 'private_key_jwt' })[0]).toEqual(['The app', 'authentication', 'keyAge']);
    expect(shown(withKey).at(-1)).toEqual(['The server', 'rotation']);
  });

  it('are judged by the values that count: what is hidden gives no meaning to others', () => {
    expect(shown({ ...withKey, authentication: 'client_secret_post' })).toEqual(shown({}));
    expect(inEffect(options, { ...presets, keyAge: 'old', rotation: 'off' })).toEqual(presets);
  });

  it('come to an end where two options take the meaning from each other', () => {
    const rival = (name: string, other: string): Option => ({
      ...{ name, label: name, explain: '', group: 'app', preset: 'off', kind: 'text', suggestions: [] },
      when: (values) => values[other] === 'off',
    });
    const rivals = [rival('a', 'b'), rival('b', 'a')];
    expect(inEffect(rivals, { a: 'on', b: 'on' })).toEqual({ a: 'off', b: 'off' });
  });
});

describe('what differs from the defaults', () => {
  it('is nothing at first', () => {
    expect(differing(options, presets)).toEqual([]);
    expect(linkedOptions(options, presets)).toEqual({});
  });

  it('is said in words, with the reason where it is not recommended', () => {
    const given = { authentication: 'private_key_jwt', scope: 'openid', prompt: 'select_account' };
    expect(differing(options, valuesOf(options, given))).toEqual([
      {
        ...{ name: 'authentication', label: 'Client authentication' },
        ...{ words: 'Private Key JWT', discouraged: undefined },
      },
      { name: 'scope', label: 'Scope', words: 'openid', discouraged: undefined },
      { name: 'prompt', label: 'Prompt', words: 'select_account', discouraged: 'There is one account.' },
    ]);
  });

  it('stands in the link; defaults and what is hidden do not', () => {
    const values = valuesOf(options, { ...withKey, prompt: 'login', scope: '' });
    expect(linkedOptions(options, values)).toEqual({ ...withKey, prompt: 'login', scope: '' });
    expect(linkedOptions(options, { ...values, authentication: 'client_secret_basic' })).toEqual({
      ...{ prompt: 'login', scope: '' },
    });
  });

  it('leads by its link to the values that count, whatever a link says', () => {
    const value = fc.oneof(
      fc.constantFrom(...options.flatMap((option) => [option.preset, ...valuesOfOption(option)])),
      fc.string(),
    );
    const link = fc.record(
      Object.fromEntries([...options.map(({ name }) => [name, value]), ['unknown', value]]),
      {
        requiredKeys: [],
      },
    );
    fc.assert(
      fc.property(link, (given) => {
        const values = valuesOf(options, given);
        const linked = linkedOptions(options, values);
        expect(valuesOf(options, linked)).toEqual(inEffect(options, values));
        expect(linkedOptions(options, valuesOf(options, linked))).toEqual(linked);
        const visible = groupsOf(options, values).flatMap((group) => group.options.map(({ name }) => name));
        expect(visible).toEqual(expect.arrayContaining(Object.keys(linked)));
        for (const [name, text] of Object.entries(linked)) expect(text).not.toBe(optionOf(name).preset);
      }),
    );
  });
});

describe('one option', () => {
  it('says why a value is not recommended, in a text too', () => {
    expect(discouragement(optionOf('authentication'), 'client_secret_post')).toBe('Bodies end in logs.');
    expect(discouragement(optionOf('authentication'), 'private_key_jwt')).toBeUndefined();
    expect(discouragement(optionOf('scope'), '')).toBe('The server chooses.');
    expect(discouragement(optionOf('scope'), 'something else')).toBeUndefined();
  });

  it('has words for its values', () => {
    expect(wordsOf(optionOf('authentication'), 'private_key_jwt')).toBe('Private Key JWT');
    expect(wordsOf(optionOf('scope'), 'openid profile')).toBe('openid profile');
    expect(wordsOf(optionOf('scope'), '')).toBe('none');
    expect(wordsOf({ ...optionOf('scope'), kind: 'text', suggestions: [] }, '')).toBe('left out');
  });

  it('lies open with up to four values', () => {
    expect(['authentication', 'prompt', 'scope'].map((name) => controlOf(optionOf(name)))).toEqual([
      ...['radios', 'select', 'text'],
    ]);
  });
});

function valuesOfOption(option: Option): string[] {
  return (option.kind === 'choice' ? option.values : option.suggestions).map(({ value }) => value);
}
