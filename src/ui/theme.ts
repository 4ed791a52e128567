import { keep, recall } from './storage.ts';

/** `auto` follows the reader's system. */
export type Theme = 'auto' | 'light' | 'dark';

/** In the order in which the toggle goes round. */
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

const name = 'grant-tour.theme';

/** The theme that was chosen last, `auto` where none was. */
export function recallTheme(): Theme {
  const kept = recall(name);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

/** Shows the page in a theme and keeps the choice. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset['theme'];
  else dataset['theme'] = theme;
  keep(name, theme === 'auto' ? undefined : theme);
}

/** Enlarges everything for the back of the room, or not. */
export function applyPresenting(on: boolean): void {
  document.documentElement.toggleAttribute('data-presenting', on);
}
