/** Why an imported trace has nothing of a step. */
export interface MissingStep {
  /** In one or two sentences. */
  readonly why: string;
  /** That is as it should be: no trace, or none of this kind, would show it. */
  readonly normal: boolean;
}
