import type { Verdict } from '../../guide/choose/verdict.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import type { Links } from './links.ts';
import styles from './Standing.module.css';

/** How the flow stands today, by OAuth 2.1 and RFC 9700; with what they hold against it and the better way, where there is one. */
export function Standing({
  verdict: { standing, warning },
  hrefOf,
}: { readonly verdict: Verdict } & Pick<Links, 'hrefOf'>) {
  // Of what is discouraged the warning says all, and more.
  const said = warning && standing.verdict === 'discouraged' ? warning.text : standing.text;
  return (
    <section
      aria-label={warning ? 'Warning' : undefined}
      className={styles['standing']}
      data-warns={warning !== undefined || undefined}
    >
      <h2>
        <Icon name={warning ? 'warning' : marks[standing.verdict]} />
        Today: {standing.verdict}
      </h2>
      {warning && said !== warning.text && <p className={styles['against']}>{warning.text}</p>}
      <p>
        {said} <SpecLink {...standing.spec} />
      </p>
      {warning && (
        <div className={styles['better']}>
          <h3>The better way</h3>
          <LinkButton icon="next" iconLast className={styles['way']} href={hrefOf(warning.better.answers)}>
            {warning.better.text}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

const marks = {
  recommended: 'check',
  'for special cases': 'info',
  discouraged: 'warning',
} as const satisfies Record<Verdict['standing']['verdict'], IconName>;
