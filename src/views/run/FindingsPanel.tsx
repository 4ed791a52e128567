import { useEffect, useState } from 'react';
import { type Diagnosis, diagnose } from '../../diagnosis/index.ts';
import type { Trace } from '../../trace/index.ts';
import { Alert } from '../../ui/Alert.tsx';
import { FindingsBody } from '../findings/Findings.tsx';
import type { PanelProps } from './panel-props.ts';

/** What the rules for foreign traces say of this run, by its messages alone. */
export function FindingsPanel({ walk, onClose }: Pick<PanelProps, 'walk' | 'onClose'>) {
  const { model, seq, select } = walk;
  const state = useDiagnosis(model.trace);
  if (state.kind === 'failed') return <Alert>The run could not be looked at. {state.reason}</Alert>;
  const [attempt] = state.kind === 'done' ? state.diagnosis.attempts : [];
  if (!attempt) return <p>Checking…</p>;
  const onEvent = (at: number) => {
    onClose();
    select(at);
  };
  return (
    <section aria-label="Findings">
      <FindingsBody diagnosis={attempt} acts={{ model, seq, onEvent }} />
    </section>
  );
}

type State =
  | { readonly kind: 'looking' }
  | { readonly kind: 'done'; readonly diagnosis: Diagnosis }
  | { readonly kind: 'failed'; readonly reason: string };

function useDiagnosis(trace: Trace): State {
  const [state, setState] = useState<State>({ kind: 'looking' });
  useEffect(() => {
    let gone = false;
    diagnose(trace).then(
      (diagnosis) => !gone && setState({ kind: 'done', diagnosis }),
      (error: unknown) =>
        !gone && setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
    };
  }, [trace]);
  return state;
}
