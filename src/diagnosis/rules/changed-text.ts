interface Change {
  /** Said of the second text: `its end is missing`. */
  readonly says: string;
  holds(expected: string, actual: string): boolean;
}

const undone = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Longer texts are compared, but not searched for how they changed. */
const LONGEST = 20_000;

const CHANGES: readonly Change[] = [
  {
    says: 'each + has become a space: it was form-decoded once too often, or sent without being encoded',
    holds: (expected, actual) => expected.includes('+') && expected.replaceAll('+', ' ') === actual,
  },
  {
    says: 'each space has become a +',
    holds: (expected, actual) => expected.includes(' ') && expected.replaceAll(' ', '+') === actual,
  },
  {
    says: 'the + signs are missing',
    holds: (expected, actual) => expected.includes('+') && expected.replaceAll('+', '') === actual,
  },
  {
    says: 'it was percent-decoded once too often',
    holds: (expected, actual) => expected.includes('%') && undone(expected) === actual,
  },
  {
    says: 'it was percent-encoded once too often',
    holds: (expected, actual) => actual.includes('%') && undone(actual) === expected,
  },
  { says: '#_=_ was added at its end', holds: (expected, actual) => actual === `${expected}#_=_` },
  {
    says: 'white space stands around it',
    holds: (expected, actual) => actual.trim() === expected.trim(),
  },
  {
    says: 'quotation marks stand around it',
    holds: (expected, actual) => actual === `"${expected}"` || actual === `'${expected}'`,
  },
  {
    says: 'only upper and lower case differ',
    holds: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  },
  {
    says: 'only the padding (=) at its end differs',
    holds: (expected, actual) => withoutPadding(expected) === withoutPadding(actual),
  },
  {
    says: 'its end is missing',
    holds: (expected, actual) => actual.length >= 4 && expected.startsWith(actual),
  },
  {
    says: 'its start is missing',
    holds: (expected, actual) => actual.length >= 4 && expected.endsWith(actual),
  },
  {
    says: 'something was put behind it',
    holds: (expected, actual) => expected.length >= 4 && actual.startsWith(expected),
  },
];

const withoutPadding = (text: string): string => {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  return text.slice(0, end);
};

/** How a text has become another on its way, said of the second; `undefined` where the two are equal or have nothing in common. */
export function howChanged(expected: string, actual: string): string | undefined {
  if (expected === actual || expected.length > LONGEST || actual.length > LONGEST) return undefined;
  if (expected === '' || actual === '') return undefined;
  return CHANGES.find(({ holds }) => holds(expected, actual))?.says;
}
