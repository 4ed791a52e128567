import { repeatedAt } from './exchange.ts';
import type { Move, Recipe } from './recipe.ts';
import type { PlacedStop } from './stage.ts';

/**
 * The recipe of a run that goes on from an earlier point: without what was done after the stop whose event is `seq`. Performed
 * up to there it gives the same events again. A `seq` that is no stop gives the recipe as it is.
 */
export function rewound(recipe: Recipe, stops: readonly PlacedStop[], seq: number): Recipe {
  const at = stops.findLastIndex((stop) => stop.seq === seq);
  const here = stops[at];
  if (!here) return recipe;
  const before = new Set(stops.slice(0, at).map((stop) => stop.at));
  // An attacker's copy comes before the stop that it is named after.
  const repeated = new Set(stops.slice(0, at + 1).map((stop) => repeatedAt(stop.at)));
  const stays = (move: Move) =>
    before.has(move.at) ||
    (move.at === here.at && isPartOf(here, move)) ||
    (move.do === 'replay' && repeated.has(move.at));
  return { ...recipe, moves: recipe.moves.filter(stays) };
}

/** Whether a move at a stop shows in its event: a pick and the time after a look come later. */
function isPartOf({ kind }: PlacedStop, move: Move): boolean {
  return move.do === 'wait' ? kind !== 'look' : move.do !== 'pick';
}

/** The run beside which edits are shown: the same answers and picks, but nothing edited, replayed, waited or switched off. */
export function untouched(recipe: Recipe): Recipe {
  const moves = recipe.moves.filter((move) => move.do === 'answer' || move.do === 'pick');
  return { ...recipe, moves, protections: {} };
}

/** Whether a recipe has anything that {@link untouched} leaves out. */
export function isTouched({ moves, protections }: Recipe): boolean {
  return (
    moves.some((move) => move.do !== 'answer' && move.do !== 'pick') || Object.keys(protections).length > 0
  );
}
