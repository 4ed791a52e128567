import type { SecretFound } from './secrets-in.ts';

/** Shorter texts are the same by chance, in examples above all. */
const SHORT = 6;

/** Texts that stand for secrets of two kinds that are never the same, and signatures that two different tokens share. */
export function constantsIn(found: readonly SecretFound[]): ReadonlySet<string> {
  const kinds = new Map<string, string>();
  const constants = new Set<string>();
  for (const { group, value, signature, signed } of found) {
    const text = signature ?? value;
    const kind = signed ?? group;
    if (text.length < SHORT) continue;
    const before = kinds.get(text);
    if (before === undefined) kinds.set(text, kind);
    else if (before !== kind) constants.add(text);
    if (signature !== undefined && isNoSignature(signature)) constants.add(signature);
  }
  return constants;
}

/** Signatures are long and random: a word or one letter again and again is none. */
function isNoSignature(signature: string): boolean {
  const head = signature.slice(0, 200);
  return /^(.)\1*$/.test(head) || /redact|removed|signature|masked|hidden|sanitiz/i.test(head);
}

const HASH = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;

/** Shorter values are noise: `code=US`. */
const LONG = 16;

/** Whether every secret of a file is a hash of one length: no two kinds come out of one generator, but all of them out of one sanitizer. */
export function isPseudonymous(found: readonly SecretFound[]): boolean {
  const secrets = found.filter(({ value }) => value.length >= LONG);
  const length = secrets[0]?.value.length;
  if (!secrets.every(({ value }) => value.length === length && HASH.test(value))) return false;
  return new Set(secrets.map(({ group }) => group)).size > 2;
}
