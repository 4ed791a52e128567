import { useEffect, useState } from 'react';
import type { Trace } from '../../trace/index.ts';
import { Button } from '../../ui/Button.tsx';
import { SideBySide } from '../compare/SideBySide.tsx';
import { type Reference, referenceOf } from '../reenact/reference.ts';
import styles from './OpenTrace.module.css';

type State =
  | { readonly kind: 'performing' }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'performed'; readonly reference: Reference };

/** An attempt beside the same flow done right by our own machines, aligned by meaning, with the differences marked. */
export function BesideReference({ trace, onClose }: { readonly trace: Trace; onClose(): void }) {
  const state = useReference(trace);
  const [row, setRow] = useState<number>();
  return (
    <div className={styles['beside']}>
      <header className={styles['head']}>
        <h1 tabIndex={-1}>Your trace beside the same flow, done right</h1>
        {state.kind === 'performed' && state.reference.otherwise.map((text) => <p key={text}>{text}</p>)}
        <Button icon="back" onClick={onClose}>
          To the trace
        </Button>
      </header>
      {state.kind === 'performing' && <p className={styles['notice']}>The reference run is performed…</p>}
      {state.kind === 'none' && (
        <p className={styles['notice']} role="alert">
          {state.reason}
        </p>
      )}
      {state.kind === 'performed' && (
        <SideBySide
          left={{
            title: 'Your trace',
            trace: state.reference.attempt,
            flow: trace.imported?.title ?? state.reference.title,
            steps: state.reference.steps,
          }}
          right={{
            title: 'The reference run',
            trace: state.reference.trace,
            flow: `${state.reference.title}, under your names`,
            steps: state.reference.steps,
          }}
          row={row}
          onRow={setRow}
        />
      )}
    </div>
  );
}

function useReference(trace: Trace): State {
  const [state, setState] = useState<State>({ kind: 'performing' });
  useEffect(() => {
    let gone = false;
    setState({ kind: 'performing' });
    referenceOf(trace).then(
      (reference) =>
        !gone &&
        setState(
          reference
            ? { kind: 'performed', reference }
            : {
                kind: 'none',
                reason:
                  'None of the seven flows is like this attempt, so there is nothing to show beside it.',
              },
        ),
      (error: unknown) =>
        !gone &&
        setState({
          kind: 'none',
          reason: `The reference run could not be performed. ${error instanceof Error ? error.message : String(error)}`,
        }),
    );
    return () => {
      gone = true;
    };
  }, [trace]);
  return state;
}
