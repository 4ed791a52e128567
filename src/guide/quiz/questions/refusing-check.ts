import type { Party } from '../../../protocol/parties.ts';
import { refusalIn, type WorkEvent } from '../../../trace/index.ts';
import type { Maker } from '../question.ts';
import { cut, partyWords, sentenceCase } from '../words.ts';

/** What a party checks in other runs, where too little of its own ran before the refusal. */
const ALSO: Readonly<Partial<Record<Party, readonly string[]>>> = {
  app: [
    'The response names the expected issuer',
    'The response carries the state of this request',
    'The response carries a code',
  ],
  api: [
    'The token has not expired',
    'aud names this API',
    'The signature is by a key of the authorization server',
  ],
};

/** Which of a party's checks refuses? Asked wherever one does. */
export const refusingCheck: Maker = ({ model }, event) => {
  const failed = refusalIn(event);
  if (event.kind !== 'work' || !failed) return [];
  const titles = (work: WorkEvent) =>
    work.checks.filter((check) => check.passed && check.title !== failed.title).map(({ title }) => title);
  const others = model.stops.flatMap((stop) => (stop.kind === 'work' && stop !== event ? [stop] : []));
  // Where nothing ran before it, what others check stands beside it.
  const elsewhere = [
    ...others.filter(({ by }) => by === event.by),
    ...others.filter(({ by }) => by !== event.by),
  ];
  return [
    {
      kind: 'refusing check',
      about: `refusing ${failed.id} ${event.seq}`,
      prompt: `${sentenceCase(partyWords(event.by))} checks what came, and one check refuses it. Which?`,
      right: failed.title,
      // Those that ran right before it are the hardest to tell from it.
      wrong: [...titles(event).reverse(), ...(ALSO[event.by] ?? []), ...elsewhere.flatMap(titles)],
      explanation: `Expected: ${cut(failed.expected)}. Found: ${cut(failed.actual)}.`,
      spec: failed.spec,
      worth: 5,
    },
  ];
};
