import type { TraceLack } from '../../trace/index.ts';
import styles from './LackList.module.css';
import { LACKS } from './words.ts';

/** What an export does not hold, and what that means. */
export function LackList({ lacks }: { readonly lacks: readonly TraceLack[] }) {
  return (
    <div className={styles['lacks']}>
      <p>What is missing here says nothing of what was sent.</p>
      <dl>
        {lacks.map((lack) => (
          <div key={lack}>
            <dt>{LACKS[lack].title}</dt>
            <dd>{LACKS[lack].text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
