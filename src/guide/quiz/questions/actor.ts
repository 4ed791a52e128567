import type { Party } from '../../../protocol/parties.ts';
import type { TraceEvent } from '../../../trace/index.ts';
import type { Maker } from '../question.ts';
import { partyWords, sentenceCase, stepReason } from '../words.ts';

const PARTIES: readonly Party[] = ['app', 'authorization-server', 'user', 'api', 'browser'];

/** How a step's title begins where the party is the one that acts in it. */
const TITLES: Readonly<Partial<Record<Party, RegExp>>> = {
  user: /^The user /,
  app: /^The (app|device) /,
  'authorization-server': /^The server /,
  api: /^The API /,
};

/** Who begins the step? Asked where a step begins and nothing yet has said whose it is. */
export const actor: Maker = ({ model, steps }, event) => {
  const before = model.stops[model.stops.indexOf(event) - 1];
  const step = steps.find(({ number }) => number === event.step);
  const party = actorOf(event);
  if (!before || !step || !party || before.step >= event.step) return [];
  // Where somebody else is the one that acts in the step, such as the app that sends the browser, two answers would be right.
  if (!TITLES[party]?.test(step.title)) return [];
  const inRun = new Set(model.stops.map(actorOf));
  return [
    {
      kind: 'actor',
      about: `actor ${party}`,
      prompt: `Step ${step.number} begins here. Who acts?`,
      right: sentenceCase(partyWords(party)),
      wrong: PARTIES.filter((other) => other !== party && inRun.has(other)).map((other) =>
        sentenceCase(partyWords(other)),
      ),
      explanation: stepReason(step),
      spec: step.spec,
      worth: 1,
    },
  ];
};

function actorOf(event: TraceEvent): Party | undefined {
  if (event.kind === 'action' || event.kind === 'work') return event.by;
  return event.kind === 'request' || event.kind === 'response' ? event.from : undefined;
}
