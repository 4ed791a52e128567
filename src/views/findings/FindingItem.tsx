import { type ReactNode, useId, useState } from 'react';
import type { Finding, Weight } from '../../diagnosis/finding.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { Sentence } from '../inspector/values/Sentence.tsx';
import type { FindingActs } from './acts.ts';
import { EvidenceTable } from './EvidenceTable.tsx';
import styles from './FindingItem.module.css';
import { briefStandingOf, prose, standingOf } from './words.ts';

/** A finding: one line when it is closed; open, what is wrong, why, the proof, and what to check first. */
export function FindingItem({
  finding,
  number,
  first,
  acts,
}: {
  readonly finding: Finding;
  /** Its place in the list, from 1. */
  readonly number: number;
  /** It is what a reader came for: open until they decide otherwise. */
  readonly first: boolean;
  readonly acts: FindingActs;
}) {
  const id = useId();
  const [choice, setChoice] = useState<boolean>();
  const open = choice ?? first;
  const { weight } = finding;
  return (
    <article
      data-rule={finding.rule}
      aria-labelledby={`${id}-head`}
      className={cx(styles['finding'], styles[weight], open && styles['open'])}
    >
      <h3 className={styles['heading']}>
        <button
          id={`${id}-head`}
          type="button"
          className={styles['head']}
          aria-expanded={open}
          aria-controls={`${id}-body`}
          onClick={() => setChoice(!open)}
        >
          <span className={styles['mark']}>
            <Icon name={ICONS[weight]} />
          </span>
          <span className={styles['standing']}>
            {number}. {open ? standingOf(finding) : briefStandingOf(finding)}
            <span className="visually-hidden">: </span>
          </span>
          <span className={styles['says']}>
            <Sentence text={prose(finding.says)} />
          </span>
          <span className={styles['arrow']}>
            <Icon name="down" />
          </span>
        </button>
      </h3>
      <div id={`${id}-body`} hidden={!open} className={styles['body']}>
        {open && <Body finding={finding} acts={acts} />}
      </div>
    </article>
  );
}

const ICONS: Readonly<Record<Weight, IconName>> = { error: 'cross', warning: 'warning', note: 'info' };

function Body({ finding, acts }: { readonly finding: Finding; readonly acts: FindingActs }) {
  const { because, evidence, checkFirst, isNot, specs, fault } = finding;
  const { onReference, onReplay } = acts;
  return (
    <>
      {evidence.length > 0 && <EvidenceTable evidence={evidence} acts={acts} />}
      <p>
        <Sentence text={prose(because)} />
      </p>
      {checkFirst.length > 0 && (
        <Part title="Check first">
          <ol className={styles['first']}>
            {checkFirst.map((text) => (
              <li key={text}>
                <Sentence text={prose(text)} />
              </li>
            ))}
          </ol>
        </Part>
      )}
      {isNot !== undefined && (
        <Part title="What it is not">
          <p>
            <Sentence text={prose(isNot)} />
          </p>
        </Part>
      )}
      <p className={styles['specs']}>
        {specs.map((spec) => (
          <SpecLink key={spec.url} {...spec} />
        ))}
      </p>
      {(onReference || (onReplay && fault)) && (
        <p className={styles['acts']}>
          {onReference && (
            <Button icon="columns" onClick={() => onReference(finding)}>
              See it right
            </Button>
          )}
          {onReplay && fault && (
            <Button icon="play" onClick={() => onReplay(finding)}>
              Replay with this fault
            </Button>
          )}
        </p>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles['part']}>
      <h4>{title}</h4>
      {children}
    </div>
  );
}
