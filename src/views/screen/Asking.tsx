import { useState } from 'react';
import { type Answer, ana, type Choice, type Question } from '../../lab/index.ts';
import type { NamedValue } from '../../protocol/check.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './Asking.module.css';
import { choose, UNTIL_DONE } from './act.ts';
import { type Fill, fillsFor } from './fills.ts';

/** Says what a person is asked now, what can happen instead, and hands over what there is to fill in. */
export function Asking({
  question,
  fillIn,
  onAnswer,
  onUntilDone,
}: {
  readonly question: Question;
  /** Puts values into the page's fields; tells whether there were any. */
  fillIn(values: readonly NamedValue[]): boolean;
  onAnswer(answer: Answer): void;
  onUntilDone?(): void;
}) {
  const choices = (question.choices ?? []).filter(({ id }) => id !== UNTIL_DONE || onUntilDone);
  function chosen({ id }: Choice) {
    if (id === UNTIL_DONE) onUntilDone?.();
    else onAnswer(choose(id));
  }
  return (
    <div className={styles['asking']}>
      <h2 className={styles['what']}>
        <span className={styles['label']}>{question.label}</span>, or press Next and Ana does it.
      </h2>
      {choices.length > 0 && (
        <div className={styles['choices']}>
          {choices.map((choice) => (
            <Button key={choice.id} title={choice.why} onClick={() => chosen(choice)}>
              {choice.label}
            </Button>
          ))}
        </div>
      )}
      {question.name === 'sign_in' && (
        <p className={styles['account']}>
          <Credential label="username" value={ana.username} />
          <Credential label="password" value={ana.password} />
        </p>
      )}
      <Fills fills={fillsFor(question)} fillIn={fillIn} />
    </div>
  );
}

function Fills({
  fills,
  fillIn,
}: {
  readonly fills: readonly Fill[];
  fillIn(values: readonly NamedValue[]): boolean;
}) {
  const [said, setSaid] = useState('');
  if (fills.length === 0) return null;
  const fill = ({ label, values }: Fill) =>
    setSaid(
      fillIn(values)
        ? `${label.charAt(0).toUpperCase()}${label.slice(1)} is filled in. Now press the button on the page.`
        : 'This page has no fields for it.',
    );
  return (
    <div className={styles['fills']}>
      <span className={styles['lead']} aria-hidden="true">
        Fill in
      </span>
      {fills.map((one) => (
        <Button key={one.label} onClick={() => fill(one)}>
          <span className={styles['verb']}>Fill in </span>
          {one.label}
        </Button>
      ))}
      <span aria-live="polite" className={styles['said']}>
        {said}
      </span>
    </div>
  );
}

function Credential({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <span className={styles['credential']}>
      <span className="visually-hidden">{label} </span>
      <code>{value}</code>
      <CopyButton text={value} label={label} />
    </span>
  );
}
