import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { otherTexts, replaced } from '../replaced.ts';
import { halves, isReal, lessExactThan, type RefusedClient, refusedClients } from './refused-client.ts';

/** The credentials are whole: Basic decodes to `id:secret`, and nothing was copied along with the secret. */
export const clientCredentialsMalformed: Rule = {
  id: 'client_credentials_malformed',
  topic: 'client authentication',
  title: "The client's credentials are whole, and nothing was copied along with them",
  spec: rfc(7617, '2'),
  check: (facts) => {
    const verdicts = refusedClients(facts).flatMap((refused) => judge(facts, refused));
    const good = facts.tokenCalls.find((call) => call.succeeded && call.authentication.length > 0);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

interface Flaw {
  readonly what: string;
  readonly actual: string;
  readonly expected: string;
  readonly says: string;
  /** The shape is broken, whatever is registered. */
  readonly proved: boolean;
}

function judge(facts: Facts, { call, explains, weight, row }: RefusedClient): Verdict[] {
  if (call.authentication.length === 0 && call.lacksAuthorization)
    return [untold("The token request's Authorization header is not in this trace.")];
  if (replaced(facts)) return [untold(otherTexts)];
  const flaw = headerFlaw(facts, call) ?? secretFlaw(facts, call);
  if (!flaw) return [];
  return [
    broken(clientCredentialsMalformed, {
      ...{ weight, explains, certainty: flaw.proved ? 'proved' : 'likely' },
      supersedes: lessExactThan(facts, call),
      says: flaw.says,
      because: 'The server compares the credentials character by character with what is registered.',
      evidence: [
        {
          what: flaw.what,
          expected: flaw.expected,
          actual: flaw.actual,
          where: call.request,
          seq: call.seq,
        },
        row,
      ],
      checkFirst: [
        'Print the length of the configured secret and compare it with the length of the real one.',
        'Look at where the secret comes from: a file with a last line break, an environment file with quotes, a copied space.',
      ],
    }),
  ];
}

function headerFlaw(facts: Facts, { event }: TokenCall): Flaw | undefined {
  const value = header(event.message, 'authorization');
  const match = /^basic\s+(.*)$/is.exec(value ?? '');
  const encoded = match?.[1]?.trim();
  if (value === undefined || encoded === undefined || !isReal(facts, encoded)) return undefined;
  const shared = { what: 'Authorization', actual: value, expected: 'Basic BASE64(client_id:client_secret)' };
  const decoded = fromBase64(encoded);
  if (decoded === undefined)
    return {
      ...shared,
      proved: true,
      says: 'What stands behind Basic in the Authorization header is not base64.',
    };
  if (!decoded.includes(':'))
    return {
      ...shared,
      proved: true,
      says: 'The Basic credentials have no colon between client_id and secret.',
    };
  return undefined;
}

function fromBase64(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function secretFlaw(facts: Facts, call: TokenCall): Flaw | undefined {
  for (const one of call.authentication) {
    if (one.method.endsWith('_jwt')) continue;
    const secret = halves(one)?.[1] ?? one.credential?.value;
    if (secret === undefined || (secret !== '' && !isReal(facts, secret))) continue;
    const found = flawOf(secret);
    if (found) return { what: 'client_secret', actual: JSON.stringify(secret), ...found };
  }
  return undefined;
}

function flawOf(secret: string): Pick<Flaw, 'expected' | 'says' | 'proved'> | undefined {
  if (secret === '') return { expected: 'a secret', says: 'The client_secret is empty.', proved: true };
  if (/^(undefined|null|None|\[object Object\]|\$\{.*\}|%\w+%|<.*>)$/.test(secret))
    return {
      expected: 'the secret',
      says: `The client_secret is the text ${secret}: a configuration value was not filled in.`,
      proved: true,
    };
  const trimmed = secret.trim();
  if (trimmed !== secret)
    return {
      expected: JSON.stringify(trimmed),
      says: `The client_secret ${secret.trimStart() === secret ? 'ends' : 'begins'} with white space.`,
      proved: false,
    };
  const [, inner] = /^(["'])(.*)\1$/s.exec(secret) ? [0, secret.slice(1, -1)] : [];
  if (inner !== undefined)
    return { expected: inner, says: 'The client_secret stands between quotation marks.', proved: false };
  return undefined;
}
