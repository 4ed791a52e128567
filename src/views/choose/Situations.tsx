import { useId, useState } from 'react';
import { situations } from '../../guide/choose/situations.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { titleOf } from './board.ts';
import type { Links } from './links.ts';
import styles from './Situations.module.css';
import { sampled, searched } from './situation-search.ts';

/** Real cases with their verdicts, for who would rather find the own one than answer questions. */
export function Situations({ hrefOf }: Pick<Links, 'hrefOf'>) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const found = searched(situations, search);
  const shown = all || search.trim() !== '' ? found : sampled(found, fewest);
  return (
    <section aria-labelledby={id} className={styles['situations']}>
      <header className={styles['head']}>
        <h2 id={id}>Situations like yours</h2>
        <TextField
          label="Search situations"
          className={styles['search']}
          placeholder="TV, cron, backend, refresh"
          value={search}
          onChange={setSearch}
        />
        <p aria-live="polite" className={styles['count']}>
          {shown.length} of {situations.length}
        </p>
        {shown.length < found.length && <Button onClick={() => setAll(true)}>Show all {found.length}</Button>}
      </header>
      <ul>
        {shown.map(({ text, answers, flow }) => (
          <li key={text}>
            <a href={hrefOf(answers)}>
              <span>{text}</span> <small>{titleOf(flow)}</small>
            </a>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p>No situation has these words. Answer the questions: they take less than a minute.</p>
      )}
    </section>
  );
}

const fewest = 12;
