import type { TraceModel } from '../../../trace/index.ts';
import { Verdict } from '../../../ui/Verdict.tsx';
import { useInspection } from '../context.ts';
import { titleOf } from '../message/heading.ts';
import { EventButton } from '../values/EventButton.tsx';
import { memberText } from '../values/json.ts';
import styles from './SignatureLine.module.css';
import type { Token } from './tokens-model.ts';
import { type Signature, useSignature } from './use-signature.ts';

/** Whether a token's signature is good, and by which key of the trace. */
export function SignatureLine({
  token,
  keys,
}: {
  readonly token: Token;
  readonly keys: ReturnType<TraceModel['jwksAt']>;
}) {
  const { model } = useInspection().selection;
  const signature = useSignature(token.secret.value, keys?.jwks);
  const kid = memberText(token.jwt?.header['kid'] ?? '(no kid)');
  const asked = keys && model.event(keys.seq);
  const request = asked && model.requestOf(asked);
  return (
    <p className={styles['signature']}>
      <Verdict outcome={OUTCOMES[signature]}>{WORDS[signature]}</Verdict>
      {keys ? (
        <span>
          with key <code>{kid}</code> and the key set of{' '}
          <EventButton seq={keys.seq}>{request ? titleOf(request) : 'the trace'}</EventButton>
        </span>
      ) : (
        <span>The trace has no key set (JWKS) up to here.</span>
      )}
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
