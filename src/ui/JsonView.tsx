import { Fragment, type ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import styles from './JsonView.module.css';
import { deepest, entriesOf, type JsonPath, scalarText } from './json.ts';
import { Shortened } from './Shortened.tsx';

interface Shared {
  /** Draws a value in its own way; `undefined` leaves it to the view. */
  render?(path: JsonPath, value: unknown): ReactNode | undefined;
}

/** A parsed JSON value, pretty and as text only. Long strings are shortened. `label` says what it is. */
export function JsonView({
  value,
  label,
  render,
}: Shared & { readonly value: unknown; readonly label: string }) {
  return (
    <figure aria-label={label} className={styles['json']}>
      <code>
        <Value value={value} path={[]} {...(render && { render })} />
      </code>
    </figure>
  );
}

function Value({ value, path, render }: Shared & { readonly value: unknown; readonly path: JsonPath }) {
  const own = render?.(path, value);
  if (own !== undefined) return own;
  const entries = entriesOf(value);
  if (!entries) return <Scalar value={value} path={path} />;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  if (path.length >= deepest) return `${open} … ${close}`;
  return (
    <>
      {open}
      {entries.map(([key, item], at) => (
        <Fragment key={key}>
          <span className={styles['line']}>
            {typeof key === 'string' && (
              <>
                <span className={styles['key']}>{JSON.stringify(key)}</span>
                {': '}
              </>
            )}
            <Value value={item} path={[...path, key]} {...(render && { render })} />
            {at < entries.length - 1 && ','}
          </span>
        </Fragment>
      ))}
      {close}
    </>
  );
}

function Scalar({ value, path }: { readonly value: unknown; readonly path: JsonPath }) {
  if (typeof value !== 'string') return <span className={styles['other']}>{scalarText(value)}</span>;
  if (value.length <= 64) return scalarText(value);
  const label = String(path.at(-1) ?? 'value');
  return (
    <span className={styles['long']}>
      "<Shortened value={value} label={label} copy={false} />"
      <CopyButton text={value} label={label} />
    </span>
  );
}
