import { useState } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { flows } from '../home/flows.ts';
import styles from './OpenPanel.module.css';
import { recorded, type Sample, samples } from './samples.ts';

/** Samples to try the page with. */
export function SampleList({ onText }: { onText(name: string, text: string): void }) {
  const [problem, setProblem] = useState<string>();
  function record(sample: Sample) {
    setProblem(undefined);
    recorded(sample).then(
      (text) => onText(`Sample: ${sample.title}`, text),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }
  return (
    <section aria-label="Samples" className={styles['samples']}>
      <h2>Nothing at hand? Take a sample</h2>
      <p className={styles['soft']}>
        Runs of our own, recorded at this moment, with one fault each. Find it first.
      </p>
      {problem !== undefined && <Alert>The sample could not be recorded. {problem}</Alert>}
      <ul>
        {samples.map((sample) => (
          <li key={sample.id}>
            <button type="button" onClick={() => record(sample)}>
              <span>{sample.title}</span>
              <small>{flows.find(({ id }) => id === sample.flow)?.title}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
