import type { Move } from '../recipe.ts';
import type { Run } from '../run.ts';
import { step } from './stepping.ts';

/** Goes on to the end of a run, making these moves by hand as their stops come. Replays have no hand: the recipe must hold them. */
export async function playByHand(run: Run, moves: readonly Move[]): Promise<void> {
  for (let stops = 0; stops < 500; stops++) {
    const snapshot = run.snapshot();
    const here = snapshot.stops.at(-1)?.at;
    const now = moves.filter(({ at }) => at === here);
    for (const move of now) {
      if (move.do === 'edit') await run.edit(now.flatMap((one) => (one.do === 'edit' ? one.edits : [])));
      if (move.do === 'wait') run.wait(move.seconds);
    }
    if (snapshot.waitsFor === 'nothing') {
      const pick = now.find(
        (move) => move.do === 'pick' && snapshot.offers.some(({ id }) => id === move.offer),
      );
      if (pick?.do !== 'pick') return;
      await changed(run, () => run.pick(pick.offer));
      continue;
    }
    const answer = now.find((move) => move.do === 'answer');
    if (snapshot.question && answer?.do === 'answer') await changed(run, () => run.answer(answer));
    else await step(run);
  }
  throw new Error('The run has no end');
}

function changed(run: Run, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = run.subscribe(() => {
      stop();
      resolve();
    });
    act();
  });
}
