import { accessTokenHash, sameTarget } from '../../../protocol/dpop.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Certainty } from '../../finding.ts';
import { dateTime, duration, shortened } from '../../words.ts';
import { isWhole, seconds } from '../tokens/claims.ts';
import { momentOf } from '../tokens/clock.ts';
import type { ProvingRequest } from './proofs.ts';

/** Proofs are taken for as long as a few minutes. */
const FRESH = 300;

/** What is wrong with a proof. */
export interface ProofFlaw {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly says: string;
  readonly certainty?: Certainty;
}

/** The first thing that is wrong with a refused proof, of which earlier ones were taken. */
export function proofFlaw(
  facts: Facts,
  one: ProvingRequest,
  used: ReadonlyMap<string, ProvingRequest>,
): ProofFlaw | undefined {
  return shapeFlaw(one) ?? claimFlaw(facts, one, used) ?? unseenFlaw(one);
}

function shapeFlaw({ texts, proof, signature, to }: ProvingRequest): ProofFlaw | undefined {
  const [text = ''] = texts;
  if (texts.length > 1)
    return {
      what: 'DPoP',
      expected: 'one header',
      actual: `${texts.length} headers`,
      says: 'The request carries more than one DPoP proof.',
    };
  if (!proof)
    return {
      what: 'DPoP',
      expected: 'a JWT',
      actual: text,
      says: `The DPoP header to the ${to} is not a JWT.`,
    };
  const { typ, alg } = proof.header;
  if (typ !== 'dpop+jwt')
    return {
      what: 'typ',
      expected: 'dpop+jwt',
      actual: String(typ),
      says: `The DPoP proof has the typ ${String(typ)}, not dpop+jwt.`,
    };
  if (typeof alg !== 'string' || /^(none$|hs)/i.test(alg))
    return {
      what: 'alg',
      expected: 'an asymmetric algorithm',
      actual: String(alg),
      says: `The DPoP proof has alg ${String(alg)}, not the signature of a key pair.`,
    };
  if (typeof proof.header.jwk !== 'object' || proof.header.jwk === null)
    return {
      what: 'jwk',
      expected: 'the public key',
      actual: 'none',
      says: 'The DPoP proof does not hold its key (jwk).',
    };
  if (signature === 'bad')
    return {
      what: 'signature',
      expected: 'by the key in its header',
      actual: text.slice(text.lastIndexOf('.') + 1),
      says: 'The DPoP proof is not signed with the key in its own header.',
    };
  return undefined;
}

function claimFlaw(
  facts: Facts,
  one: ProvingRequest,
  used: ReadonlyMap<string, ProvingRequest>,
): ProofFlaw | undefined {
  const { proof, event, to, token } = one;
  const { htm, htu, ath, jti } = proof?.claims ?? {};
  const { method, url } = event.message;
  if (htm !== method)
    return {
      what: 'htm',
      expected: method,
      actual: written(htm),
      says: `The DPoP proof is for ${written(htm)}; the request is a ${method}.`,
    };
  if (!sameTarget(htu, url))
    return {
      what: 'htu',
      expected: bare(url),
      actual: written(htu),
      says: `The DPoP proof is for ${written(htu)}; the request goes to ${bare(url)}.`,
    };
  if (to !== 'token endpoint' && token && isWhole(facts, token.seq, token.value)) {
    const expected = accessTokenHash(token.value);
    if (ath !== expected)
      return {
        what: 'ath',
        expected,
        actual: written(ath),
        says:
          ath === undefined
            ? 'The DPoP proof has no ath, the hash of the access token.'
            : 'The ath of the DPoP proof is the hash of another token.',
      };
  }
  const before = typeof jti === 'string' ? used.get(jti) : undefined;
  if (before)
    return {
      what: 'jti',
      expected: 'a new one',
      actual: written(jti),
      certainty: 'likely',
      says: `The DPoP proof with jti ${shortened(written(jti))} was used before.`,
    };
  return timeFlaw(facts, one);
}

function timeFlaw(facts: Facts, { proof, event, response }: ProvingRequest): ProofFlaw | undefined {
  const iat = seconds(proof?.claims ?? {}, 'iat');
  if (iat === undefined)
    return {
      what: 'iat',
      expected: 'a time in seconds',
      actual: written(proof?.claims.iat),
      says: 'The DPoP proof does not say when it was made (iat).',
    };
  const moment = momentOf(facts, event, response);
  const off = moment ? moment.at - iat : 0;
  if (!moment || Math.abs(off) <= FRESH) return undefined;
  return {
    ...{ what: 'iat', expected: dateTime(moment.at * 1000), actual: dateTime(iat * 1000) },
    certainty: moment.byServer ? 'proved' : 'likely',
    says: `The DPoP proof was made ${duration(off)} ${off > 0 ? 'before' : 'after'} the request, by ${moment.place.where}.`,
  };
}

/** The server names the proof as the cause, and what stands here fits. */
function unseenFlaw({ error, proof, event }: ProvingRequest): ProofFlaw | undefined {
  if (error !== 'invalid_dpop_proof' || !proof) return undefined;
  return {
    ...{ what: 'htu', expected: 'the URL as the server sees it', actual: written(proof.claims.htu) },
    certainty: 'unknown',
    says: `The server refuses a DPoP proof that fits the request as it stands here (${event.message.method} ${bare(event.message.url)}).`,
  };
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'none' : JSON.stringify(value);
