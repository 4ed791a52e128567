import { HOSTILE, HOSTILE_NAMES, MARKUP } from '../hostile.ts';
import { lookAlikes, PARAMETER_NAMES } from '../vocabulary.ts';
import { changeOne, changeParameters, type Mutation } from './mutation.ts';

const TEN_KILOBYTES = 'k'.repeat(10_240);

/** Mutations of names and values. */
export const parameterMutations: readonly Mutation[] = [
  { name: 'drop', weight: 8, draft: (draft, { dice }) => changeOne(draft, dice, () => []) },
  { name: 'repeat', weight: 3, draft: (draft, { dice }) => changeOne(draft, dice, (pair) => [pair, pair]) },
  {
    name: 'repeat with another value',
    weight: 2,
    draft: (draft, { dice, pool }) =>
      changeOne(draft, dice, (pair) => [pair, [pair[0], pool.likely(dice, pair[0])]]),
  },
  { name: 'empty', weight: 3, draft: (draft, { dice }) => changeOne(draft, dice, ([name]) => [[name, '']]) },
  {
    name: 'another value of its kind',
    weight: 14,
    draft: (draft, { dice, pool }) => changeOne(draft, dice, ([name]) => [[name, pool.likely(dice, name)]]),
  },
  {
    name: 'value of another kind',
    weight: 4,
    draft: (draft, { dice, pool }) => changeOne(draft, dice, ([name]) => [[name, pool.any(dice)]]),
  },
  {
    name: 'hostile value',
    weight: 8,
    draft: (draft, { dice }) => changeOne(draft, dice, ([name]) => [[name, dice.pick(HOSTILE)]]),
  },
  {
    name: 'markup within',
    weight: 6,
    draft: (draft, { dice }) =>
      changeOne(draft, dice, ([name, value]) => {
        const at = dice.below(value.length + 1);
        return [[name, value.slice(0, at) + dice.pick(MARKUP) + value.slice(at)]];
      }),
  },
  {
    name: 'a look-alike of a URI',
    weight: 3,
    draft: (draft, { dice }) =>
      changeParameters(draft, (pairs) =>
        pairs.map(([name, value]) =>
          name.endsWith('redirect_uri') && value.includes('://')
            ? [name, dice.pick(lookAlikes(value))]
            : [name, value],
        ),
      ),
  },
  {
    name: 'swap two values',
    weight: 3,
    draft: (draft, { dice }) =>
      changeParameters(draft, (pairs) => {
        if (pairs.length < 2) return pairs;
        const [a, b] = [dice.below(pairs.length), dice.below(pairs.length)];
        return pairs.map(([name, value], i) => [name, pairs[i === a ? b : i === b ? a : i]?.[1] ?? value]);
      }),
  },
  {
    name: 'a character more or less',
    weight: 5,
    draft: (draft, { dice }) =>
      changeOne(draft, dice, ([name, value]) => {
        const at = dice.below(value.length + 1);
        const put = dice.pick(['', 'A', ' ', '~', '/']);
        return [[name, value.slice(0, at) + put + value.slice(at + (put === '' ? 1 : 0))]];
      }),
  },
  {
    name: 'other case',
    weight: 2,
    draft: (draft, { dice }) =>
      changeOne(draft, dice, ([name, value]) => [
        dice.chance(0.3)
          ? [name.toUpperCase(), value]
          : [name, dice.chance(0.5) ? value.toUpperCase() : value.toLowerCase()],
      ]),
  },
  {
    name: 'one more parameter',
    weight: 10,
    draft: (draft, { dice, pool }) => {
      const name = dice.pick(PARAMETER_NAMES);
      return changeParameters(draft, (pairs) => [...pairs, [name, pool.likely(dice, name)]]);
    },
  },
  {
    name: 'a hostile name more',
    weight: 3,
    draft: (draft, { dice }) =>
      changeParameters(draft, (pairs) => [...pairs, [dice.pick(HOSTILE_NAMES), dice.pick(HOSTILE)]]),
  },
  {
    name: 'hostile name',
    weight: 2,
    draft: (draft, { dice }) => changeOne(draft, dice, ([, value]) => [[dice.pick(HOSTILE_NAMES), value]]),
  },
  {
    name: 'ten kilobytes',
    weight: 1.5,
    draft: (draft, { dice }) =>
      changeOne(draft, dice, ([name, value]) => [
        [name, dice.chance(0.5) ? TEN_KILOBYTES : value + TEN_KILOBYTES],
      ]),
  },
  {
    name: 'two thousand parameters',
    weight: 0.3,
    draft: (draft, { dice }) => {
      const name = dice.pick(['p', 'scope', 'resource', '__proto__']);
      const many = Array.from(
        { length: 2000 },
        (_, i) => [dice.chance(0.5) ? `${name}${i}` : name, `${i}`] as const,
      );
      return changeParameters(draft, (pairs) =>
        dice.chance(0.5) ? [...pairs, ...many] : [...many, ...pairs],
      );
    },
  },
];
