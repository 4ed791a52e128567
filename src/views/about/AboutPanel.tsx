import type { About } from '../../lab/index.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import styles from './AboutPanel.module.css';
import { Differences } from './Differences.tsx';

/** A flow as a whole: why it is as it is, how it stands today, when to use it, and what Auth0 does differently. */
export function AboutPanel({ about }: { readonly about: About }) {
  const { why, when, whenNot, standing, differences } = about;
  return (
    <div className={styles['about']}>
      <p className={styles['why']}>
        {why} <SpecLink {...about.spec} />
      </p>
      <section>
        <h3>How it stands today</h3>
        <div className={styles['standing']} data-verdict={standing.verdict}>
          <p className={styles['verdict']}>
            <Icon name={marks[standing.verdict]} />
            {verdicts[standing.verdict]}
          </p>
          <p>
            {standing.text} <SpecLink {...standing.spec} />
          </p>
        </div>
      </section>
      <div className={styles['cases']}>
        <Cases title="Use it when" mark="check" cases={when} />
        <Cases title="Do not use it when" mark="cross" cases={whenNot} />
      </div>
      {differences.length > 0 && <Differences differences={differences} />}
    </div>
  );
}

const marks = {
  recommended: 'check',
  'for special cases': 'info',
  discouraged: 'warning',
} as const satisfies Record<About['standing']['verdict'], IconName>;

const verdicts = {
  recommended: 'Recommended',
  'for special cases': 'For special cases',
  discouraged: 'Discouraged',
} as const satisfies Record<About['standing']['verdict'], string>;

function Cases({
  title,
  mark,
  cases,
}: {
  readonly title: string;
  readonly mark: IconName;
  readonly cases: readonly string[];
}) {
  if (cases.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {cases.map((text) => (
          <li key={text}>
            <Icon name={mark} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
