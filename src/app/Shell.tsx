import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { ThemeToggle } from '../ui/ThemeToggle.tsx';
import { applyPresenting } from '../ui/theme.ts';
import { useKeys } from '../ui/use-keys.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { MainNav } from './MainNav.tsx';
import { formatRoute } from './route.ts';
import styles from './Shell.module.css';

/** The page's frame: the head with its links and switches, and the place for a screen. */
export function Shell({
  place,
  title,
  fills,
  children,
}: {
  /** Changes when another screen comes; the focus and the scroll position then go to its start. */
  readonly place: string;
  /** For the window's title. */
  readonly title: string | undefined;
  /** The screen takes exactly the window's height and scrolls inside itself. */
  readonly fills: boolean;
  readonly children: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  const [presenting, setPresenting] = useState(false);
  const [help, setHelp] = useState(false);
  useArrival(place, main.current);
  useEffect(() => applyPresenting(presenting), [presenting]);
  useEffect(() => {
    document.title = title ? `${title} · Grant Tour` : 'Grant Tour';
  }, [title]);
  useKeys({
    '?': () => setHelp(true),
    p: () => setPresenting(!presenting),
    // The glossary has this key for itself: a press that is taken here never gets there.
    '/': place === 'glossary' ? undefined : toGlossary,
  });

  return (
    <div className={cx(styles['shell'], fills && styles['fills'])}>
      <header className={styles['top']}>
        <div className={styles['head']}>
          <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
            Skip to the content
          </button>
          <a className={styles['mark']} href={formatRoute({ name: 'home' })}>
            <Mark />
            <span>Grant Tour</span>
          </a>
          <MainNav place={place} />
          <div className={styles['switches']}>
            <IconButton label="Keys" icon="help" aria-keyshortcuts="?" onClick={() => setHelp(true)} />
            <ThemeToggle />
            <Button
              variant="plain"
              icon="present"
              className={styles['present']}
              pressed={presenting}
              aria-keyshortcuts="p"
              onClick={() => setPresenting(!presenting)}
            >
              Present
            </Button>
          </div>
        </div>{' '}
      </header>
      <main ref={main} id="main" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function toGlossary() {
  window.location.hash = formatRoute({ name: 'glossary', query: { search: '' } });
}

/** Goes to the start of a screen that was come to by a link, but not when the page has just been opened. */
function useArrival(place: string, main: HTMLElement | null) {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo(0, 0);
    // A screen may have put the focus where its reader wants it.
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
  }, [place, main]);
}

/** Two lanes, a message and its answer. */
function Mark() {
  return (
    <svg
      aria-hidden="true"
      width="1.375em"
      height="1.375em"
      viewBox="0 0 22 22"
      fill="none"
      strokeWidth="2.5"
    >
      <path stroke="var(--party-app)" d="M2 1v20" />
      <path stroke="var(--party-authorization-server)" d="M20 1v20" />
      <path stroke="currentColor" d="M3 7.5h12M11 3.5l4 4-4 4" />
      <path stroke="currentColor" strokeWidth="1.75" d="M19 16H8" />
    </svg>
  );
}
