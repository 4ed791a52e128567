import { oidcCore } from '../../../protocol/spec.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { Value } from '../values/Value.tsx';
import styles from './TwoIdTokensTable.module.css';
import type { Token } from './tokens-model.ts';
import type { ComparedClaim, TwoIdTokens } from './two-id-tokens.ts';

/** The claims of two ID tokens of one sign-in, row by row, and why they are the same or not. */
export function TwoIdTokensTable({ two: { first, second, claims } }: { readonly two: TwoIdTokens }) {
  return (
    <Section title="Two ID tokens">
      <ol className={styles['tokens']}>
        <Which token={first}>came with the code, over the browser</Which>
        <Which token={second}>came for the code, over the back channel</Which>
      </ol>
      <DataTable
        label="Claims of the two ID tokens"
        rows={claims.map((claim) => ({
          name: claim.name,
          mark: <Mark claim={claim} />,
          value: <Both claim={claim} />,
        }))}
      />
      <div className={styles['spec']}>
        <SpecLink {...oidcCore('3.3.3.6', 'HybridIDToken2')} />
      </div>
    </Section>
  );
}

function Which({ token, children }: { readonly token: Token; readonly children: string }) {
  const { follow } = useInspection().selection;
  return (
    <li>
      <SecretChip secret={token.secret} follow={follow} />{' '}
      <EventButton seq={token.seq}>{children}</EventButton>
    </li>
  );
}

function Mark({ claim: { verdict, mustBeSame } }: { readonly claim: ComparedClaim }) {
  if (!mustBeSame) return <Badge tone="soft">{verdict}</Badge>;
  return <Verdict outcome={verdict === 'same' ? 'passed' : 'refused'}>{verdict}</Verdict>;
}

function Both({ claim: { name, first, second, verdict, why } }: { readonly claim: ComparedClaim }) {
  return (
    <>
      {verdict === 'same' ? (
        <Value value={first ?? ''} label={name} keep={30} />
      ) : (
        <ol className={styles['both']}>
          <li>
            {first === undefined ? (
              'absent'
            ) : (
              <Value value={first} label={`${name} of the first`} keep={26} />
            )}
          </li>
          <li>
            {second === undefined ? (
              'absent'
            ) : (
              <Value value={second} label={`${name} of the second`} keep={26} />
            )}
          </li>
        </ol>
      )}
      {why && <span className={styles['why']}>{why}</span>}
    </>
  );
}
