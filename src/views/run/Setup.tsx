import { type ReactNode, useMemo } from 'react';
import type { Recipe, Run } from '../../lab/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { OptionChips } from '../options/OptionChips.tsx';
import { differing as differingOf, valuesOf } from '../options/option-state.ts';
import { switchesOf } from '../saved/recipe-words.ts';
import { Choices } from './Choices.tsx';
import styles from './Setup.module.css';
import { NEAR, WAYS, type Way, type WayId } from './ways.ts';

/** A panel that is open, and the option or the glossary's entry that it opens at. */
export interface OpenPanel {
  readonly id: WayId;
  readonly at?: string | undefined;
}

/** The head of a run: which flow it is, how it was set up, and the ways to read about it and to go on otherwise. */
export function Setup({
  flow,
  recipe,
  open,
  onOpen,
  children,
}: {
  readonly flow: Pick<Run['flow'], 'title' | 'options'>;
  readonly recipe: Pick<Recipe, 'options' | 'protections'>;
  readonly open: OpenPanel | undefined;
  onOpen(panel: OpenPanel | undefined): void;
  /** What the open panel shows. */
  readonly children: ReactNode;
}) {
  const { title, options } = flow;
  const given = JSON.stringify(recipe.options);
  const differing = useMemo(
    () => differingOf(options, valuesOf(options, JSON.parse(given) as Recipe['options'])),
    [options, given],
  );
  const narrow = useMediaQuery('(max-width: 71.99rem)');
  const counts: Partial<Record<WayId, number>> = {
    options: differing.length,
    protections: switchesOf(recipe.protections).length,
  };
  useKeys(Object.fromEntries(WAYS.map(({ id, key }) => [key, () => onOpen({ id })])));
  const button = (way: Way) => (
    <WayButton key={way.id} way={way} count={counts[way.id] ?? 0} onOpen={() => onOpen({ id: way.id })} />
  );
  const far = WAYS.filter(({ id }) => !NEAR.has(id));
  return (
    <header className={styles['setup']}>
      <div className={styles['what']}>
        <h1>{title}</h1>
        <OptionChips differing={differing} onOpen={(at) => onOpen({ id: 'options', at })} />
      </div>
      <div className={styles['ways']}>
        {narrow ? WAYS.filter(({ id }) => NEAR.has(id)).map(button) : WAYS.map(button)}
        {narrow && (
          <Popover label={<More />} className={styles['more']}>
            {(close) => (
              <Choices
                label="More ways"
                choices={far}
                onChoose={(id) => {
                  close();
                  onOpen({ id: id as WayId });
                }}
              />
            )}
          </Popover>
        )}
      </div>
      {WAYS.map(({ id, label }) => (
        <Dialog
          key={id}
          wide
          open={open?.id === id}
          title={id === 'about' ? title : label}
          onClose={() => onOpen(undefined)}
        >
          {children}
        </Dialog>
      ))}
    </header>
  );
}

const More = () => (
  <>
    More<span className="visually-hidden">: about, compare, findings, glossary, runs, share</span>
  </>
);

function WayButton({
  way: { id, label, icon, key },
  count,
  onOpen,
}: {
  readonly way: Way;
  readonly count: number;
  onOpen(): void;
}) {
  return (
    <Button
      {...(id === 'about' && { variant: 'plain' })}
      icon={icon}
      aria-keyshortcuts={key}
      onClick={onOpen}
    >
      {label}
      {id === 'about' && <span className="visually-hidden"> this flow</span>}
      {count > 0 && (
        <>
          {' '}
          <Badge tone="soft">
            {count}
            <span className="visually-hidden"> not at their defaults</span>
          </Badge>
        </>
      )}
    </Button>
  );
}
