import { type KeyboardEvent, type Ref, useLayoutEffect, useRef } from 'react';
import { KIND_WORDS } from '../../guide/glossary/kinds.ts';
import { entries } from '../../protocol/dictionary/index.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { EntryList } from './EntryList.tsx';
import styles from './Finder.module.css';
import { queryOfEntry, queryOfSearch, type Shown } from './glossary-model.ts';
import { KindChoice } from './KindChoice.tsx';
import { useNavigation } from './reading.ts';

const total = entries().length;

/** The search box, the choice of a kind, and the entries that they leave. */
export function Finder({ shown, field }: { readonly shown: Shown; readonly field: Ref<HTMLInputElement> }) {
  const { go } = useNavigation();
  const { search, kind, found, ofAnyKind, entry } = shown;
  const list = useRef<HTMLElement>(null);
  const searching = search.trim() !== '';
  useLayoutEffect(() => {
    if (entry) showCurrent(list.current);
  }, [entry]);

  function keyInField(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && found[0]) go(queryOfEntry(queryOfSearch(search, kind), found[0]));
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      waysIn(list.current)[0]?.focus();
    }
  }
  return (
    <div className={styles['finder']}>
      <TextField
        ref={field}
        type="search"
        label="Search the glossary"
        placeholder="nonce, invalid_grant, front channel"
        aria-keyshortcuts="/"
        value={search}
        onChange={(text) => go(queryOfSearch(text, kind))}
        onKeyDown={keyInField}
      />
      <KindChoice kind={kind} onChoose={(id) => go(queryOfSearch(search, id))} />
      <p aria-live="polite" className={styles['count']}>
        {found.length === total ? `${total} entries` : `${found.length} of ${total} entries`}
      </p>
      {found.length === 0 && (
        <div className={styles['nothing']}>
          <p>Nothing is called that{kind !== undefined && ` among ${KIND_WORDS[kind].all.toLowerCase()}`}.</p>
          {ofAnyKind > 0 && (
            <Button onClick={() => go(queryOfSearch(search, undefined))}>
              Search all kinds: {ofAnyKind}
            </Button>
          )}
        </div>
      )}
      <nav ref={list} aria-label="Entries" className={styles['list']} onKeyDown={keyInList}>
        <EntryList entries={found} grouped={!searching} shown={entry} />
      </nav>
    </div>
  );
}

/** Scrolls a list that scrolls by itself so far that its current entry shows. */
function showCurrent(list: HTMLElement | null) {
  const current = list?.querySelector('[aria-current]');
  if (!list || !current || list.scrollHeight <= list.clientHeight) return;
  const [inside, view] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  const hidden = inside.top < view.top || inside.bottom > view.bottom;
  if (hidden) list.scrollTop += inside.top - view.top - view.height / 3;
}

const waysIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-entry]') ?? []),
];

/** Up and down go from entry to entry, Home and End to the first and the last. */
function keyInList(event: KeyboardEvent<HTMLElement>) {
  const ways = waysIn(event.currentTarget);
  const at = ways.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ways.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  ways[Math.min(Math.max(to, 0), ways.length - 1)]?.focus();
}
