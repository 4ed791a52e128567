import { describe, expect, it } from 'vitest';
import { flowIds } from '../flows/index.ts';
import { entries, type Need, needOf } from '../protocol/dictionary/index.ts';
import { triesOfAnswers } from './testing/needs/answers.ts';
import { triesOfRequests } from './testing/needs/requests.ts';
import { entryOf, once, type Try } from './testing/needs/try.ts';
import { variantsOf } from './testing/needs/variants.ts';

/** Each name in each kind of message of a flow, with what the dictionary asks of it and what happened without it. */
async function triedIn(id: (typeof flowIds)[number]) {
  const recipes = await variantsOf(id);
  const tries = await Promise.all(
    recipes.flatMap((recipe) => [triesOfRequests(recipe), triesOfAnswers(recipe)]),
  );
  return Promise.all(
    once(tries.flat())
      .map((one) => ({ ...one, need: needed(one), words: inWords(one) }))
      .filter(({ how, need }) => how === 'left out' || need?.level === 'must not')
      .map(async (one) => ({ ...one, refused: await one.refusedBy() })),
  );
}

function needed({ place, flow, grant, when, ...one }: Try): Need | undefined {
  const entry = entryOf(one);
  return entry && needOf(entry, place, flow, grant, when);
}

/** Whether the receiver has to refuse a message that lacks this, or has what it must not have. */
const isDemanded = ({ level, unnoticed }: Need): boolean =>
  (level === 'required' || level === 'must not') && unnoticed === undefined;

function inWords({ name, place, of, grant, when = [], how }: Try): string {
  const inside = of === place ? [] : [of];
  return [`${name} ${how}`, ...inside, place, ...(grant ? [grant] : []), ...when].join(', ');
}

const flows = await Promise.all(flowIds.map(async (id) => ({ id, tried: await triedIn(id) })));

describe.each(flows)('$id: what is required is what is refused', ({ tried }) => {
  it.each(tried)('$words', ({ need, refused }) => {
    expect(need, 'the dictionary says how much it is needed here').toBeDefined();
    if (need) expect(refused !== undefined, `refused by ${refused}`).toBe(isDemanded(need));
  });
});

describe('what receivers let pass, and what must not be there', () => {
  const met = new Set(flows.flatMap(({ tried }) => tried.map(({ need }) => need)));
  const said = entries().flatMap(({ name, places, needs = [] }) =>
    needs.map((need) => ({ name, places: places.join(', '), need })),
  );

  it.each(said.filter(({ need }) => need.unnoticed !== undefined || need.level === 'must not'))(
    '$name ($places), $need.level, is met in a run',
    ({ need }) => expect(met).toContain(need),
  );
});

it('enough is tried', () => {
  const tried = flows.flatMap((flow) => flow.tried);
  expect(tried.length).toBeGreaterThanOrEqual(800);
  expect(tried.filter(({ refused }) => refused !== undefined).length).toBeGreaterThanOrEqual(400);
});
