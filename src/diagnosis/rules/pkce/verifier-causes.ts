import { sha256, toBase64Url, toHex } from '../../../protocol/encoding.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { everyAttempt } from '../redemption.ts';
import { asksWith } from '../remembered.ts';
import type { PkcePair } from './pkce-pairs.ts';

/** Why a verifier and a challenge do not fit, where it can be seen. */
export interface Cause {
  /** In a clause, after "the code_verifier does not give the code_challenge": `the challenge is the hash in hex`. */
  readonly says: string;
  readonly checkFirst: string;
  /** The authorization request that the verifier fits. */
  readonly owner?: { readonly seq: number; readonly attempt: number };
}

const s256 = (text: string): string => toBase64Url(sha256(text));

const standardBase64 = (bytes: Uint8Array): string =>
  toBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/');

const unpadded = (text: string): string => text.replace(/={1,2}$/, '');

interface WrongWay {
  readonly says: string;
  readonly checkFirst: string;
  holds(verifier: string, challenge: string): boolean;
}

const WRONG_WAYS: readonly WrongWay[] = [
  {
    says: 'the two are the same text, though S256 was declared',
    checkFirst:
      'Send BASE64URL(SHA-256(verifier)) as code_challenge and the verifier itself as code_verifier; here one stands in the place of the other.',
    holds: (verifier, challenge) => verifier === challenge,
  },
  {
    says: 'the challenge is the SHA-256 in hex, not in BASE64URL',
    checkFirst: 'Encode the 32 bytes of the hash in BASE64URL (43 characters), not in hex.',
    holds: (verifier, challenge) => toHex(sha256(verifier)) === challenge.toLowerCase(),
  },
  {
    says: 'the challenge encodes the hex text of the SHA-256, not its bytes',
    checkFirst: 'Take the raw bytes of the hash, not its hex text, and encode those in BASE64URL.',
    holds: (verifier, challenge) => {
      const hex = toHex(sha256(verifier));
      const texts = [hex, hex.toUpperCase()].map((text) => toBase64Url(new TextEncoder().encode(text)));
      return texts.includes(unpadded(challenge));
    },
  },
  {
    says: 'the challenge is the SHA-256 in padded BASE64URL (it ends with =)',
    checkFirst: 'Cut off the = at the end: BASE64URL in PKCE has no padding.',
    holds: (verifier, challenge) => challenge.endsWith('=') && unpadded(challenge) === s256(verifier),
  },
  {
    says: 'the challenge is the SHA-256 in standard base64 (+ and /), not in BASE64URL (- and _)',
    checkFirst: 'Encode the hash in BASE64URL: - for +, _ for /, and no = at the end.',
    holds: (verifier, challenge) =>
      unpadded(challenge.replaceAll(' ', '+')) === standardBase64(sha256(verifier)),
  },
  {
    says: 'the challenge was hashed twice',
    checkFirst:
      'Hash once: app and library both make the challenge, or the verifier is hashed before it is handed over.',
    holds: (verifier, challenge) => unpadded(challenge) === s256(s256(verifier)),
  },
];

/** Looks for why a verifier does not fit a challenge. */
export function causeOf(facts: Facts, pair: PkcePair, verifier: Field, challenge: Field): Cause | undefined {
  const method = pair.method?.value;
  if (method !== 'S256' && s256(verifier.value) === challenge.value) {
    const declared =
      method === undefined ? 'code_challenge_method was left out, so plain holds' : 'plain is declared';
    return {
      says: `the challenge is the SHA-256 of the verifier, but ${declared}`,
      checkFirst: 'Send code_challenge_method=S256 with the authorization request.',
    };
  }
  const wrongWay = WRONG_WAYS.find(({ holds }) => holds(verifier.value, challenge.value));
  return (
    wrongWay ?? changedVerifier(verifier.value, challenge.value) ?? ofAnotherAsk(facts, pair, verifier.value)
  );
}

const CLEANED: readonly (readonly [says: string, clean: (verifier: string) => string])[] = [
  ['the verifier was sent with white space around it', (text) => text.trim()],
  ['the verifier was sent with = at its end', unpadded],
  ['a space stands in the verifier for each +', (text) => text.replaceAll(' ', '+')],
  ['the verifier was sent with quotation marks around it', (text) => text.replace(/^["'](.*)["']$/s, '$1')],
  ['the verifier was percent-encoded once too often', (text) => decoded(text) ?? text],
  ['the verifier was sent in capital letters', (text) => text.toLowerCase()],
];

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

function changedVerifier(verifier: string, challenge: string): Cause | undefined {
  const found = CLEANED.find(([, clean]) => {
    const cleaned = clean(verifier);
    return cleaned !== verifier && (s256(cleaned) === challenge || cleaned === challenge);
  });
  return (
    found && {
      says: found[0],
      checkFirst: 'Send the verifier as it was made; encode the form once, with the library.',
    }
  );
}

function ofAnotherAsk(own: Facts, { ask }: PkcePair, verifier: string): Cause | undefined {
  const hash = s256(verifier);
  for (const facts of everyAttempt(own)) {
    const { attempt } = facts;
    const owner = [hash, verifier]
      .flatMap((challenge) => asksWith(facts, 'code_challenge', challenge))
      .find((other) => other !== ask);
    if (owner) {
      return {
        says: 'the verifier belongs to another attempt in this trace',
        checkFirst:
          'Keep the verifier under the state of its attempt: a second tab or a second start of the login writes over a single one.',
        owner: { seq: owner.seq, attempt },
      };
    }
  }
  return undefined;
}
