import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';

/**
 * Whether authorization requests for a code carry a `code_challenge`.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)
 */
export const noPkce: Rule = {
  id: 'no_pkce',
  topic: 'practice',
  title: 'Authorization requests use PKCE',
  spec: rfc(9700, '2.1.1'),
  check: ({ asks }) => {
    const forCode = asks.filter(
      ({ fields, opaque }) => opaque || fields.value('response_type')?.split(' ').includes('code'),
    );
    const bare = forCode.find(({ fields, opaque }) => !opaque && !fields.has('code_challenge'));
    if (bare) return [verdictOn(bare)];
    const opaque = forCode.find((ask) => ask.opaque && !ask.fields.has('code_challenge'));
    if (opaque) return [untold('The authorization request only refers to its parameters.')];
    return forCode[0] ? [held(forCode[0].seq)] : [];
  },
};

function verdictOn({
  seq,
  fields,
}: {
  readonly seq: number;
  readonly fields: { has(name: string): boolean };
}): Verdict {
  const nonce = fields.has('nonce');
  return broken(noPkce, {
    weight: 'note',
    says: 'The authorization request carries no code_challenge.',
    because: nonce
      ? 'A nonce that the app checks protects its own login as well; with PKCE the server itself refuses a stolen code.'
      : 'Nothing binds the code to the browser in which the login began: whoever gets hold of a code can try to use it.',
    evidence: [
      {
        what: 'code_challenge',
        expected: 'a challenge with S256',
        actual: 'not sent',
        where: 'the authorization request',
        seq,
      },
    ],
    checkFirst: ['Switch PKCE on in the OAuth library; servers that do not know it ignore the parameters.'],
  });
}
