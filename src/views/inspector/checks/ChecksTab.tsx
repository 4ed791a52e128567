import { memo, useState } from 'react';
import { cx } from '../../../ui/cx.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { BesideUntouched } from '../BesideUntouched.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { PartyName } from '../values/PartyName.tsx';
import { ValuesTable } from '../values/ValuesTable.tsx';
import { CheckList } from './CheckList.tsx';
import styles from './ChecksTab.module.css';
import { type CheckGroup, checksUpTo, type StoredGroup, storedUpTo } from './checks-model.ts';

/** Everything that was checked up to the present event, and what the servers stored. */
export function ChecksTab() {
  const { model, seq } = useInspection().selection;
  const { groups, passed, refused } = checksUpTo(model, seq);
  const stored = storedUpTo(model, seq);
  return (
    <div className={styles['checks']}>
      <p className={styles['summary']}>
        <strong>{total(passed + refused)} so far.</strong>
        {passed > 0 && <Verdict outcome="passed">{passed} passed</Verdict>}
        {refused > 0 && <Verdict outcome="refused">{refused} refused</Verdict>}
      </p>
      <BesideUntouched seq={seq} />
      {groups.map((group, at) => (
        <Group key={group.seq} group={group} first={at === 0 && !groups.some(({ present }) => present)} />
      ))}
      <Section title="What the servers stored">
        {stored.length === 0 && <p className={styles['none']}>Nothing yet.</p>}
        {stored.map((group) => (
          <Stored key={group.seq} group={group} />
        ))}
      </Section>
    </div>
  );
}

function total(count: number): string {
  if (count === 0) return 'No checks';
  return count === 1 ? '1 check' : `${count} checks`;
}

/** What a server stored in one go. */
const Stored = memo(function Stored({ group }: { readonly group: StoredGroup }) {
  const { seq, party, about, values } = group;
  return (
    <div className={styles['entry']}>
      <p className={cx(styles['about'], styles['stored'])}>
        <PartyName party={party} /> <EventButton seq={seq}>{about}</EventButton>
      </p>
      <ValuesTable label={`Stored at ${about}`} values={values} />
    </div>
  );
});

/** One go of one party: open while it is the present one, and otherwise as the reader left it. */
const Group = memo(function Group({ group, first }: { readonly group: CheckGroup; readonly first: boolean }) {
  const { seq, party, label, about, checks, refused, present } = group;
  const standard = present || first;
  const [choice, setChoice] = useState<{ standard: boolean; open: boolean }>();
  const open = choice?.standard === standard ? choice.open : standard;
  return (
    <section className={styles['group']} data-present={present || undefined}>
      <p className={styles['about']}>
        <PartyName party={party} /> <EventButton seq={seq}>{about ?? label}</EventButton>
        {refused > 0 && <Verdict outcome="refused">{refused} refused</Verdict>}
      </p>
      <Disclosure
        summary={total(checks.length)}
        open={open}
        onOpen={(now) => setChoice({ standard, open: now })}
      >
        <CheckList checks={checks} />
      </Disclosure>
    </section>
  );
});
