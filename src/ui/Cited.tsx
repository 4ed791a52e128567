import { SpecLink } from './SpecLink.tsx';

/** A statement, and where it stands. */
export function Cited({
  text,
  spec,
}: {
  readonly text: string;
  readonly spec: { readonly label: string; readonly url: string };
}) {
  return (
    <>
      {text} <SpecLink {...spec} />
    </>
  );
}
