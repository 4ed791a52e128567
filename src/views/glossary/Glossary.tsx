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
  const heading = useArrival(entry && entryId(entry), asked);
  return (
    <NavigationContext value={navigation}>
      <ReadingContext value={reading}>
        <div className={cx(styles['glossary'], className)}>
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

/** Goes to the top of an entry that is asked for, and takes the focus there if what had it is gone; not on a screen that has just opened. */
function useArrival(id: string | undefined, asked: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(id);
  useLayoutEffect(() => {
    if (before.current === id) return;
    before.current = id;
    if (!asked) return;
    heading.current?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [id, asked]);
  return heading;
}
