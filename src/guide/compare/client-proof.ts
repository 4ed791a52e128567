import { header } from '../../protocol/http.ts';
import type { TraceModel } from '../../trace/index.ts';

/** How an app proved to the authorization server which app it is, and the requests that did. */
export interface ClientProof {
  readonly how: 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';
  readonly seqs: readonly number[];
}

interface Proof {
  readonly how: ClientProof['how'];
  readonly seq: number;
}

/**
 * Looks for the app's credentials in its requests to the authorization server.
 * @see [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication)
 */
export function clientProofIn(model: TraceModel): ClientProof {
  const proofs = model.trace.events.flatMap((event): Proof[] => {
    if (event.kind !== 'request' || event.from !== 'app' || event.to !== 'authorization-server') return [];
    const kinds = new Set(model.secretsAt(event.seq).map(({ kind }) => kind));
    if (kinds.has('client_assertion')) return [{ how: 'private_key_jwt', seq: event.seq }];
    if (!kinds.has('client_secret')) return [];
    const basic = /^basic /i.test(header(event.message, 'authorization') ?? '');
    return [{ how: basic ? 'client_secret_basic' : 'client_secret_post', seq: event.seq }];
  });
  return { how: proofs[0]?.how ?? 'none', seqs: proofs.map(({ seq }) => seq) };
}
