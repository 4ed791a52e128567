import { useState } from 'react';
import styles from './AppWindow.module.css';
import { type PageHandles, PagePane } from './PagePane.tsx';
import { ScreenFrame, type Standing } from './ScreenFrame.tsx';
import { emptyWords, saidOf } from './words.ts';

/** An app's own screen: nothing is loaded there and nobody sees an address. */
export function AppWindow({ standing, ...handles }: PageHandles & { readonly standing: Standing }) {
  const { look, scene, expanded } = standing;
  const [title, setTitle] = useState('');
  const empty = emptyWords(look);
  return (
    <ScreenFrame {...standing} site="app">
      {!expanded && (
        <p className={styles['strip']}>
          <span className={styles['name']}>{look.title}</span>
          <bdi>{scene.kind === 'page' ? headingOf(title) : empty.text}</bdi>
        </p>
      )}
      <PagePane
        {...handles}
        scene={scene}
        title={`Page on the screen ${look.title}. ${saidOf(scene)}`}
        empty={empty}
        hidden={!expanded}
        onTitle={setTitle}
      />
    </ScreenFrame>
  );
}

/** A page's title without the name of its app, which stands before it: `Your orders - Wayfarer TV`. */
const headingOf = (title: string): string => title.split(' - ')[0] ?? title;
