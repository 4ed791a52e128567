import type { Protector } from '../../lab/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { allOn, type Flip, flipOf } from './flips.ts';
import { ProtectionField } from './ProtectionField.tsx';
import styles from './ProtectionsPanel.module.css';
import { offIn, type ProtectionGroup, protectionsModel, type Setup } from './protections-model.ts';

interface Listeners {
  /** A switch gets this raw value. */
  onFlip(of: Protector, name: string, value: boolean): void;
  /** An option of the flow gets this value. */
  onOption(name: string, value: string): void;
}

/** The protections of app, server and API as switches; each is in effect at once. */
export function ProtectionsPanel({
  effect,
  onFlip,
  onOption,
  onReset,
  ...setup
}: Setup &
  Listeners & {
    /** What the last switch changed in the run, in a sentence. */
    readonly effect: string | undefined;
    /** All that is off goes on: hears the options and protections that the run then has. */
    onReset(setup: Pick<Setup, 'options' | 'protections'>): void;
  }) {
  const { groups, idle } = protectionsModel(setup);
  const off = offIn([...groups, ...idle]);
  const listeners = { onFlip, onOption };
  return (
    <div className={styles['panel']}>
      <div className={styles['head']}>
        <p className={styles['count']}>{countInWords(off)}</p>
        <Button icon="restart" unavailable={off === 0} onClick={() => onReset(allOn(setup))}>
          All on again
        </Button>
      </div>
      {groups.map((group) => (
        <section key={group.heading} aria-label={group.heading} className={styles['group']}>
          <h3>
            {group.heading} {group.off > 0 && <Badge hue="var(--bad)">{group.off} off</Badge>}
          </h3>
          <Rows group={group} {...listeners} />
        </section>
      ))}
      {idle.length > 0 && (
        <Disclosure
          summary={`Nothing to protect in this flow${offIn(idle) > 0 ? `: ${offIn(idle)} off` : ''}`}
        >
          {idle.map((group) => (
            <section key={group.heading} className={styles['idle']}>
              <h3>{group.heading}</h3>
              <Rows group={group} {...listeners} />
            </section>
          ))}
        </Disclosure>
      )}
      <div aria-live="polite" className={styles['effect']}>
        {effect && <p>{effect}</p>}
      </div>
    </div>
  );
}

function countInWords(off: number): string {
  if (off === 0) return 'All that the specifications ask for is on.';
  return off === 1 ? '1 protection is off.' : `${off} protections are off.`;
}

function Rows({ group, onFlip, onOption }: { readonly group: ProtectionGroup } & Listeners) {
  function apply(flip: Flip) {
    if ('option' in flip) onOption(flip.option, flip.value);
    else onFlip(flip.of, flip.name, flip.value);
  }
  return (
    <ul className={styles['rows']}>
      {group.rows.map((row) => (
        <ProtectionField
          key={row.key}
          row={row}
          onSwitch={(on) => apply(flipOf(row, on))}
          onChoose={(value) => row.choice && onOption(row.choice.option.name, value)}
        />
      ))}
    </ul>
  );
}
