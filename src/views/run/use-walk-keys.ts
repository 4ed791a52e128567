import { useKeys } from '../../ui/use-keys.ts';
import type { Player } from './use-playback.ts';
import type { Walk } from './use-walk.ts';

/** The keys of the run screen: arrows, Space, Home and End. Moving by hand pauses the autoplay. */
export function useWalkKeys(walk: Walk, player: Player): void {
  const byHand = (move: () => void) => () => {
    player.pause();
    move();
  };
  useKeys({
    ArrowRight: byHand(() => !walk.atEnd && walk.next()),
    ArrowLeft: byHand(walk.back),
    Home: byHand(walk.home),
    End: byHand(walk.end),
    ' ': () => (player.playing || !walk.atEnd) && player.toggle(),
  });
}
