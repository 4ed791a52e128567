/**
 * How two values differ, in one sentence, where there is a name for it: what the eye passes over and what a screen reader does
 * not tell. `undefined` where marking them says as much.
 */
export function differenceInWords(expected: string, actual: string): string | undefined {
  if (expected === '' || actual === '' || Math.max(expected.length, actual.length) > LONGEST)
    return undefined;
  if (expected === actual) return undefined;
  return KINDS.find(({ is }) => is(expected, actual))?.says(expected, actual);
}

/** Values longer than this are compared by their marks only. */
const LONGEST = 20_000;

interface Kind {
  is(expected: string, actual: string): boolean;
  says(expected: string, actual: string): string;
}

const always = (text: string) => () => text;
const bare = (text: string) => text.replace(/\s+/g, '');

/** The first that holds is told. */
const KINDS: readonly Kind[] = [
  { is: (a, b) => bare(a) === bare(b), says: always('They differ only in white space.') },
  {
    is: (a, b) => a.toLowerCase() === b.toLowerCase(),
    says: always('They differ only in upper and lower case.'),
  },
  { is: (a, b) => `${a}/` === b, says: always('Found with one / more at the end.') },
  { is: (a, b) => a === `${b}/`, says: always('Found without the / at the end.') },
  {
    is: (a, b) => decoded(a) === decoded(b),
    says: always('They are the same once percent-encoding is taken off.'),
  },
  {
    is: (a, b) => differOnlyIn(0, a, b),
    says: (a, b) => `Only the scheme differs: ${parts(a)?.[0]} and ${parts(b)?.[0]}.`,
  },
  {
    is: (a, b) => differOnlyIn(1, a, b),
    says: always('Only the host or the port differs.'),
  },
  { is: (a, b) => a.startsWith(b), says: (a, b) => `Found cut off ${chars(a, b)} early.` },
  { is: (a, b) => b.startsWith(a), says: (a, b) => `Found with ${chars(b, a)} more at the end.` },
  {
    is: (a, b) => sameWords(a, b),
    says: always('They hold the same words in another order.'),
  },
];

/** The scheme of a URL, its host with the port, and what follows. */
function parts(text: string): readonly [scheme: string, host: string, rest: string] | undefined {
  const found = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text);
  return found ? [found[1] ?? '', found[2] ?? '', found[3] ?? ''] : undefined;
}

/** Whether two URLs differ in one part alone. */
function differOnlyIn(part: 0 | 1, a: string, b: string): boolean {
  const [one, other] = [parts(a), parts(b)];
  return !!one && !!other && one.every((text, at) => (text === other[at]) === (at !== part));
}

function chars(long: string, short: string): string {
  const count = long.length - short.length;
  return count === 1 ? '1 character' : `${count} characters`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sameWords(a: string, b: string): boolean {
  if (!a.includes(' ') || !b.includes(' ')) return false;
  const sorted = (text: string) => text.split(' ').sort().join(' ');
  return sorted(a) === sorted(b);
}
