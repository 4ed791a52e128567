/** A page as it stands in the browser. */
export interface Page {
  readonly url: string;
  /** HTTP status; 0 for the browser's own pages. */
  readonly status: number;
  readonly html: string;
  /** The page's own name for itself (`data-page`); `browser-error` for the browser's own error pages, else maybe empty. */
  readonly name: string;
}

/** A form filled in by a person. */
export interface Answer {
  /** Which form of the page, from 0. */
  readonly form: number;
  /**
   * Field names and values as the person left them; fields not named keep what the page gave them, and names that
   * the form has not are ignored. `true` and `false` tick and untick every check box of a name; `name=value` as the
   * key means one of them.
   */
  readonly fields: Readonly<Record<string, string | boolean>>;
  /** `name=value` of the button that was pressed; absent for Enter, which presses the form's first submit button. */
  readonly button?: string;
}
