/**
 * Cuts the middle out of a long text and keeps both ends, where values differ and where they are recognised.
 * Counts characters as people see most of them, so that no pair of surrogates is split.
 */
export function shorten(text: string, keep = 24): string {
  const characters = Array.from(text);
  if (characters.length <= keep + 1) return text;
  const head = Math.ceil(keep * 0.6);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (keep - head)).join('')}`;
}
