import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { endOfTime } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import look from '../../ui/field.module.css';
import styles from './AdvanceFields.module.css';
import { type ClockProps, fieldTime, readSeconds, readTime, type Wait } from './clock-model.ts';

type Props = Pick<ClockProps, 'now' | 'canWait' | 'onWait'>;

/** The clock moved by any number of seconds, or to any later time. */
export function AdvanceFields(props: Props) {
  return (
    <div className={styles['fields']}>
      <WaitForm {...props} initial="" read={readSeconds} label="Advance by … seconds" button="Advance">
        {(field) => <input {...field} type="text" inputMode="decimal" autoComplete="off" size={8} />}
      </WaitForm>
      <WaitForm
        {...props}
        initial={fieldTime(props.now)}
        read={readTime}
        label="To a time, in UTC"
        button="Go to it"
      >
        {(field) => <input {...field} type="datetime-local" step={1} max={fieldTime(endOfTime)} />}
      </WaitForm>
    </div>
  );
}

/** What a field gets, whatever its type. */
interface Field {
  readonly id: string;
  readonly className: string | undefined;
  readonly value: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
  onChange(event: { readonly target: { readonly value: string } }): void;
}

/** A field with a button; what cannot be waited for is said below it. */
function WaitForm({
  now,
  canWait,
  onWait,
  initial,
  read,
  label,
  button,
  children,
}: Props & {
  /** What stands in the field until somebody types. */
  readonly initial: string;
  readonly label: string;
  readonly button: string;
  read(text: string, now: number): Wait;
  children(field: Field): ReactNode;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!canWait) return;
    const wait = read(typed ?? initial, now);
    setProblem('problem' in wait ? wait.problem : '');
    if ('problem' in wait) return;
    setTyped(undefined);
    onWait(wait.seconds);
  }
  const field: Field = {
    ...{ id, className: look['line'], value: typed ?? initial, 'aria-describedby': `${id}-problem` },
    'aria-invalid': problem === '' ? undefined : true,
    onChange: ({ target }) => {
      setTyped(target.value);
      setProblem('');
    },
  };
  return (
    <form className={styles['form']} noValidate onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      {children(field)}
      <Button type="submit" unavailable={!canWait}>
        {button}
      </Button>
      <p id={`${id}-problem`} role="alert" className={look['wrong']}>
        {problem}
      </p>
    </form>
  );
}
