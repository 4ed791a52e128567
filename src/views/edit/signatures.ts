import type { JwtChange } from '../../lab/index.ts';

/** One way in which a changed token goes out. */
export interface Signing {
  readonly id: JwtChange['signature'];
  readonly label: string;
  /** What a run with it shows. */
  readonly shows: string;
  /** What it puts into the token's header; absent where the header stays. */
  readonly alg?: string;
}

/**
 * How a token can be signed once it is changed.
 * @see [RFC 8725 - JSON Web Token Best Current Practices, section 2.1](https://www.rfc-editor.org/rfc/rfc8725#section-2.1)
 */
export const signings: readonly Signing[] = [
  {
    id: 'kept',
    label: 'The old signature',
    shows: 'It does not fit a changed text: shows whether the receiver verifies signatures at all.',
  },
  {
    id: 'none',
    label: 'None',
    shows: '`alg` says `none` and nothing is signed: shows whether the receiver takes the token at its word.',
    alg: 'none',
  },
  {
    id: 'wrong key',
    label: 'By a wrong key',
    shows: 'A good signature of a stranger: shows whether the receiver asks whose key it is.',
    alg: 'RS256',
  },
  {
    id: 'public key as secret',
    label: 'By the public key as a secret',
    shows:
      '`HS256` with the key that everybody can read: shows whether the receiver lets the token choose the algorithm.',
    alg: 'HS256',
  },
];
