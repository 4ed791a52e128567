import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { NamedValue } from '../../protocol/check.ts';
import styles from './PageFrame.module.css';
import {
  dress,
  elementsIn,
  emptyForms,
  fillIn,
  followTheme,
  setUsable,
  sourceOf,
  windowIn,
} from './page-document.ts';
import { listen, type PageListener } from './page-events.ts';
import { pageStyles } from './page-styles.ts';

/** How often a frame that was lost is loaded again before it is given up. */
const MOST_RELOADS = 3;

/** A page in a frame that runs no scripts, follows no links and sends nothing; what a person does in it is told. */
export function PageFrame({
  frame,
  id,
  html,
  title,
  usable,
  faded,
  typed,
  listener,
  onTitle,
}: {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** Another id is another page, even where the HTML is the same. */
  readonly id: number;
  readonly html: string;
  /** For assistive technology. */
  readonly title: string;
  readonly usable: boolean;
  /** Steps back to the eye. */
  readonly faded: boolean;
  /** What stands in the fields of a page of the past. */
  readonly typed: readonly NamedValue[];
  readonly listener: PageListener;
  /** The page's own title, once it is there. */
  onTitle(title: string): void;
}) {
  const loaded = useLoadedPage(frame, id, html, listener, onTitle);
  const content = typed.map(({ name, value }) => `${name}=${value}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` says when `typed` is another one.
  useEffect(() => {
    const inside = windowIn(frame.current);
    if (!inside || loaded === 0) return;
    if (typed.length > 0) {
      fillIn(inside, typed);
      return () => {
        const still = windowIn(frame.current);
        if (still) emptyForms(still);
      };
    }
    return undefined;
  }, [frame, loaded, content]);
  useEffect(() => {
    const inside = windowIn(frame.current);
    if (inside && loaded > 0) setUsable(inside, usable);
  }, [frame, loaded, usable]);

  return (
    <iframe
      ref={frame}
      className={styles['frame']}
      title={title}
      sandbox="allow-same-origin allow-forms"
      data-ready={loaded > 0 || undefined}
      data-faded={faded || undefined}
    />
  );
}

/** Loads a page, listens to it and dresses it. Counts the loads; 0 while a page is on its way. */
function useLoadedPage(
  frame: RefObject<HTMLIFrameElement | null>,
  id: number,
  html: string,
  listener: PageListener,
  onTitle: (title: string) => void,
): number {
  const [loaded, setLoaded] = useState(0);
  const latest = useRef({ listener, onTitle });
  useLayoutEffect(() => {
    latest.current = { listener, onTitle };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `id` loads the same HTML again.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    let reloads = 0;
    let stopFollowing = () => {};
    function arrived() {
      const inside = windowIn(element);
      if (!element) return;
      if (!inside) {
        if (reloads++ < MOST_RELOADS) element.srcdoc = sourceOf(html);
        return;
      }
      listen(inside, () => latest.current.listener);
      dress(inside, pageStyles());
      stopFollowing();
      stopFollowing = followTheme(inside);
      latest.current.onTitle(elementsIn(inside, 'title')[0]?.textContent?.trim() ?? '');
      setLoaded((count) => count + 1);
    }
    setLoaded(0);
    element.addEventListener('load', arrived);
    element.srcdoc = sourceOf(html);
    return () => {
      element.removeEventListener('load', arrived);
      stopFollowing();
    };
  }, [frame, id, html]);
  return loaded;
}
