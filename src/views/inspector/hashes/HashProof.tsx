import { oidcCore } from '../../../protocol/spec.ts';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { Verdict } from '../../../ui/Verdict.tsx';
import { Arrow, Bytes, Compared, Proof, Stage, Text } from '../proof/parts.tsx';
import { EventButton } from '../values/EventButton.tsx';
import { halfHash, type HashProof as Recomputable } from './hash-proof.ts';

/** A hash claim worked out again from the code or access token that it stands for, and compared with the ID token's. */
export function HashProof({ proof }: { readonly proof: Recomputable }) {
  const { claim, kind, value, claimed, tokenSeq } = proof;
  const { bytes, taken, claim: made } = halfHash(value);
  const token = <EventButton seq={tokenSeq}>ID token</EventButton>;
  return (
    <Proof>
      <Stage label={kind} note="beside the ID token">
        <Text value={value} short={kind} />
      </Stage>
      <Arrow>SHA-256 of its {value.length} characters</Arrow>
      <Stage label="hash" note={`${bytes.length} bytes; the left ${taken} are taken`}>
        <Bytes bytes={bytes} taken={taken} />
      </Stage>
      <Arrow>BASE64URL of the left half, without padding</Arrow>
      {claimed === undefined ? (
        <>
          <Stage label={claim} note="worked out here">
            <Text value={made} />
          </Stage>
          <Verdict outcome="refused">Nothing to compare</Verdict>
          <p>
            The {token} has no {claim}, so nothing ties the {WORDS[kind]} to it.
          </p>
        </>
      ) : (
        <>
          <Compared label={claim} made={made} sent={claimed} where={<>a claim of the {token}</>} />
          <p>
            {made === claimed
              ? `The server that signed the ID token gave out this ${WORDS[kind]} with it.`
              : `This ${WORDS[kind]} is not the one that the ID token came with: somebody exchanged it.`}
          </p>
        </>
      )}
      <SpecLink {...oidcCore('3.3.2.11', 'HybridIDToken')} />
    </Proof>
  );
}

const WORDS = { code: 'code', access_token: 'access token' } as const;
