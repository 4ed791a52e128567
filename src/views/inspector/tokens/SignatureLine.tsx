import type { ReactNode } from 'react';
import { memberText, type TraceModel } from '../../../trace/index.ts';
import { Verdict } from '../../../ui/Verdict.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { titleOf } from '../message/heading.ts';
import { EventButton } from '../values/EventButton.tsx';
import { assertionCheck, boundTo } from './proofs.ts';
import styles from './SignatureLine.module.css';
import type { Token } from './tokens-model.ts';
import { type Signature, useProofSignature, useSignature } from './use-signature.ts';

interface Signed {
  readonly token: Token;
  readonly keys: ReturnType<TraceModel['jwksAt']>;
}

/** Whether a signature is good, and by which key. */
export function SignatureLine(signed: Signed) {
  if (signed.token.kind === 'dpop_proof') return <ProofSignature {...signed} />;
  if (signed.token.kind === 'client_assertion') return <AssertionSignature {...signed} />;
  return <TokenSignature {...signed} />;
}

/** A token is verified with the key set of the trace. */
function TokenSignature({ token, keys }: Signed) {
  const { model } = useInspection().selection;
  const signature = useSignature(token.secret.value, keys?.jwks);
  const kid = memberText(token.jwt?.header['kid'] ?? '(no kid)');
  const asked = keys && model.event(keys.seq);
  const request = asked && model.requestOf(asked);
  return (
    <Line signature={signature}>
      {keys ? (
        <span>
          with key <code>{kid}</code> and the key set of{' '}
          <EventButton seq={keys.seq}>{request ? titleOf(request) : 'the trace'}</EventButton>
        </span>
      ) : (
        <span>The trace has no key set (JWKS) up to here.</span>
      )}
    </Line>
  );
}

/** A proof carries its key. Whose that is, the token says that is bound to it. */
function ProofSignature({ token }: Signed) {
  const { model, seq, follow } = useInspection().selection;
  const { signature, thumbprint } = useProofSignature(token.secret.value);
  const bound = boundTo(model, seq, thumbprint);
  return (
    <>
      <Line signature={signature}>with the public key in its own header</Line>
      {thumbprint !== undefined && (
        <p className={styles['signature']}>
          <span>
            The key's thumbprint is <code>{thumbprint}</code>.{' '}
            {bound.length === 0 ? 'No token up to here is bound to it.' : 'Bound to it, by cnf.jkt:'}
          </span>
          {bound.map((secret) => (
            <SecretChip key={secret.id} secret={secret} follow={follow} />
          ))}
        </p>
      )}
    </>
  );
}

/** The key of an assertion is registered with the server; the wire never carries it. */
function AssertionSignature({ token }: Signed) {
  const { model, seq } = useInspection().selection;
  const checked = assertionCheck(model, token.secret.id, seq);
  return (
    <>
      <Line signature="no keys">
        The app's public key is registered with the authorization server, and no message carries it: from the
        trace alone this signature cannot be verified.
      </Line>
      {checked && (
        <p className={styles['signature']}>
          <Verdict outcome={checked.passed ? 'passed' : 'refused'} />
          <span>
            by <EventButton seq={checked.seq}>the authorization server</EventButton>
          </span>
        </p>
      )}
    </>
  );
}

function Line({ signature, children }: { readonly signature: Signature; readonly children: ReactNode }) {
  return (
    <p className={styles['signature']}>
      <Verdict outcome={OUTCOMES[signature]}>{WORDS[signature]}</Verdict>
      <span>{children}</span>
    </p>
  );
}

const OUTCOMES = {
  checking: 'skipped',
  verified: 'passed',
  refused: 'refused',
  'no keys': 'skipped',
} as const;
const WORDS: Readonly<Record<Signature, string>> = {
  checking: 'Verifying the signature',
  verified: 'Signature verified',
  refused: 'Signature not verified',
  'no keys': 'Signature not checked',
};
