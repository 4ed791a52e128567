/** A run of a flow, at a step. */
export function RunScreen({
  flow,
  step,
}: {
  readonly flow: string;
  readonly step: number | undefined;
  onStep(step: number): void;
}) {
  return (
    <h1>
      {flow} {step}
    </h1>
  );
}
