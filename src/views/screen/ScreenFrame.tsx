import type { ReactNode } from 'react';
import type { ScreenLook } from '../../lab/index.ts';
import type { Party } from '../../protocol/parties.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { hueOf } from './hue.ts';
import styles from './ScreenFrame.module.css';
import type { Scene } from './scene.ts';
import { saidOf } from './words.ts';

/** How a screen stands among the others. */
export interface Standing {
  readonly look: ScreenLook;
  readonly scene: Scene;
  /** Otherwise one line is all that is seen of it. */
  readonly expanded: boolean;
  /** It is the one to look at. */
  readonly forward: boolean;
}

/** What is around a page: a browser's window, a TV's bezel, a phone's case, a program's title bar. */
export function ScreenFrame({
  look,
  scene,
  expanded,
  forward,
  site,
  tab,
  children,
}: Standing & {
  /** Gives its colour. */
  readonly site: Party | undefined;
  /** What a browser's tab says. */
  readonly tab?: ReactNode;
  readonly children: ReactNode;
}) {
  const quiet = scene.state === 'idle' && !scene.loading;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds a page.
    <div
      role="group"
      aria-label={look.title}
      className={cx(styles['screen'], expanded ? styles[look.look] : styles['strip'])}
      data-forward={forward || undefined}
      style={{ '--site-hue': hueOf(site) }}
    >
      <div className={styles['caption']} hidden={!expanded}>
        {tab && <p className={styles['tab']}>{tab}</p>}
        <p className={styles['title']}>{look.title}</p>
        {!quiet && <Badge tone={scene.state === 'live' ? 'present' : 'soft'}>{saidOf(scene)}</Badge>}
      </div>
      <div className={styles['body']}>{children}</div>
    </div>
  );
}
