import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActor, transition } from 'xstate';
import type { Ending, FlowOptions, Question } from './contract.ts';
import type { Closing } from './kit/actors.ts';
import { start } from './kit/context.ts';
import { failures as everyFailure, type Failure } from './kit/failures.ts';
import { readOptions } from './option.ts';
import { flows, machineOf, nowhere, variantsOf } from './testing/machines.ts';
import { reachable, type StateRow, statesOf, type Way } from './testing/states.ts';

/** What the flow's own folder lists. */
async function failuresOf(id: string): Promise<readonly Failure[]> {
  const { failures } = (await import(`./${id}/failures.ts`)) as { failures: readonly Failure[] };
  return failures;
}

/** A flow's machine with the defaults, and with every other value of every option, one at a time. */
async function subject(one: (typeof flows)[number]) {
  const read = async (options: FlowOptions) => {
    const machine = await machineOf(one, options);
    return { options, machine, states: statesOf(machine) };
  };
  return {
    ...{ ...one, ...(await read({})), failures: await failuresOf(one.id) },
    variants: await Promise.all(variantsOf(one.flow).map(read)),
  };
}

const subjects = await Promise.all(flows.map(subject));

const isEnd = ({ tags }: StateRow) => tags.includes('end');
const waysOf = (states: readonly StateRow[]): Way[] => states.flatMap(({ lists }) => lists.flat());

/** Starts a flow's machine where nothing can be delivered; resolves with how it ended. */
async function endOf(one: (typeof flows)[number], end: (ending: Ending) => Promise<string>) {
  let tell: (ending: Ending) => void = () => {};
  const told = new Promise<Ending>((resolve) => {
    tell = resolve;
  });
  const telling = (ending: Ending) => {
    tell(ending);
    return end(ending);
  };
  const actor = createActor(await machineOf(one, {}, { ...nowhere, end: telling })).start();
  const ending = await told;
  return { ending, actor };
}

describe.each(subjects)('the machine of $id', ({ id, flow, machine, states, failures, variants }) => {
  it('needs no server: an actor that fails leads to a state with a name, and the walk ends', async () => {
    const { ending, actor } = await endOf({ id, flow }, nowhere.end);
    expect(ending).toMatchObject({ outcome: 'refused', offers: [] });
    expect(actor.getSnapshot().value).toBe('undeliverable');
    actor.stop();
  });

  it('does not try for ever to tell an end that cannot be told', async () => {
    let tries = 0;
    const deaf = () => (++tries > 3 ? nowhere.end : () => Promise.reject(new Error('nobody listens')));
    const { actor } = await endOf({ id, flow }, (ending) => deaf()(ending));
    await new Promise((resolve) => setTimeout(resolve));
    expect(tries).toBe(1);
    expect(actor.getSnapshot()).toMatchObject({ value: 'undeliverable', status: 'active' });
    actor.stop();
  });

  it('hears an actor that fails in every state', () => {
    for (const { name, invokes } of states)
      for (const { id: actor } of invokes) {
        const before = machine.resolveState({ value: name, context: start });
        const event = { type: `xstate.error.actor.${actor}`, error: new Error('it failed') };
        expect(transition(machine, before, event)[0].value, name).toBe('undeliverable');
      }
  });

  it('has a way in to every state, by one option or another', () => {
    const known = variants.flatMap((variant) => variant.states.map(({ name }) => name));
    const found = new Set(variants.flatMap((variant) => [...reachable(variant.machine)]));
    expect([...new Set(known)].filter((name) => !found.has(name))).toEqual([]);
  });

  it('leaves every state but an end, whatever an actor gives', () => {
    for (const variant of variants)
      for (const { name, invokes, lists } of variant.states.filter((state) => !isEnd(state))) {
        expect(lists.length, name).toBe(1);
        expect(invokes.length, name).toBeLessThanOrEqual(1);
        expect(lists[0]?.at(-1)?.target, name).toBeDefined();
        expect(lists[0]?.at(-1)?.guard, name).toBeUndefined();
      }
  });

  it('has no way that another one before it hides', () => {
    for (const variant of variants)
      for (const { name, lists } of variant.states)
        for (const list of lists) {
          const guards = list.map(({ guard }) => JSON.stringify(guard));
          expect(new Set(guards).size, name).toBe(list.length);
          expect(list.slice(0, -1).filter(({ guard }) => !guard).length, name).toBe(0);
        }
  });

  it('invokes, decides and remembers by names, all of which it was set up with', () => {
    const { actors, guards, actions } = machine.implementations;
    const invoked = states.flatMap(({ invokes }) => invokes.map(({ src }) => src));
    const decided = waysOf(states).flatMap(({ guard }) => guard?.name ?? []);
    const remembered = waysOf(states).flatMap((way) => way.actions);
    expect(Object.keys(actors)).toEqual(expect.arrayContaining(invoked));
    expect(Object.keys(guards)).toEqual(expect.arrayContaining(decided));
    expect(Object.keys(actions)).toEqual(expect.arrayContaining(remembered));
  });

  it('ends in a failure of its list, or complete', () => {
    expect(new Set(failures).size).toBe(failures.length);
    for (const variant of variants) {
      const tagged = (tag: string) =>
        variant.states.filter(({ tags }) => tags.includes(tag)).map(({ name }) => name);
      expect(tagged('failure').sort()).toEqual([...failures].sort());
      expect(tagged('end').sort()).toEqual([...failures, 'complete'].sort());
    }
    const invoked = states.filter(isEnd).flatMap(({ invokes }) => invokes.map(({ src }) => src));
    expect(invoked).toEqual(states.filter(isEnd).map(() => 'end'));
  });

  it('tells at each failure its reason, the way on, and the error that came over the wire', () => {
    for (const failure of failures) {
      const { reason, wayOn } = everyFailure[failure];
      const { input } = states.find(({ name }) => name === failure)?.invokes[0] ?? {};
      const ending = { outcome: 'refused', reason: `${reason} ${wayOn}`, error: 'an_error' };
      expect(input).toMatchObject({ ending });
    }
  });

  it('offers at the end only what a state follows on, and everything that one follows on', () => {
    for (const { name, invokes, lists } of states.filter(isEnd)) {
      const followed = lists.flat().flatMap(({ guard }) => guard?.params['offer'] ?? []);
      const closing = invokes[0]?.input as Closing | undefined;
      expect(closing?.ending.offers.map((offer) => offer.id) ?? 'no end', name).toEqual(followed);
    }
  });

  it('has no two states that do the same and lead to the same', () => {
    const does = ({ invokes, lists }: StateRow) =>
      JSON.stringify([invokes.map(({ src, input }) => [src, input]), lists]);
    const names = new Map<string, string[]>();
    for (const state of states) names.set(does(state), [...(names.get(does(state)) ?? []), state.name]);
    const copies = [...names.values()]
      .filter((alike) => alike.length > 1)
      .map((alike) => alike.join(' and '));
    // A form is a form: the server reads what was pressed on it.
    expect(copies.filter((copy) => copy !== 'signingIn and decidingConsent')).toEqual([]);
  });

  it('decides by options and values that the flow has', () => {
    for (const { guard } of waysOf(variants.flatMap((variant) => variant.states))) {
      if (guard?.name !== 'optionIs') continue;
      const { option = '', value = '' } = guard.params;
      expect(readOptions(flow.options, { [option]: value })).toHaveProperty(option, value);
    }
  });

  it('asks on a screen that the walk has', () => {
    for (const variant of variants) {
      const screens = flow.screens(readOptions(flow.options, variant.options)).map((screen) => screen.of);
      expect(screens.length).toBeGreaterThan(0);
      expect(new Set(screens).size).toBe(screens.length);
      const questions = variant.states.flatMap(({ invokes }) => invokes.filter(({ src }) => src === 'ask'));
      for (const { input } of questions) expect(screens).toContain((input as Question).on ?? 'browser');
    }
  });

  it('begins each step that can follow with a state', () => {
    const begun = states
      .map(({ name }) => flow.stepOf({ kind: 'state', name }, 0))
      .filter((step) => step > 0);
    const extras = flow.steps.filter((step) => step.extra).map((step) => step.number);
    expect(begun.sort((a, b) => a - b)).toEqual(extras);
  });
});

describe('the machines together', () => {
  /** The texts in quotation marks in a folder's files. */
  const textsIn = (...folders: string[]) => {
    const files = folders.flatMap((folder) => {
      const root = join(import.meta.dirname, '..', folder);
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|testing|refusals|fuzz|real-clients/.test(name))
        .map((name) => readFileSync(join(root, name), 'utf8'));
    });
    return new Set(files.flatMap((text) => [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word)));
  };
  const servers = textsIn('authorization-server', 'resource-server');
  const app = textsIn('client');

  it.each([
    ['refusedBy', 'check', servers],
    ['refusedEarlier', 'check', servers],
    ['appRefusedBy', 'check', app],
    ['onPage', 'page', servers],
    ['phoneShows', 'page', servers],
    ['answeredWith', 'error', servers],
  ])('%s goes by names that really come', (name, parameter, known) => {
    const states = subjects.flatMap(({ variants }) => variants.flatMap((variant) => variant.states));
    const used = waysOf(states).flatMap(({ guard }) => (guard?.name === name ? guard.params[parameter] : []));
    expect(used.length).toBeGreaterThan(0);
    expect([...new Set(used)].filter((text) => text !== '' && !known.has(text))).toEqual([]);
  });

  it('use every failure of the kit', () => {
    const used = new Set<string>(subjects.flatMap(({ failures }) => failures));
    expect(Object.keys(everyFailure).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(Object.entries(everyFailure))(
    '%s says in whole sentences what happened and what to do',
    (_, words) => {
      for (const text of Object.values(words)) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/\b(simply|just|basically|please|very)\b/i);
      }
      expect(words.reason.length).toBeLessThanOrEqual(260);
      expect(words.wayOn.length).toBeLessThanOrEqual(140);
    },
  );
});
