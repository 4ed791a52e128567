import fc from 'fast-check';

const codePoint = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.integer({ min: 0, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10_ffff }),
);

/** Any text of whole code points, for property tests. fast-check's own takes most of a second to set up in each file. */
export const anyText = fc.string({ unit: codePoint.map((code) => String.fromCodePoint(code)) });
