import { useEffect, useState } from 'react';
import { rfc } from '../../../protocol/spec.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { differing } from '../checks/differing.ts';
import { Marked } from '../checks/Marked.tsx';
import { useInspection } from '../context.ts';
import { EventButton } from '../values/EventButton.tsx';
import styles from './PkceProof.module.css';
import type { PkceProof as Proof } from './proof-model.ts';
import { type Recomputed, recompute } from './recompute.ts';

/** The challenge worked out again from the verifier, here and now, and compared with the one that was sent. */
export function PkceProof({ proof }: { readonly proof: Proof }) {
  const { verifier, from, sent } = proof;
  // Nothing was sent yet: the app is about to use S256.
  const method = sent && sent.challenge !== undefined ? (sent.method ?? 'plain') : 'S256';
  const [made, setMade] = useState<Recomputed>();
  useEffect(() => {
    let wanted = true;
    void recompute(verifier, method).then((result) => wanted && setMade(result));
    return () => {
      wanted = false;
    };
  }, [verifier, method]);

  return (
    <div className={styles['proof']}>
      <Stage label="code_verifier" note={from === 'made' ? 'made by the app' : 'sent to the token endpoint'}>
        <Text value={verifier} />
      </Stage>
      {made?.bytes && (
        <>
          <Arrow>SHA-256 of its {verifier.length} characters</Arrow>
          <Stage label="hash" note={`${made.bytes.length} bytes, in hexadecimal`}>
            <Bytes bytes={made.bytes} />
          </Stage>
        </>
      )}
      <Arrow>{method === 'S256' ? 'BASE64URL, without padding' : 'plain: nothing is done to it'}</Arrow>
      {made && <Comparison challenge={made.challenge} proof={proof} />}
      <SpecLink {...rfc(7636, '4.6')} />
    </div>
  );
}

function Comparison({ challenge, proof }: { readonly challenge: string; readonly proof: Proof }) {
  const { sent } = proof;
  if (!sent)
    return (
      <>
        <Stage label="code_challenge" note="worked out here">
          <Text value={challenge} />
        </Stage>
        <p>The authorization request has not carried it yet.</p>
      </>
    );
  const where = <EventButton seq={sent.seq}>authorization request</EventButton>;
  if (sent.challenge === undefined)
    return (
      <>
        <Stage label="code_challenge" note="worked out here">
          <Text value={challenge} />
        </Stage>
        <Verdict outcome="skipped">Nothing to compare</Verdict>
        <p>The {where} carried no code_challenge, so no verifier is bound to the code.</p>
      </>
    );
  const equal = sent.challenge === challenge;
  const marks = differing(challenge, sent.challenge);
  return (
    <>
      <Stage label="code_challenge" note="worked out here">
        <Text value={challenge}>
          <Marked stretches={marks.a} />
        </Text>
      </Stage>
      <p className={styles['equals']} data-equal={equal}>
        <span aria-hidden="true">{equal ? '=' : '≠'}</span>
        <Verdict outcome={equal ? 'passed' : 'refused'}>{equal ? 'Equal' : 'Not equal'}</Verdict>
      </p>
      <Stage label="code_challenge" note={<>sent in the {where}</>}>
        <Text value={sent.challenge}>
          <Marked stretches={marks.b} />
        </Text>
      </Stage>
      <p>
        {equal
          ? 'Whoever redeems the code knows the verifier that the challenge was made from.'
          : 'This verifier did not make that challenge: whoever sends it did not start this login.'}
      </p>
    </>
  );
}

function Stage({
  label,
  note,
  children,
}: {
  readonly label: string;
  readonly note: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={styles['stage']}>
      <p className={styles['label']}>
        <code>{label}</code> <span>{note}</span>
      </p>
      {children}
    </div>
  );
}

/** A value in full, with its chip where it is a secret of the trace. */
function Text({ value, children }: { readonly value: string; readonly children?: React.ReactNode }) {
  const { model, follow } = useInspection().selection;
  const secret = model.secretByValue(value);
  return (
    <p className={styles['text']}>
      <code>{children ?? value}</code>
      {secret && <SecretChip secret={secret} follow={follow} />}
    </p>
  );
}

function Arrow({ children }: { readonly children: React.ReactNode }) {
  return (
    <p className={styles['arrow']}>
      <span aria-hidden="true">↓</span>
      <Badge tone="soft">{children}</Badge>
    </p>
  );
}

function Bytes({ bytes }: { readonly bytes: readonly string[] }) {
  return (
    <p className={styles['bytes']}>
      {bytes.map((byte, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place.
        <code key={at}>{byte}</code>
      ))}
    </p>
  );
}
