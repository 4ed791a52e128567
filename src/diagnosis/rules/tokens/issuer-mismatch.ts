import { oidcCore } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { type Issued, isReadable, issued, refusalsByApp, text, unseenIdToken } from './claims.ts';

/** An ID token is by the server that the app asked. */
export const issuerMismatch: Rule = {
  id: 'issuer_mismatch',
  topic: 'tokens',
  title: 'The iss of the ID token is the issuer that the app asked',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  check: (facts) => {
    const verdicts = issued(facts, 'id_token').map((token) => judge(facts, token));
    if (verdicts.length === 0 && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

/** Every fault, and of the others the first of a kind. */
export function oncePerKind(verdicts: readonly Verdict[]): Verdict[] {
  const broke = verdicts.filter(({ kind }) => kind === 'broken').slice(0, 5);
  const other =
    verdicts.find(({ kind }) => kind === 'untold') ?? verdicts.find(({ kind }) => kind === 'held');
  return broke.length > 0 || !other ? broke : [other];
}

function judge(facts: Facts, token: Issued): Verdict {
  const iss = text(token.jwt.claims, 'iss');
  const references = expected(facts, token);
  if (iss !== undefined && references.length === 0)
    return untold(
      'What the server calls itself is not in this trace: there is neither metadata nor an iss parameter.',
    );
  const other = references.find(({ value }) => iss === undefined || !sameIssuer(value, iss));
  if (iss !== undefined && (!other || !isReadable(facts, iss))) return held(token.seq);
  const slash = iss !== undefined && other?.value.replace(/\/$/, '') === iss.replace(/\/$/, '');
  const actual = iss ?? 'none';
  return broken(issuerMismatch, {
    explains: refusalsByApp(token),
    says:
      iss === undefined
        ? 'The ID token has no iss claim.'
        : `The ID token is by ${iss}, but ${other?.where} says ${other?.value}${slash ? ': they differ by the slash at the end' : ''}.`,
    because:
      'The app must compare iss character by character with the issuer that it asked, and refuse another one.',
    evidence: [
      {
        ...{
          what: 'iss',
          expected: other?.value ?? "the server's issuer",
          actual,
          where: "the ID token's claim",
        },
        ...{ seq: token.seq, ...(other && { expectedSeq: other.seq }) },
      },
    ],
    checkFirst: slash
      ? [
          "Write the issuer in the app's configuration exactly as the server's metadata does, with or without the slash.",
        ]
      : [
          'Compare the issuer in the app with the metadata: tenant, realm, version, host, http or https.',
          'A server behind a proxy may build its issuer from the Host header of each request: give it a fixed public address.',
          'If two providers are in use, look whether their settings are mixed (mix-up attack).',
        ],
    fault: {
      ...{ message: 'token response', field: 'id_token', claim: 'iss' },
      ...(other && { right: other.value }),
      ...(iss !== undefined && { wrong: iss }),
    },
  });
}

type Reference = Pick<Field, 'value' | 'seq' | 'where'>;

function expected(facts: Facts, { call, authorization }: Issued): Reference[] {
  const answer = authorization ?? call?.redeems;
  const parameter = answer?.fields.get('iss');
  const { metadata } = facts;
  const used = [call?.event.message.url, answer?.ask?.event.message.url]
    .filter((url) => url !== undefined)
    .map(bare);
  const ends = [metadata?.members.token_endpoint, metadata?.members.authorization_endpoint];
  // The metadata of another server that the trace also asked says nothing of this one.
  const ours = ends.some((end) => typeof end === 'string' && used.includes(bare(end)));
  const own =
    metadata?.issuer !== undefined && ours
      ? [{ value: metadata.issuer, seq: metadata.seq, where: 'the server metadata' }]
      : [];
  const said = parameter ? [{ ...parameter, where: 'the iss parameter of the authorization response' }] : [];
  return own.length + said.length > 0 ? [...own, ...said] : earlier(facts, call);
}

/** A refresh gives an ID token of the same issuer as the login did (OIDC Core §12.2). */
function earlier(facts: Facts, call: TokenCall | undefined): Reference[] {
  if (call?.grant !== 'refresh_token') return [];
  const before = issued(facts, 'id_token').findLast(({ seq }) => seq < call.seq);
  const iss = before && text(before.jwt.claims, 'iss');
  return before && iss !== undefined
    ? [{ value: iss, seq: before.seq, where: 'the ID token of the login' }]
    : [];
}

/** Metadata that several tenants share has a place for the tenant's id; tokens of Google may leave the scheme out. */
function sameIssuer(expectedValue: string, actual: string): boolean {
  if (expectedValue === actual || expectedValue === `https://${actual}`) return true;
  const [before, after] = expectedValue.split(/\{[\w-]+\}/, 2);
  if (before === undefined || after === undefined) return false;
  return actual.length > before.length + after.length && actual.startsWith(before) && actual.endsWith(after);
}
