import { Fragment, type KeyboardEvent } from 'react';
import { partyLabel } from '../../diagram/participants.ts';
import type { Party } from '../../protocol/parties.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { cx } from '../../ui/cx.ts';
import { SecretChip } from '../secrets/SecretChip.tsx';
import type { Selection } from '../selection.ts';
import styles from './AddressBar.module.css';
import { type AddressParameter, addressOf } from './address.ts';
import { hueOf } from './hue.ts';

/** The real URL, legible: the host stands out, each secret is its chip, and a long one scrolls inside. */
export function AddressBar({
  url,
  site,
  selection,
}: {
  readonly url: string;
  readonly site: Party | undefined;
  readonly selection: Selection;
}) {
  const { model, follow } = selection;
  const address = addressOf(url, model.secretByValue);
  const protection = address.secure ? 'Encrypted connection' : 'Not an encrypted connection';
  return (
    <div className={styles['bar']} style={{ '--site-hue': hueOf(site) }}>
      <span className={styles['lock']} title={protection}>
        <Lock closed={address.secure} />
        <span className="visually-hidden">{protection}. </span>
      </span>
      {/* A new URL starts at its start, so it is a new element. */}
      <fieldset
        key={url}
        className={styles['url']}
        aria-label="Address"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        onKeyDown={keepArrows}
        onWheel={({ currentTarget, deltaX, deltaY }) => currentTarget.scrollBy(deltaX ? 0 : deltaY, 0)}
      >
        <code>
          <span className={cx(styles['faint'], styles['scheme'])}>{address.scheme}</span>
          <bdi className={styles['host']}>{address.host}</bdi>
          <bdi>{address.path}</bdi>
          {address.parameters.map((parameter, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parameters may repeat, and never move.
            <Fragment key={index}>
              <wbr />
              <Parameter parameter={parameter} follow={follow} />
            </Fragment>
          ))}
        </code>
      </fieldset>
      {site && <span className={styles['site']}>{partyLabel(site)}</span>}
      <CopyButton text={url} label="address" />
    </div>
  );
}

/** Arrows scroll the address while the focus is on it. */
function keepArrows(event: KeyboardEvent<HTMLElement>) {
  if (event.target === event.currentTarget && event.key.startsWith('Arrow')) event.stopPropagation();
}

function Parameter({
  parameter,
  follow,
}: {
  readonly parameter: AddressParameter;
  readonly follow: Selection['follow'];
}) {
  const { mark, name, value, secret } = parameter;
  return (
    <span className={styles['parameter']}>
      <span className={styles['faint']}>
        {mark}
        <bdi>{name}</bdi>
        {(value !== '' || secret) && '='}
      </span>
      {secret ? <SecretChip secret={secret} follow={follow} /> : <bdi>{value}</bdi>}
    </span>
  );
}

function Lock({ closed }: { readonly closed: boolean }) {
  return (
    <svg aria-hidden="true" width="1em" height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor">
      <path strokeWidth="1.6" d={closed ? 'M5 7V5a3 3 0 0 1 6 0v2' : 'M5 7V4.5a3 3 0 0 1 5.7-1.3'} />
      <path fill="currentColor" d="M3.5 7.5h9v6h-9z" />
    </svg>
  );
}
