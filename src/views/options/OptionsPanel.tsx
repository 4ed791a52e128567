import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { FlowOptions, Option } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import { OptionField } from './OptionField.tsx';
import styles from './OptionsPanel.module.css';
import { differing, groupsOf, inEffect, linkedOptions, presetsOf, valuesOf } from './option-state.ts';

/** The options of a flow as a draft; nothing changes until it is applied. */
export function OptionsPanel({
  options,
  given,
  at,
  onApply,
  onCancel,
}: {
  readonly options: readonly Option[];
  /** What the present run was started with. */
  readonly given: FlowOptions;
  /** The option that was asked for; it gets the focus. */
  readonly at?: string | undefined;
  /** Hears what the link of the new run must carry. */
  onApply(options: Readonly<Record<string, string>>): void;
  onCancel(): void;
}) {
  const [draft, setDraft] = useState(() => valuesOf(options, given));
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form, at);
  const values = inEffect(options, draft);
  const linked = linkedOptions(options, draft);
  const running = linkedOptions(options, valuesOf(options, given));
  const changed = !sameEntries(linked, running);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (changed) onApply(linked);
  }
  return (
    <form ref={form} className={styles['panel']} onSubmit={submit}>
      {groupsOf(options, draft).map((group) => (
        <section key={group.heading} className={styles['group']}>
          <h3>{group.heading}</h3>
          <div className={styles['options']}>
            {group.options.map((option) => (
              <OptionField
                key={option.name}
                option={option}
                value={values[option.name] ?? option.preset}
                onChange={(value) => setDraft({ ...draft, [option.name]: value })}
              />
            ))}
          </div>
        </section>
      ))}
      <footer className={styles['footer']}>
        <p>{summary(changed, differing(options, draft).filter((one) => one.discouraged).length)}</p>
        <div className={styles['buttons']}>
          <Button
            variant="plain"
            unavailable={differing(options, draft).length === 0}
            onClick={() => setDraft(presetsOf(options))}
          >
            Defaults
          </Button>
          <Button onClick={onCancel} aria-keyshortcuts="Escape">
            Cancel
          </Button>
          <Button type="submit" variant="primary" icon="restart" unavailable={!changed}>
            Apply and restart
          </Button>
        </div>
      </footer>
    </form>
  );
}

function summary(changed: boolean, discouraged: number): string {
  const advice =
    discouraged > 0 ? ` ${discouraged} ${discouraged === 1 ? 'is' : 'are'} not recommended.` : '';
  return `${changed ? 'The run begins anew with these options.' : 'The run has these options.'}${advice}`;
}

function sameEntries(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && one[name] === other[name])
  );
}

/** A dialog focuses what has the attribute when it opens, and that is after its content was drawn. */
function useFirstFocus(form: { readonly current: HTMLFormElement | null }, at: string | undefined) {
  useLayoutEffect(() => {
    if (at === undefined) return;
    const field = form.current?.querySelector(`[data-option="${CSS.escape(at)}"]`);
    const control = field?.querySelector('input:checked') ?? field?.querySelector('input, select');
    control?.toggleAttribute('autofocus', true);
  }, [form, at]);
}
