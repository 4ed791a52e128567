import { type DpopProof, decodeProof } from '../../../protocol/dpop.ts';
import { sha256, toBase64Url } from '../../../protocol/encoding.ts';
import { headers } from '../../../protocol/http.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts, Field, SeenProof, TokenCall } from '../../facts/facts.ts';

/** A request that carries a DPoP proof. */
export interface ProvingRequest {
  readonly seq: number;
  readonly event: RequestEvent;
  readonly response: ResponseEvent | undefined;
  readonly to: 'token endpoint' | 'API' | '/userinfo';
  readonly status: number | undefined;
  readonly succeeded: boolean;
  /** The code of the error answer, in its body or its challenge. */
  readonly error: string | undefined;
  /** The proofs as they stood: more than one is a fault. */
  readonly texts: readonly string[];
  readonly proof: DpopProof | undefined;
  readonly signature: SeenProof['signature'] | undefined;
  /** The access token that it goes with. */
  readonly token: Field | undefined;
}

type Requests = Pick<Facts, 'tokenCalls' | 'resourceCalls'>;

const known = new WeakMap<Requests, readonly ProvingRequest[]>();

/** Token requests and calls in their order; those without a proof have no `texts`. Several rules ask. */
export function provingRequests(facts: Requests): readonly ProvingRequest[] {
  const before = known.get(facts);
  if (before) return before;
  const found = requestsIn(facts);
  known.set(facts, found);
  return found;
}

function requestsIn({ tokenCalls, resourceCalls }: Requests): ProvingRequest[] {
  const calls = tokenCalls.map((call): ProvingRequest => {
    const { seq, event, response, status, succeeded, error } = call;
    const base = { seq, event, response, status, succeeded, error, token: undefined };
    return { ...base, to: 'token endpoint', ...proofIn(call) };
  });
  const uses = resourceCalls.map((call): ProvingRequest => {
    const { seq, event, response, status, challenge, answer, token, to } = call;
    const succeeded = status !== undefined && status >= 200 && status < 300;
    const error = challenge.value('error') ?? answer.value('error');
    const base = { seq, event, response, status, succeeded, error, token };
    return { ...base, to: to === 'api' ? 'API' : '/userinfo', ...proofIn(call) };
  });
  return [...calls, ...uses].sort((one, other) => one.seq - other.seq);
}

type Proofs = Pick<ProvingRequest, 'texts' | 'proof' | 'signature'>;

function proofIn({ event: { message }, proof }: Pick<TokenCall, 'event' | 'proof'>): Proofs {
  const texts = headers(message, 'dpop');
  const [text] = texts;
  const decoded = text === undefined || text.length > 50_000 ? undefined : decodeProof(text);
  return { texts, proof: decoded, signature: proof?.signature };
}

/** Whether the answer refuses the request. */
export const isRefused = ({ status }: ProvingRequest): boolean =>
  status !== undefined && status >= 400 && status < 500;

/** The error answer as evidence. */
export const refusalOf = ({ status, error, response, seq, to }: ProvingRequest) => ({
  ...{ what: 'error', actual: error ?? `status ${status}` },
  ...{ where: `the answer of the ${to}`, seq: response?.seq ?? seq },
});

/** The members that a thumbprint is made of, in the order of their names (RFC 7638 §3.2). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
};

/** The SHA-256 thumbprint of the proof's key, also of kinds that are not verified here; `undefined` where it has none. */
export function thumbprintOf(proof: DpopProof | undefined): string | undefined {
  const jwk = proof?.header.jwk;
  if (typeof jwk !== 'object' || jwk === null || !('kty' in jwk) || typeof jwk.kty !== 'string')
    return undefined;
  const names = Object.hasOwn(MEMBERS, jwk.kty) ? MEMBERS[jwk.kty] : undefined;
  const members = names?.map((name) => [name, (jwk as Readonly<Record<string, unknown>>)[name]] as const);
  if (!members?.every(([, value]) => typeof value === 'string')) return undefined;
  return toBase64Url(sha256(JSON.stringify(Object.fromEntries(members))));
}
