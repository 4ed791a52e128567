import { useEffect, useRef } from 'react';
import type { TraceModel } from '../../../trace/index.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shortened } from '../../../ui/Shortened.tsx';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { titleOf } from '../message/heading.ts';
import { scrollWithin } from '../scroll-within.ts';
import { EventButton } from '../values/EventButton.tsx';
import { ClaimsTable } from './ClaimsTable.tsx';
import { ColouredToken } from './ColouredToken.tsx';
import { claimRows, expiryOf, headerClaims } from './claims-model.ts';
import { SignatureLine } from './SignatureLine.tsx';
import styles from './TokenCard.module.css';
import { isProof, TOKEN_WORDS, type Token } from './tokens-model.ts';

interface Shown {
  readonly token: Token;
  /** The trace's time, in milliseconds. */
  readonly at: number;
  readonly keys: ReturnType<TraceModel['jwksAt']>;
}

/** One token: what it is for, whether it is valid now, what is in it and who signed it. */
export function TokenCard({ asked, ...shown }: Shown & { readonly asked: boolean }) {
  const { token, at } = shown;
  const { selection } = useInspection();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!asked || !card.current) return;
    scrollWithin(card.current, 'start');
    card.current.focus({ preventScroll: true });
  }, [asked]);
  const { title, purpose } = TOKEN_WORDS[token.kind];
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-label={`${title} ${token.secret.fingerprint}`}
      className={styles['card']}
    >
      <header className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        <SecretChip secret={token.secret} follow={selection.follow} />
        <Validity token={token} at={at} />
      </header>
      <p className={styles['line']}>
        {purpose} Seen first in <FirstSeen seq={token.seq} />.
      </p>
      {token.jwt ? (
        <Decoded {...shown} />
      ) : (
        <>
          <p className={styles['line']}>
            {isProof(token) ? (
              <>
                <strong>Unreadable.</strong> It is no JWT, so it proves nothing.
              </>
            ) : (
              <>
                <strong>Opaque.</strong> It is no JWT: only the authorization server knows what it means.
              </>
            )}
          </p>
          <p className={styles['line']}>
            <Shortened value={token.secret.value} label={title} keep={36} />
          </p>
        </>
      )}
    </section>
  );
}

function Decoded({ token, at, keys }: Shown) {
  return (
    <>
      <SignatureLine token={token} keys={keys} />
      <h4 className={styles['part']}>Header</h4>
      <ClaimsTable label="Header" rows={headerClaims(token)} />
      <h4 className={styles['part']}>Claims</h4>
      <ClaimsTable label="Claims" rows={claimRows(token, at)} />
      <div className={styles['line']}>
        <Disclosure summary="The token as text">
          <ColouredToken token={token.secret.value} />
        </Disclosure>
      </div>
    </>
  );
}

function Validity({ token, at }: Pick<Shown, 'token' | 'at'>) {
  const expiry = expiryOf(token, at);
  return (
    <>
      {token.replacedAt !== undefined && (
        <Badge hue="var(--warn)">{token.kind === 'refresh_token' ? 'spent and replaced' : 'replaced'}</Badge>
      )}
      {token.spentAt !== undefined && isProof(token) && (
        <Badge tone="soft">used, and good for no second time</Badge>
      )}
      {expiry && <Badge {...(expiry.expired && { hue: 'var(--warn)' })}>{expiry.words}</Badge>}
    </>
  );
}

function FirstSeen({ seq }: { readonly seq: number }) {
  const { model } = useInspection().selection;
  const event = model.event(seq);
  const about = event?.kind === 'work' ? (model.requestOf(event) ?? event) : event;
  return <EventButton seq={seq}>{about ? titleOf(about) : `event ${seq}`}</EventButton>;
}
