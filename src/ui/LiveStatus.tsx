/** Says a text aloud whenever it changes; `quiet` says it without showing it. */
export function LiveStatus({
  text,
  quiet,
  className,
}: {
  readonly text: string;
  readonly quiet?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <div role="status" className={quiet ? 'visually-hidden' : className}>
      {text}
    </div>
  );
}
