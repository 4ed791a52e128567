import { useId } from 'react';
import type { Difference } from '../../lab/index.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
import styles from './Differences.module.css';

/** Where Auth0 is not what the specification says, side by side; one below the other where it is narrow. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const id = useId();
  return (
    <section>
      <h3 id={id}>Where Auth0 differs from the specification</h3>
      <table aria-labelledby={id} className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">The specification</th>
            <th scope="col">Auth0</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ topic, specification, auth0, spec, source }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td data-says="The specification">
                {specification} <SpecLink {...spec} />
              </td>
              <td data-says="Auth0">
                {auth0} <SpecLink {...source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
