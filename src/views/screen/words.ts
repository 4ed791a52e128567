import type { ScreenLook } from '../../lab/index.ts';
import type { Scene } from './scene.ts';

/** What the state of a screen is called. */
export function saidOf({ state, loading }: Scene): string {
  if (state === 'live') return 'Your turn';
  if (state === 'past') return 'Past: read only';
  return loading ? 'Loading' : 'Nothing to do here now';
}

/** What a screen without a page says. */
export interface EmptyWords {
  readonly title: string;
  readonly text: string;
}

/** What a screen says before its first page. */
export function emptyWords({ of, look, title }: ScreenLook): EmptyWords {
  if (of === 'browser')
    return {
      title: look === 'phone' ? "The phone's browser is not open yet" : 'The browser is empty',
      text: 'A page appears here when the browser is sent somewhere.',
    };
  if (look === 'terminal')
    return { title: 'Nothing is written yet', text: 'The log appears here line by line.' };
  return { title: `${title}: not started yet`, text: 'The app draws its first page here.' };
}
