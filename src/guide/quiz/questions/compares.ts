import type { SecretKind } from '../../../protocol/parties.ts';
import type { Maker } from '../question.ts';
import { partyWords, sentenceCase } from '../words.ts';

/** Something that a check compares, what it compares that with, and what the comparison is good for. */
interface Comparison {
  readonly subject: string;
  readonly against: string;
  readonly why: string;
  /** What the check must expect, where it is a value that keeps its identity. */
  readonly kind?: SecretKind;
  /** What else stands in the same message or token, and is not what it compares with. */
  readonly near?: readonly string[];
  /** Another that compares with the same value, and would be no wrong choice. */
  readonly alike?: string;
  readonly worth: number;
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  verifier_matches_challenge: {
    subject: 'the SHA-256 hash of the `code_verifier`',
    against: 'The `code_challenge` that is stored with the code',
    why: 'Only the app that made the verifier can send a text with that hash, so a stolen code is of no use.',
    kind: 'code_challenge',
    worth: 4.8,
  },
  state_matches: {
    subject: 'the `state` of the response',
    against: 'The `state` that it made before the login and kept',
    why: 'A response to a request that this browser never made brings another one.',
    kind: 'state',
    worth: 4.5,
  },
  nonce_matches: {
    subject: 'the `nonce` in the ID token',
    against: 'The `nonce` that it sent to `/authorize`',
    why: 'An ID token of another login, replayed here, holds another one.',
    kind: 'nonce',
    worth: 4,
  },
  c_hash_matches: {
    subject: '`c_hash` of the ID token',
    against: 'The hash of the code that came with it',
    why: 'The signature covers `c_hash`, so a code that somebody put in place of the real one shows.',
    worth: 4.7,
  },
  at_hash_matches: {
    subject: '`at_hash` of the ID token',
    against: 'The hash of the access token that came with it',
    why: 'The signature covers `at_hash`, so an access token of somebody else shows.',
    near: ['The hash of the code that came with it'],
    worth: 3,
  },
  redirect_uri_same_as_authorized: {
    subject: 'the `redirect_uri` of the token request',
    against: 'The `redirect_uri` of the authorization request',
    why: 'A code that an attacker had sent to another address does not work in the login of the real app.',
    worth: 2,
  },
  audience_matches: {
    subject: '`aud` of the access token',
    against: 'Its own identifier',
    why: 'A token that was issued for another API opens nothing here.',
    near: ['The `client_id` of the app', 'The issuer of the token'],
    worth: 3,
  },
  id_token_audience_matches: {
    subject: '`aud` of the ID token',
    against: 'Its own `client_id`',
    why: 'An ID token that was issued to another app says nothing to this one.',
    near: ['The identifier of the API', 'The issuer of the token'],
    alike: 'code_issued_to_client',
    worth: 3,
  },
  response_issuer_matches: {
    subject: '`iss` of the response',
    against: 'The issuer that it sent the browser to',
    why: 'A code of another server must not be sent to this one, or the reverse: that is the mix-up attack.',
    worth: 2,
  },
  code_issued_to_client: {
    subject: 'the client that sends the code',
    against: 'The client that the code was issued to',
    why: 'A code that another app got hold of is refused.',
    alike: 'id_token_audience_matches',
    worth: 2,
  },
};

/** What does a party compare a value with? */
export const compares: Maker = ({ model }, event) => {
  if (event.kind !== 'work') return [];
  const ran = new Set(event.checks.map(({ id }) => id));
  return event.checks.flatMap(({ id, passed, expected, spec }) => {
    const known = Object.hasOwn(COMPARISONS, id) ? COMPARISONS[id] : undefined;
    if (!known || !passed || (known.kind && model.secretByValue(expected)?.kind !== known.kind)) return [];
    const others = Object.entries(COMPARISONS).filter(([other]) => other !== id && other !== known.alike);
    return [
      {
        kind: 'compares',
        about: `compares ${id}`,
        prompt: `${sentenceCase(partyWords(event.by))} compares ${known.subject} with something. With what?`,
        right: known.against,
        wrong: [
          ...(known.near ?? []),
          // Of what the same message brings first, then of what others do.
          ...others.filter(([other]) => ran.has(other)).map(against),
          ...others.filter(([other]) => !ran.has(other)).map(against),
        ],
        explanation: known.why,
        spec,
        worth: known.worth,
      } as const,
    ];
  });
};

const against = ([, comparison]: readonly [string, Comparison]): string => comparison.against;
