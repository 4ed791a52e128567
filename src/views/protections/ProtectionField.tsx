import { useId } from 'react';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { Radios } from '../options/controls.tsx';
import styles from './ProtectionField.module.css';
import { isBeyond, type ProtectionRow } from './protections-model.ts';
import { Switch } from './Switch.tsx';

/** What a row calls when it is set anew: with a truth value, or with the value of its option. */
interface Setters {
  onSwitch(on: boolean): void;
  onChoose(value: string): void;
}

/** One protection: its control, whether it is off, what it stops. */
export function ProtectionField({ row, ...setters }: { readonly row: ProtectionRow } & Setters) {
  const id = useId();
  const { entry, missing } = row;
  return (
    <li data-protection={row.key} className={cx(styles['field'], missing && styles['missing'])}>
      <Control row={row} id={id} {...setters} />
      <p className={styles['protects']}>
        <span id={`${id}-protects`}>
          {isBeyond(entry) && 'More than the specifications demand. '}
          {entry.protects}
        </span>{' '}
        <SpecLink {...entry.spec} />
      </p>
    </li>
  );
}

function Control({
  row,
  id,
  onSwitch,
  onChoose,
}: { readonly row: ProtectionRow; readonly id: string } & Setters) {
  const { entry, choice, on } = row;
  const describedBy = `${id}-protects`;
  if (choice === undefined || choice.option.values.length === 2)
    return (
      <div className={styles['head']}>
        <Switch label={entry.label} on={on} describedBy={describedBy} onFlip={onSwitch} />
        <State row={row} />
      </div>
    );
  return (
    <fieldset aria-describedby={describedBy} className={styles['choice']}>
      <legend className={styles['legend']}>
        {entry.label} <State row={row} />
      </legend>
      <Radios
        id={id}
        value={choice.value}
        values={choice.option.values}
        describedBy={describedBy}
        onChange={onChoose}
      />
    </fieldset>
  );
}

/** Says in a word what the switch shows by its place, where that is not the usual one. */
function State({ row: { entry, on, missing } }: { readonly row: ProtectionRow }) {
  if (missing)
    return (
      <Badge hue="var(--bad)">
        <Icon name="cross" /> off
      </Badge>
    );
  return isBeyond(entry) && on ? <Badge>on</Badge> : null;
}
