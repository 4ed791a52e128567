import { describe, expect, it } from 'vitest';
import { flowIds, loadFlow } from '../../flows/index.ts';
import { type FlowOptions, readOptions } from '../../flows/option.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import type { Trace } from '../../trace/events.ts';
import { afterAnswer, choosing } from './choosing.ts';
import { everyPath, listOfVerdicts } from './every-path.ts';
import type { Query } from './question.ts';
import type { Verdict } from './verdict.ts';

const reached = listOfVerdicts();
const nameOf = ({ flow, options }: Pick<Verdict, 'flow' | 'options'>) =>
  `${flow} ${new URLSearchParams(Object.entries(options).sort()).toString()}`;
const distinct = [...new Map(reached.map(({ verdict }) => [nameOf(verdict), verdict]))].map(
  ([name, verdict]) => ({
    name,
    verdict,
  }),
);
const setting = ({ settings }: Verdict, name: string) => settings.find((row) => row.name === name)?.value;

const shownIn = ({ flow, settings }: Verdict) => [
  flow,
  ...settings.map(({ name, value }) => `${name} ${value}`),
];

/** Where an address leads on the safe assumptions, by the buttons. */
function assumedFrom(query: Query): Verdict {
  const state = choosing(query);
  return state.verdict ?? assumedFrom(afterAnswer(state, 'assume'));
}

/** What a run sent: its requests as one text each. */
const sent = ({ events }: Trace): string[] =>
  events.flatMap((event) =>
    event.kind === 'request'
      ? [
          [
            event.message.url,
            ...event.message.headers.map((pair) => pair.join(': ')),
            event.message.body,
          ].join('\n'),
        ]
      : [],
  );

describe('the verdicts', () => {
  it('are between 16 and 30 flows with options, and among them all seven flows', () => {
    expect(distinct.length).toBeGreaterThanOrEqual(16);
    expect(distinct.length).toBeLessThanOrEqual(30);
    expect(new Set(distinct.map(({ verdict }) => verdict.flow))).toEqual(new Set(flowIds));
  });

  it('are listed with the address of each', () => {
    expect(reached.length).toBe(everyPath().length);
    for (const { answers, verdict } of reached) expect(choosing(answers).verdict).toEqual(verdict);
  });

  it.each(distinct)(
    '$name sets options that its flow has, each to another value than its default',
    async ({ verdict }) => {
      const flow = await loadFlow(verdict.flow);
      const options = flow?.options ?? [];
      const read = readOptions(options, verdict.options) as FlowOptions;
      for (const [name, value] of Object.entries(verdict.options)) {
        expect(read[name]).toBe(value);
        expect(value).not.toBe(options.find((option) => option.name === name)?.preset);
      }
    },
  );

  it.each(distinct)('$name runs to its end, and the run shows what the settings say', async ({ verdict }) => {
    const { flow, options } = verdict;
    const trace = await perform(plainRecipe(flow, { options }));
    expect(trace.events.at(-1)).toMatchObject({ kind: 'end', outcome: 'complete', state: 'complete' });
    const messages = sent(trace);
    const has = (pattern: RegExp) => messages.some((message) => pattern.test(message));
    expect(has(/grant_type=refresh_token/)).toBe(setting(verdict, 'refresh')?.startsWith('yes') ?? false);
    expect(has(/client_assertion=/)).toBe(setting(verdict, 'clientAuthentication') === 'private_key_jwt');
    expect(has(/^authorization: Basic /im)).toBe(
      setting(verdict, 'clientAuthentication') === 'client_secret_basic',
    );
    expect(has(/\/oauth\/par\n/)).toBe(setting(verdict, 'par') === 'on');
    expect(has(/^dpop: /im)).toBe(setting(verdict, 'dpop') === 'on');
    expect(has(/code_challenge_method=S256/)).toBe(flow === 'authorization-code-pkce');
    expect(has(/redirect_uri=myapp/)).toBe(options['appType'] === 'native scheme');
    expect(has(/redirect_uri=http%3A%2F%2F127/)).toBe(options['appType'] === 'native loopback');
  });
});

describe('what could change a verdict', () => {
  const all = everyPath(true).flatMap((answers) => {
    const { verdict, path } = choosing(answers);
    return verdict ? [{ answers, verdict, path }] : [];
  });

  it('leads to where it says', () => {
    for (const { verdict } of reached)
      for (const way of verdict.couldChange) {
        const there = choosing(way.answers);
        expect(there.problem).toBeUndefined();
        expect(there.verdict).toMatchObject({ flow: way.flow, options: way.options });
        expect(there.answers[way.question]).toBe(way.answer.id);
        expect(there.verdict && shownIn(there.verdict)).not.toEqual(shownIn(verdict));
      }
  });

  it('keeps the answers before it, and assumes only where the path had no answer', () => {
    for (const { answers, verdict } of reached)
      for (const way of verdict.couldChange)
        for (const [name, value] of Object.entries(way.answers))
          if (name !== way.question) expect(value).toBe(answers[name] ?? 'assumed');
  });

  it('leaves out an answer only if it changes nothing', () => {
    for (const { answers, verdict } of reached)
      for (const { question, answer } of choosing(answers).path)
        for (const other of question.answers) {
          if (other.id === answer.id) continue;
          const listed = verdict.couldChange.some(
            (way) => way.question === question.id && way.answer.id === other.id,
          );
          if (listed) continue;
          expect(shownIn(assumedFrom({ ...answers, [question.id]: other.id }))).toEqual(shownIn(verdict));
        }
  });

  it('is there for each assumption that decided something', () => {
    const assumed = all.filter(({ path }) => path.some((step) => step.assumed));
    expect(assumed.length).toBeGreaterThan(500);
    for (const { verdict, path } of assumed) {
      const kinds = path.filter(
        (step) => step.assumed && ['machine', 'server', 'keys', 'away'].includes(step.question.id),
      );
      for (const { question } of kinds)
        expect(verdict.couldChange.map((way) => way.question)).toContain(question.id);
    }
  });

  it('is more than one thing for every verdict', () => {
    for (const { verdict } of reached) expect(verdict.couldChange.length).toBeGreaterThan(1);
  });
});

describe('warnings', () => {
  it('come with the password grant, and with a form post that a page alone cannot receive', () => {
    for (const { verdict, answers } of reached)
      expect(verdict.warning !== undefined).toBe(
        verdict.flow === 'resource-owner-password' || answers['signin'] === 'yes',
      );
  });

  it('point to a better way that holds, and leads away from the flow', () => {
    for (const { verdict } of reached) {
      if (!verdict.warning) continue;
      const there = choosing(verdict.warning.better.answers);
      expect(there.problem).toBeUndefined();
      expect(there.flows.find(({ flow }) => flow === verdict.flow)?.ruledOutBy).toBeDefined();
    }
  });

  it('stand beside a verdict that is discouraged', () => {
    for (const { verdict } of reached)
      if (verdict.standing.verdict === 'discouraged') expect(verdict.warning).toBeDefined();
  });
});

describe('settings', () => {
  it('have PKCE by S256 for every flow with a code', () => {
    for (const { verdict } of reached)
      expect(setting(verdict, 'challengeMethod')).toBe(
        /authorization-code|hybrid/.test(verdict.flow) ? 'S256' : undefined,
      );
  });

  it('have one row for each name, and one for whatever the options set', () => {
    for (const { verdict } of reached) {
      const names = verdict.settings.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of Object.keys(verdict.options)) expect(names).toContain(name);
    }
  });

  it('say so where a run shows something near', () => {
    const claimed = reached.find(({ answers }) => answers['return'] === 'claimed')?.verdict;
    expect(claimed?.options).toMatchObject({ appType: 'native scheme' });
    expect(claimed?.settings[0]).toMatchObject({ value: 'native, claimed https link' });
    expect(claimed?.settings[0]?.why).toContain('A run cannot claim a link');
  });
});
