import type { WorkEvent } from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { CheckList } from '../checks/CheckList.tsx';
import { useInspection } from '../context.ts';
import { HashProof } from '../hashes/HashProof.tsx';
import { hashProofs } from '../hashes/hash-proof.ts';
import { PasswordPlaces } from '../password/PasswordPlaces.tsx';
import { PkceProof } from '../pkce/PkceProof.tsx';
import { pkceProof } from '../pkce/proof-model.ts';
import { Section } from '../Section.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { RawText } from '../values/RawText.tsx';
import { ValuesTable } from '../values/ValuesTable.tsx';
import { titleOf } from './heading.ts';
import styles from './MessageTab.module.css';

/** What one party did by itself: what it made or stored, and what it checked. */
export function WorkView({ event }: { readonly event: WorkEvent }) {
  const { model } = useInspection().selection;
  const request = model.requestOf(event);
  const proof = pkceProof(model, event);
  const hashes = hashProofs(model, event);
  const refused = event.checks.filter((check) => !check.passed).length;
  return (
    <>
      {request && (
        <p className={styles['url']}>
          for <EventButton seq={request.seq}>{titleOf(request)}</EventButton>
        </p>
      )}
      {proof && (
        <Section title="PKCE, worked out again" inset>
          <PkceProof key={proof.verifier} proof={proof} />
        </Section>
      )}
      {hashes.map((hash) => (
        <Section key={hash.claim} title={`${hash.claim}, worked out again`} inset>
          <HashProof proof={hash} />
        </Section>
      ))}
      <PasswordPlaces event={event} />
      {event.values.length > 0 && (
        <Section title={event.by === 'app' ? 'Made and kept' : 'Made and stored'}>
          <ValuesTable label="Values" values={event.values} />
        </Section>
      )}
      {event.checks.length > 0 && (
        <Section
          title="Checks"
          aside={
            <Verdict outcome={refused > 0 ? 'refused' : 'passed'}>
              {refused > 0 ? `${refused} refused` : `${event.checks.length} passed`}
            </Verdict>
          }
        >
          <CheckList checks={event.checks} />
        </Section>
      )}
      {event.shows !== undefined && (
        <Section title="What the app shows" inset>
          <Disclosure summary="The page as HTML text">
            <RawText text={event.shows} label="Page" />
          </Disclosure>
        </Section>
      )}
    </>
  );
}
