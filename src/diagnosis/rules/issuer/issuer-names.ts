import { memberText } from '../../../trace/index.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { ownMetadataSeq } from '../remembered.ts';

/** The issuer as metadata give it, and where they stand, if in this attempt. */
export function metadataIssuer(facts: Facts): { value: string; seq: number | undefined } | undefined {
  const issuer = facts.metadata?.issuer;
  return issuer === undefined ? undefined : { value: issuer, seq: ownMetadataSeq(facts) };
}

/** The issuer in the ID token that the token endpoint gave. */
export function tokenIssuer({ tokens }: Facts): Field | undefined {
  const token = tokens.find(
    ({ kind, jwt, call }) => kind === 'id_token' && call && jwt && Object.hasOwn(jwt.claims, 'iss'),
  );
  if (!token?.jwt) return undefined;
  return {
    name: 'iss',
    value: memberText(token.jwt.claims['iss']),
    seq: token.seq,
    where: "the ID token's claim",
  };
}

/**
 * Whether a name is another's, or one of those that a name with a place left open stands for, as `{tenantid}` in the metadata of
 * an endpoint for several tenants.
 */
export function isIssuer(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const open = /\{[a-z_]{1,30}\}/i.exec(expected.slice(0, 500));
  if (!open) return false;
  const [start, end] = [expected.slice(0, open.index), expected.slice(open.index + open[0].length)];
  const between = actual.slice(start.length, actual.length - end.length);
  return actual.startsWith(start) && actual.endsWith(end) && /^[^/]+$/.test(between);
}

/** How two names of an issuer differ, said of the second. */
export function issuerDifference(expected: string, actual: string): string {
  if (`${expected}/` === actual) return 'it has a slash more at its end';
  if (expected === `${actual}/`) return 'the slash at its end is missing';
  if (expected.toLowerCase() === actual.toLowerCase()) return 'only upper and lower case differ';
  if (expected.replace(/^http:/, 'https:') === actual.replace(/^http:/, 'https:'))
    return 'only http and https differ';
  return 'it is another server, or another tenant of it';
}
