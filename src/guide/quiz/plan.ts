import type { Course, Draft, Maker, Question, QuestionKind } from './question.ts';
import { posed } from './question.ts';
import { actor } from './questions/actor.ts';
import { carries } from './questions/carries.ts';
import { channel } from './questions/channel.ts';
import { compares } from './questions/compares.ts';
import { lifetime } from './questions/lifetime.ts';
import { outcome } from './questions/outcome.ts';
import { refusingCheck } from './questions/refusing-check.ts';
import { sends } from './questions/sends.ts';
import { tokens } from './questions/tokens.ts';
import { hashOf } from './shuffle.ts';

/** Who makes questions of which kind, in the order in which they get their turn. */
const MAKERS: readonly (readonly [QuestionKind, Maker])[] = [
  ['refusing check', refusingCheck],
  ['compares', compares],
  ['channel', channel],
  ['lifetime', lifetime],
  ['carries', carries],
  ['sends', sends],
  ['tokens', tokens],
  ['outcome', outcome],
  ['actor', actor],
];

/** So many of a run are asked, besides what is asked in any case. */
const MOST = 12;
/** In a short run, neighbours are asked too until there are so many. */
const ENOUGH = 8;
/** So many of one kind. */
const MOST_OF_KIND = 3;
/** What is worth so much may stand beside its like. */
const TELLING = 4;

interface Candidate {
  readonly at: number;
  readonly kind: QuestionKind;
  readonly draft: Draft;
  readonly question: Question;
}

/** The questions of a run by the events that they are asked before: spread over kinds and events, the same each time. */
export function questionsOf(course: Course): ReadonlyMap<number, Question> {
  const all = candidatesOf(course);
  const chosen = all.filter(({ draft }) => draft.worth >= 5);
  const certain = chosen.length;
  fill(chosen, all, { room: certain + MOST, apart: 2, actors: 1 });
  fill(chosen, all, { room: certain + ENOUGH, apart: 1, actors: 2 });
  return new Map(
    chosen.sort((one, other) => one.at - other.at).map(({ question }) => [question.seq, question]),
  );
}

function candidatesOf(course: Course): Candidate[] {
  return course.model.stops.slice(1).flatMap((event, at) =>
    MAKERS.flatMap(([kind, make]) =>
      make(course, event).flatMap((draft): Candidate[] => {
        const question = posed(draft, event, course.seed);
        return question ? [{ at, kind, draft, question }] : [];
      }),
    ),
  );
}

/** How much is taken, how far apart, and how often the easiest kind. */
interface Limits {
  readonly room: number;
  readonly apart: number;
  readonly actors: number;
}

/** Kind by kind takes the one that teaches most of those that are left, until there is no room. */
function fill(chosen: Candidate[], all: readonly Candidate[], { room, apart, actors }: Limits): void {
  const isRoom = (kind: QuestionKind) =>
    chosen.filter((one) => one.kind === kind).length < (kind === 'actor' ? actors : MOST_OF_KIND);
  const stands = (one: Candidate, { at, draft }: Candidate) => {
    const near = one.draft.worth >= TELLING && draft.worth >= TELLING ? 1 : apart;
    return Math.abs(one.at - at) >= near && one.draft.about !== draft.about;
  };
  const fits = (candidate: Candidate) =>
    isRoom(candidate.kind) && chosen.every((one) => stands(one, candidate));
  const ranked = [...all].sort(
    (one, other) => other.draft.worth - one.draft.worth || hashOf(rankOf(one)) - hashOf(rankOf(other)),
  );
  for (let before = -1; chosen.length > before; ) {
    before = chosen.length;
    for (const [kind] of MAKERS) {
      const best = ranked.find((one) => one.kind === kind && fits(one));
      if (best && chosen.length < room) chosen.push(best);
    }
  }
}

const rankOf = ({ question, draft }: Candidate) => `${question.seq} ${draft.about}`;
