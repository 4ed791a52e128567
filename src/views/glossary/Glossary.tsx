import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { entryId } from '../../protocol/dictionary/index.ts';
import { cx } from '../../ui/cx.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { GlossaryLink } from './EntryLink.tsx';
import { EntryView } from './EntryView.tsx';
import { Finder } from './Finder.tsx';
import styles from './Glossary.module.css';
import { nameInId, queryOfList, shownFor } from './glossary-model.ts';
import { type Navigation, NavigationContext, type Reading, ReadingContext } from './reading.ts';
import { UnknownName } from './UnknownName.tsx';
import { Welcome } from './Welcome.tsx';

/** The glossary: what is searched for on the left, one entry on the right; where it is narrow, one of the two. */
export function Glossary({
  navigation,
  reading,
  field,
  className,
  children,
}: {
  readonly navigation: Navigation;
  readonly reading: Reading;
  /** The search box, for whoever puts the focus there. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly className?: string | undefined;
  /** Above the search box. */
  readonly children?: ReactNode;
}) {
  const { query } = navigation;
  const shown = useMemo(() => shownFor(query), [query]);
  const narrow = useMediaQuery('(max-width: 59.99rem)');
  const { entry, asked, unknown, found } = shown;
  const alone = narrow && asked;
  const { root, heading } = useArrival(entry && entryId(entry), asked);
  return (
    <NavigationContext value={navigation}>
      <ReadingContext value={reading}>
        <div ref={root} className={cx(styles['glossary'], className)}>
          {!alone && (
            <div className={styles['finder']}>
              {children}
              <Finder shown={shown} field={field} />
            </div>
          )}
          {(!narrow || alone || found.length === 0) && (
            <div className={styles['reading']}>
              {alone && (
                <div className={styles['top']}>
                  {children}
                  <GlossaryLink query={queryOfList(query)} className={styles['back']}>
                    All entries
                  </GlossaryLink>
                </div>
              )}
              {entry && <EntryView key={entryId(entry)} entry={entry} heading={heading} />}
              {unknown !== undefined && <UnknownName name={nameInId(unknown)} />}
              {!entry &&
                unknown === undefined &&
                (found.length === 0 ? <UnknownName name={undefined} /> : <Welcome />)}
            </div>
          )}
        </div>
      </ReadingContext>
    </NavigationContext>
  );
}

/**
 * Goes to the top of an entry that is asked for. What had the focus may be gone then, or gone again when the list comes back:
 * the entry's name has it next, or its place in the list. Not on a screen that has just opened.
 */
function useArrival(id: string | undefined, asked: boolean) {
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef({ id, asked });
  useLayoutEffect(() => {
    const left = before.current;
    if (left.id === id && left.asked === asked) return;
    before.current = { id, asked };
    const lost = document.activeElement === document.body;
    if (asked) {
      heading.current?.scrollIntoView({ block: 'nearest' });
      if (lost) heading.current?.focus({ preventScroll: true });
    } else if (lost && left.asked && left.id !== undefined) placeInList(root.current, left.id)?.focus();
  }, [id, asked]);
  return { root, heading };
}

/** The way to an entry in the list; where a search leaves it out, the search box. */
function placeInList(root: HTMLElement | null, id: string): HTMLElement | undefined {
  const ways = [...(root?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
  return ways.find((way) => way.dataset['entry'] === id) ?? root?.querySelector('input') ?? undefined;
}
