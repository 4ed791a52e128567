import { useRef, useState } from 'react';
import type { Answer, Page } from '../../lab/index.ts';
import { parseUrl } from '../../protocol/http.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import type { Selection } from '../selection.ts';
import { AddressBar } from './AddressBar.tsx';
import { Asking } from './Asking.tsx';
import { legible } from './address.ts';
import { hueOf } from './hue.ts';
import { PageFrame } from './PageFrame.tsx';
import { fillIn, windowIn } from './page-document.ts';
import styles from './SimulatedScreen.module.css';
import { type Asked, type Scene, sceneOf } from './scene.ts';

/** The simulated browser: the page at the present event, and where a person signs in, allows or denies. */
export function SimulatedScreen({
  selection,
  opening,
  question,
  expanded = true,
  onAnswer,
}: {
  readonly selection: Selection;
  /** The page that was open before the first event. */
  readonly opening: Page;
  /** What a person is asked at the pending event, if that is a question. */
  readonly question: Asked | undefined;
  /** Stands forward; otherwise only the address bar is seen. */
  readonly expanded?: boolean;
  onAnswer(answer: Answer): void;
}) {
  const region = useRef<HTMLElement>(null);
  function answered(answer: Answer) {
    // The page is of the past now: the keys are the walk's again.
    region.current?.focus({ preventScroll: true });
    onAnswer(answer);
  }
  const scene = sceneOf(selection, question, opening);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Screen"
      className={cx(styles['screen'], expanded && styles['expanded'])}
    >
      {scene.kind === 'empty' ? (
        <div className={styles['empty']}>
          <h2>The browser is empty</h2>
          {expanded && <p>A page appears here when the app sends the browser somewhere.</p>}
        </div>
      ) : (
        <BrowserWindow
          scene={scene}
          selection={selection}
          question={question}
          expanded={expanded}
          onAnswer={answered}
        />
      )}
    </section>
  );
}

type PageScene = Extract<Scene, { kind: 'page' }>;

function BrowserWindow({
  scene,
  selection,
  question,
  expanded,
  onAnswer,
}: {
  readonly scene: PageScene;
  readonly selection: Selection;
  readonly question: Asked | undefined;
  readonly expanded: boolean;
  onAnswer(answer: Answer): void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [title, setTitle] = useState('');
  const [link, setLink] = useState<Pointed>();
  const live = scene.state === 'live';
  const { host } = parseUrl(scene.pageUrl) ?? { host: 'an unknown site' };
  return (
    <>
      {expanded && live && question && (
        <Asking
          key={scene.id}
          question={question.question}
          fillIn={(values) => {
            const inside = windowIn(frame.current);
            return inside !== undefined && fillIn(inside, values) > 0;
          }}
        />
      )}
      <div className={styles['window']} style={{ '--site-hue': hueOf(scene.site) }}>
        <div className={styles['tabs']} hidden={!expanded}>
          <p className={styles['tab']}>
            <span
              className={styles['dot']}
              style={{ '--site-hue': hueOf(scene.pageSite) }}
              aria-hidden="true"
            />
            <bdi className={styles['title']}>{title || host}</bdi>
          </p>
          <Badge tone={live ? 'present' : 'soft'}>{saidOf(scene)}</Badge>
        </div>
        <div className={cx(styles['tools'], !expanded && styles['alone'])}>
          <AddressBar url={scene.url} site={scene.site} selection={selection} />
        </div>
        <div className={cx(styles['progress'], scene.loading && styles['loading'])} />
        <div className={styles['page']} hidden={!expanded}>
          <PageFrame
            frame={frame}
            id={scene.id}
            html={scene.html}
            title={`Page of ${host}. ${saidOf(scene)}`}
            usable={live}
            faded={scene.state === 'past' || scene.loading}
            typed={scene.typed}
            listener={{
              submit: (answer) => live && onAnswer(answer),
              link: (href, pressed) => setLink((before) => pointed(before, href, pressed, scene)),
            }}
            onTitle={setTitle}
          />
          {link?.on === scene.id && <LinkHint link={link} />}
        </div>
      </div>
    </>
  );
}

/** What the state of the page is called. */
function saidOf({ state, loading }: PageScene): string {
  if (state === 'live') return 'Your turn';
  if (state === 'past') return 'Past: read only';
  return loading ? 'Loading' : 'Nothing to do here now';
}

interface Pointed {
  /** The page that the link is on. */
  readonly on: number;
  readonly to: string;
  readonly pressed: boolean;
}

/** A link that was pressed stays said until another is pointed at. */
function pointed(
  before: Pointed | undefined,
  href: string | undefined,
  pressed: boolean,
  { id, pageUrl }: PageScene,
): Pointed | undefined {
  if (href === undefined) return before?.pressed ? before : undefined;
  const to = parseUrl(href, pageUrl)?.href ?? href;
  return before?.to === to && before.pressed ? before : { on: id, to, pressed };
}

function LinkHint({ link }: { readonly link: Pointed }) {
  return (
    <p className={styles['hint']} aria-live="polite">
      {link.pressed && <span>Links are not followed here. This one leads to </span>}
      <code>
        <bdi>{legible(link.to)}</bdi>
      </code>
    </p>
  );
}
