import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mishap, mishaps } from './kit/mishap.ts';
import { type FlowOptions, type Option, type OptionValue, readOptions } from './option.ts';
import { flows } from './testing/machines.ts';

const sentences = (text: string): number => text.split(/[.?!](?: |$)/).filter(Boolean).length;
const valuesOf = (option: Option): readonly OptionValue[] =>
  option.kind === 'choice' ? option.values : option.suggestions;
const presetsOf = (options: readonly Option[]) =>
  Object.fromEntries(options.map(({ name, preset }) => [name, preset]));

/** A section of a specification, by its anchor, or a page of Auth0's documentation. */
const LINK =
  /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d{4}#section-\d+(\.\d+)*|openid\.net\/specs\/[\w-]+\.html#\w[\w.-]*|auth0\.com\/docs\/[a-z0-9-]+(\/[a-z0-9-]+)*)$/;

const [colour, shout, note] = [
  {
    ...{ name: 'colour', kind: 'choice', group: 'app', label: 'Colour', explain: 'Its colour.' },
    ...{
      preset: 'red',
      values: [
        { value: 'red', label: 'red' },
        { value: '', label: 'none' },
      ],
    },
  },
  {
    ...{ name: 'shout', kind: 'choice', group: 'app', label: 'Shout', explain: 'Whether it shouts.' },
    ...{
      preset: 'true',
      values: [
        { value: 'true', label: 'yes' },
        { value: 'false', label: 'no' },
      ],
    },
  },
  {
    ...{ name: 'note', kind: 'text', group: 'app', label: 'Note', explain: 'What it says.' },
    ...{ preset: 'hello', suggestions: [{ value: 'bye', label: 'bye' }] },
  },
] as const satisfies Option[];

describe('readOptions', () => {
  const presets = { colour: 'red', shout: 'true', note: 'hello' };

  it.each<[string, FlowOptions, object]>([
    ['nothing', {}, {}],
    ['the preset', { colour: 'red' }, {}],
    ['another value', { colour: '' }, { colour: '' }],
    ['a value that there is none of', { colour: 'green' }, {}],
    ['a value in capitals', { colour: 'Red' }, {}],
    ['no text', { colour: true }, {}],
    ['false, as recipes carry it', { shout: false }, { shout: 'false' }],
    ['false, as links carry it', { shout: 'false' }, { shout: 'false' }],
    ['true, as recipes carry it', { shout: true }, { shout: 'true' }],
    ['an empty text where there is no such value', { shout: '' }, {}],
    ['a text', { note: 'bye' }, { note: 'bye' }],
    ['a text that nobody suggested', { note: '<b>' }, { note: '<b>' }],
    ['an empty text', { note: '' }, { note: '' }],
    ['a boolean for a text', { note: false }, {}],
    ['an option that there is none of', { size: 'xl' }, {}],
    ['the name of a method', { toString: 'red' }, {}],
  ])('reads %s', (_, given, changed) => {
    expect(readOptions([colour, shout, note], given)).toEqual({ ...presets, ...changed });
  });

  it('finds nothing in what an object has by birth', () => {
    expect(readOptions([note], Object.create({ note: 'bye' }))).toEqual({ note: 'hello' });
    expect(readOptions([{ ...note, name: 'constructor' }], {})).toEqual({ constructor: 'hello' });
  });
});

describe.each(flows)('the options of $id', ({ flow: { options } }) => {
  it('are at their presets where nothing is set', () => {
    expect(readOptions(options, {})).toEqual(presetsOf(options));
  });

  it('are what they were, read again', () => {
    for (const option of options)
      for (const { value } of valuesOf(option)) {
        const read = readOptions(options, { [option.name]: value });
        expect(read).toEqual({ ...presetsOf(options), [option.name]: value });
        expect(readOptions(options, read)).toEqual(read);
      }
  });

  it('are known and valid, whatever is given', () => {
    const names = options.map(({ name }) => name);
    const values = options.flatMap((option) => valuesOf(option).map(({ value }) => value));
    const given = fc.dictionary(
      fc.oneof(fc.constantFrom(...names), fc.string()),
      fc.oneof(fc.constantFrom(...values), fc.string(), fc.boolean()),
    );
    fc.assert(
      fc.property(given, (dictionary) => {
        const read = readOptions(options, dictionary);
        expect(Object.keys(read)).toEqual(names);
        for (const option of options) {
          const value = read[option.name];
          expect(typeof value).toBe('string');
          if (option.kind === 'choice') expect(option.values.map((known) => known.value)).toContain(value);
        }
      }),
    );
  });

  it('have names of their own, as links can carry them', () => {
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    for (const { name } of options) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
  });

  it('have labels of their own', () => {
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  });

  it('stand by their headings, in the order of a walk', () => {
    const groups = options.map(({ group }) => group);
    const order = ['app', 'request', 'person', 'server', 'what happens'].filter((group) =>
      groups.includes(group as Option['group']),
    );
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual(order);
  });

  it('go wrong in known ways, each once, and by default in none', () => {
    const mishap = options.find(({ name }) => name === 'mishap');
    const values = mishap ? valuesOf(mishap).map(({ value }) => value) : [];
    expect(values[0]).toBe('none');
    expect(mishap?.preset).toBe('none');
    expect(Object.keys(mishaps)).toEqual(expect.arrayContaining(values));
  });

  describe.each([...options])('$name', (option) => {
    const values = valuesOf(option);

    it('has a few values, each once', () => {
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
      expect(new Set(values.map(({ label }) => label)).size).toBe(values.length);
    });

    it('has a safe value as its preset', () => {
      const preset = values.find(({ value }) => value === option.preset);
      expect(preset).toBeDefined();
      expect(preset?.discouraged).toBeUndefined();
    });

    it('explains itself briefly, in whole sentences', () => {
      const { label, explain, spec } = option;
      expect(label).toMatch(/^\S.{2,38}[^.\s]$/);
      expect(explain).toMatch(/^\S.*\.$/);
      expect(explain.length).toBeLessThanOrEqual(220);
      expect(sentences(explain)).toBeLessThanOrEqual(2);
      if (spec) expect(spec.url).toMatch(LINK);
    });

    it('says what each value is, and of a bad one why', () => {
      for (const { label: words, discouraged = 'A reason.' } of values) {
        expect(words).toMatch(/^\S.{0,38}[^.\s]$/);
        expect(discouraged).toMatch(/^[A-Z].*\.$/);
        expect(discouraged.length).toBeLessThanOrEqual(160);
      }
    });

    it('is in plain words', () => {
      const texts = [option.label, option.explain, ...values.map(({ label }) => label)];
      for (const text of [...texts, ...values.flatMap(({ discouraged }) => discouraged ?? [])])
        expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b|\s\s|[\u2013\u2014\u201c\u201d]/i);
    });
  });
});

describe('the options together', () => {
  const all = flows.flatMap(({ flow }) => flow.options);

  it('have the same label and heading wherever they have the same name', () => {
    const seen = new Map<string, Set<string>>();
    for (const { name, label, group } of all)
      seen.set(name, (seen.get(name) ?? new Set()).add(`${group}: ${label}`));
    expect([...seen.values()].filter((alike) => alike.size > 1)).toEqual([]);
  });

  it('let everything go wrong that can, in one flow or another', () => {
    const values = all.filter(({ name }) => name === 'mishap').flatMap(valuesOf);
    const offered = new Set(values.map(({ value }) => value));
    expect((Object.keys(mishaps) as Mishap[]).filter((mishap) => !offered.has(mishap))).toEqual([]);
  });

  it.each([
    ['RFC 9700 §2.1.1: PKCE by S256', 'challengeMethod', 'S256'],
    ['RFC 9700 §4.14.2: refresh tokens rotate', 'rotation', 'on'],
    ['RFC 9700 §2.1.2: no access token through the browser', 'responseType', 'code id_token'],
    ['RFC 9700 §2.3: the token is for one API', 'audience', 'api'],
  ])('%s', (_, name, value) => {
    const presets = all.filter((option) => option.name === name).map(({ preset }) => preset);
    expect(presets.length).toBeGreaterThan(0);
    expect(new Set(presets)).toEqual(new Set([value]));
  });
});
