import { useId } from 'react';
import type { JwtChange } from '../../lab/index.ts';
import type { DecodedJwt } from '../../protocol/jwt.ts';
import { Sentence } from '../inspector/values/Sentence.tsx';
import { AddField } from './AddField.tsx';
import { EditableRow } from './EditableRow.tsx';
import { claimIdeasFor } from './ideas.ts';
import { signings } from './signatures.ts';
import styles from './TokenEditor.module.css';
import {
  type ClaimRow,
  draftOf,
  type TokenPart,
  withClaim,
  withClaimPutBack,
  withoutClaim,
  withSignature,
} from './token.ts';

interface TokenProps {
  readonly jwt: DecodedJwt;
  /** The field that holds it. */
  readonly called: string;
  /** Where the focus finds that field. */
  readonly focusId: string;
  readonly change: JwtChange | undefined;
  /** `focus` is where the focus goes then. */
  onChange(change: JwtChange | undefined, focus?: string): void;
}

/** A JWT taken apart: its header and claims as rows, and how it goes out once they are changed. */
export function TokenEditor(props: TokenProps) {
  return (
    <div className={styles['token']}>
      <Part {...props} part="header" title="Header" adds="header member" />
      <Part {...props} part="claims" title="Claims" adds="claim" />
      <Signatures {...props} />
    </div>
  );
}

function Part({
  part,
  title,
  adds,
  ...token
}: TokenProps & { readonly part: TokenPart; readonly title: string; readonly adds: string }) {
  const { jwt, called, focusId, change, onChange } = token;
  const { rows } = draftOf(jwt, change);
  return (
    <section aria-label={`${title} of ${called}`} className={styles['part']}>
      <h4 className={styles['title']}>{title}</h4>
      {rows
        .filter((row) => row.part === part)
        .map((row) => (
          <Claim key={row.name} {...token} row={row} />
        ))}
      <div className={styles['add']}>
        <AddField
          adds={adds}
          focusId={`${focusId} add ${part}`}
          onAdd={(name, value) =>
            onChange(withClaim(jwt, change, part, name, value), `${focusId} ${part} ${name}`)
          }
        />
      </div>
    </section>
  );
}

function Claim({ row, jwt, focusId, change, onChange }: TokenProps & { readonly row: ClaimRow }) {
  const { part, name, value, original, removed, date } = row;
  const own = `${focusId} ${part} ${name}`;
  const type = (text: string) => onChange(withClaim(jwt, change, part, name, text));
  return (
    <EditableRow
      name={name}
      called={name}
      focusId={own}
      value={value}
      original={original}
      change={
        original === undefined ? 'added' : removed ? 'removed' : value === original ? undefined : 'changed'
      }
      ideas={claimIdeasFor(row)}
      aside={<Aside row={row} change={change} date={date} />}
      onType={type}
      onRemove={() => {
        const focus = original === undefined ? `${focusId} add ${part}` : `${own} back`;
        onChange(withoutClaim(jwt, change, part, name), focus);
      }}
      onPutBack={() => onChange(withClaimPutBack(jwt, change, part, name), own)}
    />
  );
}

/** A time as people read it; what the way of signing makes of `alg`. */
function Aside({
  row: { part, name, value, original },
  change,
  date,
}: {
  readonly row: ClaimRow;
  readonly change: JwtChange | undefined;
  readonly date: string | undefined;
}) {
  if (date !== undefined) return <span className={styles['aside']}>{date}</span>;
  const alg = signings.find(({ id }) => id === change?.signature)?.alg;
  const goesOut =
    part === 'header' && name === 'alg' && value === original && alg !== undefined && alg !== value;
  return goesOut ? (
    <span className={styles['aside']}>
      goes out as <code>{alg}</code>
    </span>
  ) : null;
}

function Signatures({ called, change, onChange }: TokenProps) {
  const id = useId();
  const present = change?.signature ?? 'kept';
  return (
    <fieldset className={styles['signatures']}>
      <legend className={styles['title']}>How it is signed</legend>
      {signings.map((signing) => (
        <label key={signing.id} className={styles['signing']}>
          <input
            type="radio"
            name={id}
            aria-label={`Sign ${called}: ${signing.label}`}
            aria-describedby={`${id}-${signings.indexOf(signing)}`}
            checked={signing.id === present}
            onChange={() => onChange(withSignature(change, signing.id))}
          />
          <span>
            <strong>{signing.label}</strong>
            <span id={`${id}-${signings.indexOf(signing)}`} className={styles['shows']}>
              <Sentence text={signing.shows} />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
