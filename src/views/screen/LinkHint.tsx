import { parseUrl } from '../../protocol/http.ts';
import { legible } from './address.ts';
import styles from './LinkHint.module.css';
import type { PageScene } from './scene.ts';

/** A link that is pointed at. */
export interface Pointed {
  /** The page that the link is on. */
  readonly on: number;
  readonly to: string;
  readonly pressed: boolean;
}

/** The link to speak of after another event; one that was pressed stays said until another is pointed at. */
export function pointed(
  before: Pointed | undefined,
  href: string | undefined,
  pressed: boolean,
  { id, pageUrl }: PageScene,
): Pointed | undefined {
  if (href === undefined) return before?.pressed ? before : undefined;
  const to = parseUrl(href, pageUrl)?.href ?? href;
  return before?.to === to && before.pressed ? before : { on: id, to, pressed };
}

/** Where a link leads, since none is followed. */
export function LinkHint({ link }: { readonly link: Pointed }) {
  return (
    <p className={styles['hint']} aria-live="polite">
      {link.pressed && <span>Links are not followed here. This one leads to </span>}
      <code>
        <bdi>{legible(link.to)}</bdi>
      </code>
    </p>
  );
}
