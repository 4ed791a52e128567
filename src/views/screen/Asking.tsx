import { useState } from 'react';
import { ana, type Question } from '../../lab/index.ts';
import type { NamedValue } from '../../protocol/check.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './Asking.module.css';

const wrongPassword = 'wrong-password';

/** Says what a person is asked now, and hands over the demo account where one is needed. */
export function Asking({
  question,
  fillIn,
}: {
  readonly question: Question;
  /** Puts values into the page's fields; tells whether there were any. */
  fillIn(values: readonly NamedValue[]): boolean;
}) {
  const [said, setSaid] = useState('');
  const fill = (password: string, done: string) => {
    const there = fillIn([
      { name: 'username', value: ana.username },
      { name: 'password', value: password },
    ]);
    setSaid(there ? `${done} Now press the button on the page.` : 'This page has no fields for it.');
  };
  return (
    <div className={styles['asking']}>
      <h3 className={styles['what']}>
        <span className={styles['label']}>{question.label}</span>, or press Next and Ana does it.
      </h3>
      {question.name === 'sign_in' && (
        <>
          <p className={styles['account']}>
            <Credential label="username" value={ana.username} />
            <Credential label="password" value={ana.password} />
          </p>
          <div className={styles['fill']}>
            <Button onClick={() => fill(ana.password, "Ana's password is filled in.")}>
              Fill in Ana's password
            </Button>
            <Button onClick={() => fill(wrongPassword, 'A wrong password is filled in.')}>
              Fill in a wrong password
            </Button>
            <span aria-live="polite" className={styles['said']}>
              {said}
            </span>
          </div>
        </>
      )}
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
