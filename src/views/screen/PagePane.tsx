import { type RefObject, useState } from 'react';
import type { Answer } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { Selection } from '../selection.ts';
import { CarriedFields } from './CarriedFields.tsx';
import { LinkHint, type Pointed, pointed } from './LinkHint.tsx';
import { PageFrame } from './PageFrame.tsx';
import styles from './PagePane.module.css';
import type { PageScene, Scene } from './scene.ts';
import type { EmptyWords } from './words.ts';

/** What a person can do on a screen, and where its page is. */
export interface PageHandles {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly selection: Selection;
  /** What the person is asked to do where there is no page to do it on. */
  readonly act: { readonly label: string; readonly answer: Answer } | undefined;
  onAnswer(answer: Answer): void;
}

/** The part of a screen where its page is, or says that there is none. */
export function PagePane({
  scene,
  title,
  empty,
  hidden,
  onTitle,
  ...handles
}: PageHandles & {
  readonly scene: Scene;
  /** The frame's, for assistive technology. */
  readonly title: string;
  readonly empty: EmptyWords;
  readonly hidden: boolean;
  onTitle(title: string): void;
}) {
  return (
    <div className={styles['page']} hidden={hidden}>
      {scene.kind === 'empty' ? (
        <EmptyPage words={empty} act={handles.act} onAnswer={handles.onAnswer} />
      ) : (
        <ShownPage scene={scene} title={title} onTitle={onTitle} {...handles} />
      )}
    </div>
  );
}

function EmptyPage({
  words,
  act,
  onAnswer,
}: Pick<PageHandles, 'act' | 'onAnswer'> & { readonly words: EmptyWords }) {
  return (
    <div className={styles['empty']}>
      <h2>{words.title}</h2>
      {act ? (
        <Button variant="primary" onClick={() => onAnswer(act.answer)}>
          {act.label}
        </Button>
      ) : (
        <p>{words.text}</p>
      )}
    </div>
  );
}

function ShownPage({
  scene,
  title,
  frame,
  selection,
  onAnswer,
  onTitle,
}: Omit<PageHandles, 'act'> & {
  readonly scene: PageScene;
  readonly title: string;
  onTitle(title: string): void;
}) {
  const [link, setLink] = useState<Pointed>();
  const live = scene.state === 'live';
  return (
    <>
      <div className={styles['frame']}>
        <PageFrame
          frame={frame}
          id={scene.id}
          html={scene.html}
          title={title}
          usable={live}
          faded={scene.state === 'past' || scene.loading}
          typed={scene.typed}
          listener={{
            submit: (answer) => live && onAnswer(answer),
            link: (href, pressed) => setLink((before) => pointed(before, href, pressed, scene)),
          }}
          onTitle={onTitle}
        />
        {link?.on === scene.id && <LinkHint link={link} />}
      </div>
      <CarriedFields html={scene.html} selection={selection} />
    </>
  );
}
