import type { Check } from '../protocol/check.ts';
import { type DecodedJwt, decodeJwt } from '../protocol/jwt.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { Counterparts } from './compare-counterparts.ts';
import type { Difference } from './compare-difference.ts';
import { byName, zip } from './compare-lists.ts';

/** Deeper than this a document is compared as text. */
const DEEPEST = 24;

type Json = Readonly<Record<string, unknown>>;

/** Compares two events field by field and keeps where they differ. */
export class Fields {
  readonly found: Difference[] = [];
  readonly #counterparts: Counterparts;
  /** Nobody wrote these fields but the parties themselves. */
  #trusted: boolean;

  constructor(counterparts: Counterparts, trusted: boolean) {
    this.#counterparts = counterparts;
    this.#trusted = trusted;
  }

  /** One field; a JWT is taken apart. */
  field(place: string, name: string, left: string | undefined, right: string | undefined): void {
    if (left === undefined && right === undefined) return;
    const both = left !== undefined && right !== undefined;
    if (both && left !== right && this.#token(name, left, right)) return;
    const fresh = both && this.#counterparts.match(name, left, right, this.#trusted);
    if (left !== right) this.found.push({ place, name, left, right, fresh });
  }

  /** Fields that may repeat, in any order. */
  fields(place: string, left: Parameters, right: Parameters): void {
    for (const [name, lefts, rights] of byName(left, right))
      for (const [one, other] of zip(lefts, rights)) this.field(place, name, one, other);
  }

  /** Checks, by their ids. */
  checks(left: readonly Check[], right: readonly Check[]): void {
    const named = (checks: readonly Check[]) => checks.map((check) => [check.id, check] as const);
    for (const [id, lefts, rights] of byName(named(left), named(right)))
      for (let at = 0; at < Math.max(lefts.length, rights.length); at++)
        this.#check(id, lefts[at], rights[at]);
  }

  #check(id: string, left: Check | undefined, right: Check | undefined): void {
    if (left && right && isSameCheck(left, right)) return;
    const follows = (one: string, other: string) => this.#counterparts.match('', one, other, this.#trusted);
    const fresh =
      left?.passed === right?.passed &&
      follows(left?.expected ?? '', right?.expected ?? '') &&
      follows(left?.actual ?? '', right?.actual ?? '');
    const texts = { left: left && checkText(left), right: right && checkText(right) };
    this.found.push({ place: 'check', name: id, ...texts, fresh, checks: [left, right] });
  }

  /** Two JSON values, member by member. */
  json(place: string, path: string, left: unknown, right: unknown, depth = 0): void {
    if (depth < DEEPEST && isObject(left) && isObject(right)) {
      this.#members(place, path, left, right, depth);
    } else if (depth < DEEPEST && Array.isArray(left) && Array.isArray(right)) {
      for (let at = 0; at < Math.max(left.length, right.length); at++)
        this.json(place, `${path}[${at}]`, left[at], right[at], depth + 1);
    } else {
      const plain = typeof left === typeof right || left === undefined || right === undefined;
      this.field(place, path, textOf(left, plain), textOf(right, plain));
    }
  }

  #members(place: string, path: string, left: Json, right: Json, depth: number): void {
    const lasts = lifetimeOf(left) === lifetimeOf(right);
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const compare = () =>
        this.json(
          place,
          path === '' ? name : `${path}.${name}`,
          own(left, name),
          own(right, name),
          depth + 1,
        );
      // A token that lives longer differs, though its end is a moment.
      this.#trusting(name !== 'exp' || lasts, compare);
    }
  }

  /** Whether both are JWTs; then they are compared by header and claims. */
  #token(name: string, left: string, right: string): boolean {
    const [one, other] = [decode(left), decode(right)];
    if (!one || !other) return false;
    const before = this.found.length;
    const counterparts = this.#counterparts.meet(left, right, this.#trusted);
    this.#trusting(counterparts, () => {
      this.json(`header of ${name}`, '', one.header, other.header);
      this.json(`claim of ${name}`, '', one.claims, other.claims);
    });
    if (one.signature === other.signature) return true;
    // Another text has another signature; that says something only where the text is the same, or where somebody put it there.
    const fresh = counterparts && this.found.length > before;
    const signatures = { left: one.signature, right: other.signature };
    this.found.push({ place: `signature of ${name}`, name: 'signature', ...signatures, fresh });
    return true;
  }

  #trusting(trusted: boolean, compare: () => void): void {
    const before = this.#trusted;
    this.#trusted = before && trusted;
    compare();
    this.#trusted = before;
  }
}

const decode = (text: string): DecodedJwt | undefined =>
  text.startsWith('ey') ? decodeJwt(text) : undefined;

/** Seconds from the making of a token to its end. */
function lifetimeOf({ exp, iat }: Json): number | undefined {
  return typeof exp === 'number' && typeof iat === 'number' ? exp - iat : undefined;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (object: Json, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

/** Texts as they are, if only texts can stand there; everything else as JSON. */
function textOf(value: unknown, plain: boolean): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' && plain ? value : JSON.stringify(value);
}

const isSameCheck = (a: Check, b: Check): boolean =>
  a.passed === b.passed && a.expected === b.expected && a.actual === b.actual;

function checkText({ passed, expected, actual }: Check): string {
  return `${passed ? 'passed' : 'refused'}: ${expected === actual ? actual : `expected ${expected}, found ${actual}`}`;
}
