import type { Choosing } from '../../guide/choose/choosing.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Links } from './links.ts';
import styles from './Way.module.css';
import { wayOf } from './way.ts';

/** The answers that led here, each a way back to its question, with the flows that it ruled out. */
export function Way({ now, hrefOf }: { readonly now: Choosing } & Pick<Links, 'hrefOf'>) {
  const way = wayOf(now);
  if (way.length === 0) return null;
  return (
    <nav aria-labelledby="the-way" className={styles['way']}>
      <h2 id="the-way">{now.verdict ? 'The answers that led here' : 'Your answers'}</h2>
      <ol>
        {way.map(({ id, title, answer, assumed, query, ruledOut }, at) => (
          <li key={id}>
            <span aria-hidden="true" className={styles['gate']}>
              {at + 1}
            </span>
            <span>
              <a href={hrefOf(query)}>
                {title} <strong>{answer}</strong>
              </a>{' '}
              {assumed && <Badge tone="soft">assumed</Badge>}
              <small>{ruledOut.length > 0 ? `Ruled out ${ruledOut.join(', ')}` : 'Ruled out no flow'}</small>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
