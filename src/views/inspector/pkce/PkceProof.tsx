import { useEffect, useState } from 'react';
import { rfc } from '../../../protocol/spec.ts';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { Arrow, Bytes, Compared, Proof, Stage, Text } from '../proof/parts.tsx';
import { EventButton } from '../values/EventButton.tsx';
import type { PkceProof as Recomputable } from './proof-model.ts';
import { type Recomputed, recompute } from './recompute.ts';

/** The challenge worked out again from the verifier, here and now, and compared with the one that was sent. */
export function PkceProof({ proof }: { readonly proof: Recomputable }) {
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
    <Proof>
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
    </Proof>
  );
}

function Comparison({ challenge, proof }: { readonly challenge: string; readonly proof: Recomputable }) {
  const { sent } = proof;
  const made = (
    <Stage label="code_challenge" note="worked out here">
      <Text value={challenge} />
    </Stage>
  );
  if (!sent)
    return (
      <>
        {made}
        <p>The authorization request has not carried it yet.</p>
      </>
    );
  const where = <EventButton seq={sent.seq}>authorization request</EventButton>;
  if (sent.challenge === undefined)
    return (
      <>
        {made}
        <Verdict outcome="skipped">Nothing to compare</Verdict>
        <p>The {where} carried no code_challenge, so no verifier is bound to the code.</p>
      </>
    );
  return (
    <>
      <Compared
        label="code_challenge"
        made={challenge}
        sent={sent.challenge}
        where={<>sent in the {where}</>}
      />
      <p>
        {sent.challenge === challenge
          ? 'Whoever redeems the code knows the verifier that the challenge was made from.'
          : 'This verifier did not make that challenge: whoever sends it did not start this login.'}
      </p>
    </>
  );
}
