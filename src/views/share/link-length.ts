/** Above this some chats cut a link, and some mail programs break it. */
const CUT_ABOVE = 2_000;

/** How long a link is, and whether it may not arrive whole. */
export function linkLength(link: string): { readonly words: string; readonly mayBeCut: boolean } {
  const { length } = link;
  return { words: `${length.toLocaleString('en')} characters`, mayBeCut: length > CUT_ABOVE };
}
