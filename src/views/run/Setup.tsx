import { useMemo, useState } from 'react';
import type { FlowOptions, Run } from '../../lab/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { AboutPanel } from '../about/AboutPanel.tsx';
import { OptionChips } from '../options/OptionChips.tsx';
import { OptionsPanel } from '../options/OptionsPanel.tsx';
import { differing as differingOf, valuesOf } from '../options/option-state.ts';
import styles from './Setup.module.css';

/** The head of a run: which flow it is, how it was set up, and the ways to read about it and to set it up anew. */
export function Setup({
  flow,
  options: given,
  onOptions,
}: {
  readonly flow: Pick<Run['flow'], 'title' | 'about' | 'options'>;
  /** What the link sets apart from the flow's defaults. */
  readonly options: FlowOptions;
  /** Hears what the link of a new run must carry. */
  onOptions(options: Readonly<Record<string, string>>): void;
}) {
  const [open, setOpen] = useState<{ readonly dialog: 'about' | 'options'; readonly at?: string }>();
  const { title, about, options } = flow;
  const differing = useMemo(() => differingOf(options, valuesOf(options, given)), [options, given]);
  const openOptions = (at?: string) => setOpen({ dialog: 'options', ...(at !== undefined && { at }) });
  const close = () => setOpen(undefined);
  useKeys({ o: () => openOptions() });
  return (
    <header className={styles['setup']}>
      <div className={styles['what']}>
        <h1>{title}</h1>
        <OptionChips differing={differing} onOpen={openOptions} />
      </div>
      <div className={styles['ways']}>
        <Button variant="plain" icon="info" onClick={() => setOpen({ dialog: 'about' })}>
          About<span className={styles['rest']}> this flow</span>
        </Button>
        <Button icon="edit" aria-keyshortcuts="o" onClick={() => openOptions()}>
          Options{' '}
          {differing.length > 0 && (
            <Badge tone="soft">
              {differing.length}
              <span className="visually-hidden"> not at their defaults</span>
            </Badge>
          )}
        </Button>
      </div>
      <Dialog wide open={open?.dialog === 'about'} title={title} onClose={close}>
        <AboutPanel about={about} />
      </Dialog>
      <Dialog wide open={open?.dialog === 'options'} title="Options" onClose={close}>
        <OptionsPanel
          options={options}
          given={given}
          at={open?.at}
          onApply={(linked) => {
            close();
            onOptions(linked);
          }}
          onCancel={close}
        />
      </Dialog>
    </header>
  );
}
