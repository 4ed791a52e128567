/** In what shape a recording reaches the importer. */
export type FormName = (typeof formNames)[number] | (typeof hardForms)[number];

/**
 * Shapes that show the cause; `sanitized` that of a page, and all that went through a browser. `among others`: a proxy's file of a day,
 * with good logins of the same client before and after.
 */
export const formNames = ['full', 'proxy', 'sanitized', 'noisy', 'among others', 'Firefox'] as const;

/** Those that a run of the tests has time for. */
export const quickForms = ['full', 'proxy', 'sanitized', 'noisy'] as const;

/** Shapes that may not show it. A good trace stays good in them, and nothing wrong is proved. */
export const hardForms = [
  'from callback',
  'until middle',
  'no redirects',
  'no times',
  'no bodies',
  'redacted',
  'redacted by name',
  'signatures cut',
  'pseudonyms',
  'masked',
] as const;
