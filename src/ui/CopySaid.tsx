import type { Copied } from './use-copy.ts';

/** Says how copying went; it stays in the page, so that what comes into it is announced. */
export function CopySaid({
  copied,
  failed,
  className,
}: {
  readonly copied: Copied;
  /** What is said when the browser refused. */
  readonly failed: string;
  readonly className?: string | undefined;
}) {
  return (
    <span aria-live="polite" className={className}>
      {copied === 'yes' && 'Copied'}
      {copied === 'failed' && failed}
    </span>
  );
}
