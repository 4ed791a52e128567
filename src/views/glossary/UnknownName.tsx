import { namesakesOf } from '../../guide/glossary/related.ts';
import { unknownRules } from '../../guide/glossary/unknown.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { Entries } from './RelatedEntries.tsx';
import styles from './UnknownName.module.css';

/** What can be said of a name that the dictionary does not know: what its receivers do with it. */
export function UnknownName({ name }: { readonly name: string | undefined }) {
  const known = name === undefined ? [] : namesakesOf(name);
  return (
    <article className={styles['unknown']}>
      {name !== undefined && (
        <>
          <h2 tabIndex={-1}>
            <code>{name}</code>
          </h2>
          <p>
            {known.length > 0
              ? 'The dictionary does not know it where this link says.'
              : 'The dictionary does not know this name. It may come from a vendor, or be a typing error.'}
          </p>
          <Entries title="It knows this name here" entries={known} />
        </>
      )}
      <h3>What happens to a name that its receiver does not know</h3>
      <dl>
        {unknownRules.map(({ where, text, spec }) => (
          <div key={where}>
            <dt>{where}</dt>
            <dd>
              {text} <SpecLink {...spec} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
