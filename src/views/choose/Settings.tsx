import { useId } from 'react';
import type { Setting } from '../../guide/choose/verdict.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
import styles from './Settings.module.css';

/** The flow's settings as the answers want them, each with its reason. */
export function Settings({ settings }: { readonly settings: readonly Setting[] }) {
  const id = useId();
  return (
    <section>
      <h2 id={id}>How to set it up</h2>
      <table aria-labelledby={id} className={styles['settings']}>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Value</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, label, value, why, spec }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>
                <code>{value}</code>
              </td>
              <td>
                {why} <SpecLink {...spec} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
