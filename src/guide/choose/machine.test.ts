import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { chooser } from './machine.ts';
import type { QuestionId } from './question.ts';
import { questions } from './questions.ts';

type Snapshot = ReturnType<typeof initialTransition<typeof chooser>>[0];
type Event = Parameters<typeof transition<typeof chooser>>[2];

const answers = [
  ...new Set(Object.values(questions).flatMap((question) => question.answers.map(({ id }) => id))),
];
const events: Event[] = [
  ...answers.map((answer) => ({ type: 'ANSWER', answer }) as const),
  { type: 'UNSURE' },
  { type: 'ASSUME' },
];

/** The states that hold no other: asking, helping, and the ends. */
const leaves = (node: typeof chooser.root = chooser.root): string[] => {
  const inner = Object.values(node.states);
  return inner.length > 0 ? inner.flatMap((child) => leaves(child)) : [node.id];
};

/** The one state that a snapshot is in, as its id. */
function leafOf({ value }: Pick<Snapshot, 'value'>): string {
  let [id, rest]: [string, unknown] = ['chooser', value];
  while (typeof rest === 'object' && rest !== null) {
    const [name, inner] = Object.entries(rest)[0] ?? ['', undefined];
    [id, rest] = [`${id}.${name}`, inner];
  }
  return `${id}.${rest}`;
}

function walked(): Map<string, Snapshot> {
  const seen = new Map<string, Snapshot>();
  const open = [initialTransition(chooser)[0]];
  for (let now = open.pop(); now; now = open.pop()) {
    const present = now;
    if (seen.has(leafOf(present))) continue;
    seen.set(leafOf(present), present);
    open.push(...events.map((event) => transition(chooser, present, event)[0]));
  }
  return seen;
}

describe('the machine', () => {
  const seen = walked();
  const movedBy = (id: string, ...happened: Event[]): string => {
    const start = seen.get(id);
    if (!start) throw new Error(`no state ${id}`);
    return leafOf(happened.reduce((now, event) => transition(chooser, now, event)[0], start));
  };

  it('can come to each of its states', () => {
    expect(new Set(seen.keys())).toEqual(new Set(leaves()));
    expect(seen.size).toBeGreaterThan(50);
  });

  it('ends in eleven kinds of app, and asks everywhere else', () => {
    const kinds: string[] = [];
    for (const snapshot of seen.values()) {
      const { question, kind } = Object.assign({}, ...Object.values(snapshot.getMeta()));
      expect((question === undefined) !== (kind === undefined)).toBe(true);
      if (kind) kinds.push(kind);
    }
    expect(new Set(kinds).size).toBe(11);
    expect(kinds.length).toBe(11);
  });

  it('goes on by each answer of its question, and by no other', () => {
    for (const [id, snapshot] of seen) {
      const { question } = Object.assign({}, ...Object.values(snapshot.getMeta()));
      const own: string[] = Object.values(questions)
        .filter((known) => known.id === question)
        .flatMap((known) => known.answers.map((answer) => answer.id));
      for (const answer of answers)
        expect(movedBy(id, { type: 'ANSWER', answer }) !== id).toBe(own.includes(answer));
    }
  });

  it('assumes only after help, and then goes where the safe answer goes', () => {
    for (const [id, snapshot] of seen) {
      if (!id.endsWith('.asking')) continue;
      const { question } = Object.assign({}, ...Object.values(snapshot.getMeta())) as {
        question: QuestionId;
      };
      const { assume } = questions[question].unsure;
      expect(movedBy(id, { type: 'ASSUME' })).toBe(id);
      expect(movedBy(id, { type: 'UNSURE' })).toBe(id.replace(/asking$/, 'helping'));
      expect(movedBy(id, { type: 'UNSURE' }, { type: 'ASSUME' })).toBe(
        movedBy(id, { type: 'ANSWER', answer: assume }),
      );
    }
  });

  it('leaves an end by nothing', () => {
    for (const id of seen.keys())
      if (id.endsWith('.verdict')) for (const event of events) expect(movedBy(id, event)).toBe(id);
  });
});
