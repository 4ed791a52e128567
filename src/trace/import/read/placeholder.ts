const WORDS =
  'redacted|removed|masked|filtered|sanitized|sanitised|scrubbed|hidden|obfuscated|anonymi[sz]ed|omitted|snip(?:ped)?|censored|stripped';

const PLACEHOLDERS = [
  // A sanitizer's words, letters and signs, in brackets or not.
  new RegExp(`^[[<({*_\\s-]*(?:${WORDS})\\b`, 'i'),
  /^(?:\*{3,}|x{4,}|•{3,}|-{4,}|#{4,}|0{8,}|your[-_ ].*)$/i,
  /redacted|\*{4,}|x{12,}|•{4,}/i,
  // What was shortened for reading: no secret of a protocol has three dots.
  /\.{3}|…/,
  // What stands for a value in documentation, in Postman, and in shells.
  /^(?:<[^<>"]*>|\[[^[\]"]*\]|\{{1,2}[^{}":]*\}{1,2}|\$\{?[A-Z_][A-Z\d_]*\}?|%[A-Z_]{3,}%)$/i,
] as const;

/** Whether a value is a word of a sanitizer, or a name that stands for a value, and no secret. */
export const isPlaceholder = (value: string): boolean =>
  value.length < 2000 && PLACEHOLDERS.some((pattern) => pattern.test(value));
