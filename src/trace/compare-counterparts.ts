import type { SecretKind } from '../protocol/parties.ts';
import type { TraceModel } from './model.ts';

/** Secrets that people made up or were given, and that no run draws anew. */
const GIVEN: ReadonlySet<SecretKind> = new Set(['password', 'client_secret']);

/** Names of values that are random, or hashes of such, and that go by no kind of secret. */
const RANDOM: ReadonlySet<string> = new Set([
  ...['transaction', 'csrf', 'jti', 'sid', 'txn'],
  ...['at_hash', 'c_hash', 's_hash', 'ath', 'dpop-nonce'],
]);

/** Moments that follow from the time of the run. */
const TIMES: ReadonlySet<string> = new Set([
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'updated_at',
  'date',
  'expires',
]);

/**
 * Which value of one trace stands for which of the other. Two values become counterparts where both turn up first at the same
 * place of two events that nobody edited; from then on they stand for each other, and for nothing else.
 */
export class Counterparts {
  readonly #left: TraceModel;
  readonly #right: TraceModel;
  readonly #rights = new Map<string, string>();
  readonly #lefts = new Map<string, string>();
  readonly #times = new Set<string>();

  constructor(left: TraceModel, right: TraceModel) {
    this.#left = left;
    this.#right = right;
  }

  /** Whether two values under one name stand for each other. Only trusted ones may become counterparts here. */
  match(name: string, left: string, right: string, trusted: boolean): boolean {
    if (TIMES.has(lastOf(name))) return this.#matchTimes(left, right, trusted);
    const kind = kindIn(this.#left, name, left);
    if (kind !== undefined && kind === kindIn(this.#right, name, right))
      return this.meet(left, right, trusted);
    return left === right || this.#follows(left, right, trusted);
  }

  /** Whether two random values stand for each other. */
  meet(left: string, right: string, trusted: boolean): boolean {
    if (!this.#rights.has(left) && !this.#lefts.has(right)) {
      // Whom somebody else brought in stays a stranger: it stands for itself alone.
      this.#rights.set(left, trusted ? right : left);
      this.#lefts.set(right, trusted ? left : right);
    }
    return this.#rights.get(left) === right && this.#lefts.get(right) === left;
  }

  #matchTimes(left: string, right: string, trusted: boolean): boolean {
    const both = `${left} ${right}`;
    const fits = trusted && !Number.isNaN(momentOf(left)) && !Number.isNaN(momentOf(right));
    if (fits) this.#times.add(both);
    return this.#times.has(both);
  }

  /** Whether two texts differ only in words that stand for each other, and in times. */
  #follows(left: string, right: string, trusted: boolean): boolean {
    const [lefts, rights] = [wordsOf(left), wordsOf(right)];
    return (
      lefts.length === rights.length &&
      lefts.every((word, at) => {
        const other = rights[at] ?? '';
        return word === other || this.#wordFollows(word, other, trusted);
      })
    );
  }

  #wordFollows(left: string, right: string, trusted: boolean): boolean {
    if (this.#rights.get(left) === right || this.#times.has(`${left} ${right}`)) return true;
    if (!trusted) return false;
    if (MOMENT.test(left) && MOMENT.test(right)) return true;
    return looksRandom(left) && looksRandom(right) && this.meet(left, right, trusted);
  }
}

/** What kind of random value it is; a cookie is known by its name and value together. */
function kindIn(model: TraceModel, name: string, value: string): string | undefined {
  const secret = model.secretByValue(value) ?? model.secretByValue(`${name}=${value}`);
  if (secret) return GIVEN.has(secret.kind) ? undefined : secret.kind;
  const last = lastOf(name);
  return RANDOM.has(last) ? last : undefined;
}

/** The last name of a path, in lower case: header names come in any. */
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

const momentOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));

/** A moment as it stands in running text: in seconds since 1970, of this century, or as ISO 8601 has it. */
const MOMENT = /^(?:[1-4]\d{9}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** An unguessable name in BASE64URL, told from words by its length and its mix of characters. */
const looksRandom = (word: string): boolean =>
  /^[\w-]{20,}$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && /[\d_-]/.test(word);

/** The words of a text and what stands between them, in turn. */
const wordsOf = (text: string): string[] => text.split(/(\d{4}-\d\d-\d\dT[\d:.]+Z|[\w.~-]+)/);
