import { useState } from 'react';
import { parseUrl } from '../../protocol/http.ts';
import { cx } from '../../ui/cx.ts';
import { AddressBar } from './AddressBar.tsx';
import styles from './BrowserWindow.module.css';
import { hueOf } from './hue.ts';
import { type PageHandles, PagePane } from './PagePane.tsx';
import { ScreenFrame, type Standing } from './ScreenFrame.tsx';
import { emptyWords, saidOf } from './words.ts';

/** A browser, in a window or on a phone: an address bar, and the page of whoever answers there. */
export function BrowserWindow({ standing, ...handles }: PageHandles & { readonly standing: Standing }) {
  const { look, scene, expanded } = standing;
  const [title, setTitle] = useState('');
  const host = (scene.kind === 'page' && parseUrl(scene.pageUrl)?.host) || 'an unknown site';
  const empty = emptyWords(look);
  const tab = look.look === 'window' && scene.kind === 'page' && (
    <>
      <span className={styles['dot']} style={{ '--site-hue': hueOf(scene.pageSite) }} aria-hidden="true" />
      <bdi>{title || host}</bdi>
    </>
  );
  return (
    <ScreenFrame {...standing} site={scene.site} tab={tab}>
      {scene.url !== '' && (
        <div className={cx(styles['tools'], !expanded && styles['alone'])}>
          <AddressBar url={scene.url} site={scene.site} selection={handles.selection} />
        </div>
      )}
      {scene.url === '' && !expanded && <p className={styles['closed']}>{empty.title}</p>}
      {scene.url !== '' && <div className={cx(styles['progress'], scene.loading && styles['loading'])} />}
      <PagePane
        {...handles}
        scene={scene}
        title={`Page of ${host}. ${saidOf(scene)}`}
        empty={empty}
        hidden={!expanded}
        onTitle={setTitle}
      />
    </ScreenFrame>
  );
}
