import { type ReactNode, useId } from 'react';
import type { Option } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { Radios, Select, TextField } from './controls.tsx';
import styles from './OptionField.module.css';
import { controlOf, discouragement, wordsOf } from './option-state.ts';

/** One option: what it changes, its control, and a warning where its value is not recommended. */
export function OptionField({
  option,
  value,
  onChange,
}: {
  readonly option: Option;
  readonly value: string;
  onChange(value: string): void;
}) {
  const id = useId();
  const reason = discouragement(option, value);
  const control = { option, value, onChange, id, describedBy: `${id}-explain ${id}-reason` };
  return (
    <Frame option={option} id={id} className={cx(styles['field'], reason && styles['discouraged'])}>
      {value !== option.preset && (
        <span className={styles['preset']}>default: {wordsOf(option, option.preset)}</span>
      )}
      <p id={`${id}-explain`} className={styles['explain']}>
        {option.explain} {option.spec && <SpecLink {...option.spec} />}
      </p>
      <Control {...control} />
      <div id={`${id}-reason`} aria-live="polite">
        {reason && (
          <p className={styles['reason']}>
            <Icon name="warning" />
            <span>
              <strong>Not recommended.</strong> {reason}
            </span>
          </p>
        )}
      </div>
    </Frame>
  );
}

/** Radios belong together under one legend; a single control has a label. */
function Frame({
  option,
  id,
  className,
  children,
}: {
  readonly option: Option;
  readonly id: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  if (controlOf(option) !== 'radios')
    return (
      <div data-option={option.name} className={className}>
        <label htmlFor={id} className={styles['label']}>
          {option.label}
        </label>
        {children}
      </div>
    );
  return (
    <fieldset data-option={option.name} aria-describedby={`${id}-explain ${id}-reason`} className={className}>
      <legend className={styles['label']}>{option.label}</legend>
      {children}
    </fieldset>
  );
}

function Control(props: {
  readonly option: Option;
  readonly value: string;
  readonly id: string;
  readonly describedBy: string;
  onChange(value: string): void;
}) {
  const { option, ...rest } = props;
  if (option.kind === 'text') return <TextField {...rest} suggestions={option.suggestions} />;
  const Choice = controlOf(option) === 'radios' ? Radios : Select;
  return <Choice {...rest} values={option.values} />;
}
