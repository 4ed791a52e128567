import { useRef } from 'react';
import type { Answer, Page, ScreenLook, ScreenOf } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import type { Selection } from '../selection.ts';
import { AppWindow } from './AppWindow.tsx';
import { Asking } from './Asking.tsx';
import { actOf } from './act.ts';
import { BrowserWindow } from './BrowserWindow.tsx';
import { fillIn, windowIn } from './page-document.ts';
import styles from './SimulatedScreen.module.css';
import { type Asked, askedOn, forwardScreen, sceneOf } from './scene.ts';

/** The simulated screens at the present event: the browser, the app's own, or both, and what a person is asked there. */
export function SimulatedScreen({
  selection,
  screens,
  opening,
  question,
  expanded = true,
  onAnswer,
  onUntilDone,
}: {
  readonly selection: Selection;
  /** From left to right. */
  readonly screens: readonly ScreenLook[];
  /** The pages that were open before the first event. */
  readonly opening: Readonly<Partial<Record<ScreenOf, Page>>>;
  /** What a person is asked at the pending event, if that is a question. */
  readonly question: Asked | undefined;
  /** Stands forward; otherwise only one line is seen. */
  readonly expanded?: boolean;
  onAnswer(answer: Answer): void;
  /** Goes on until the question is another one. */
  onUntilDone?: (() => void) | undefined;
}) {
  const region = useRef<HTMLElement>(null);
  const frames = {
    browser: useRef<HTMLIFrameElement>(null),
    app: useRef<HTMLIFrameElement>(null),
  } satisfies Record<ScreenOf, unknown>;
  const asked = selection.seq === selection.pending ? question : undefined;
  const forward = forwardScreen(selection, asked) ?? screens[0]?.of;
  const leave = () => {
    // The page is of the past now: the keys are the walk's again.
    region.current?.focus({ preventScroll: true });
  };
  function answered(answer: Answer) {
    leave();
    onAnswer(answer);
  }
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Screen"
      className={cx(styles['screen'], expanded && styles['expanded'])}
    >
      {expanded && asked && (
        <Asking
          key={selection.seq}
          question={asked.question}
          fillIn={(values) => {
            const inside = windowIn(frames[askedOn(asked)].current);
            return inside !== undefined && fillIn(inside, values) > 0;
          }}
          onAnswer={answered}
          {...(onUntilDone && {
            onUntilDone: () => {
              leave();
              onUntilDone();
            },
          })}
        />
      )}
      <div className={cx(styles['windows'], screens.length > 1 && styles['several'])}>
        {screens.map((look) => {
          const Window = look.of === 'browser' ? BrowserWindow : AppWindow;
          const scene = sceneOf(selection, look.of, asked, opening[look.of]);
          return (
            <Window
              key={look.of}
              standing={{ look, scene, expanded, forward: look.of === forward }}
              frame={frames[look.of]}
              selection={selection}
              act={asked && scene.state === 'live' ? actOf(asked.question) : undefined}
              onAnswer={answered}
            />
          );
        })}
      </div>
    </section>
  );
}
