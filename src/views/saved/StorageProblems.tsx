import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { saveAsFile } from '../../ui/download.ts';
import type { KeptRuns } from './use-kept-runs.ts';

/** What of the stored runs cannot be read, and what to do about it. */
export function StorageProblems({
  kept: { saved, last, damage },
  onDiscard,
}: {
  readonly kept: KeptRuns;
  onDiscard(): void;
}) {
  const unreadable = saved.unreadable + last.unreadable;
  const sentences = new Set([saved.problem, last.problem].filter((problem) => problem !== undefined));
  const discard = damage !== undefined && (
    <>
      <Button onClick={() => saveAsFile('grant-tour-unreadable.txt', damage, 'text/plain')}>
        Save what is there as a file
      </Button>
      <Button onClick={onDiscard}>Discard it</Button>
    </>
  );
  if (sentences.size === 0 && unreadable === 0) return null;
  return (
    <Alert actions={discard}>
      {[...sentences].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unreadable > 0 && (
        <p>
          {unreadable === 1
            ? 'One of the runs in this browser cannot be read: it is damaged, or of another version.'
            : `${unreadable} of the runs in this browser cannot be read: they are damaged, or of another version.`}
        </p>
      )}
    </Alert>
  );
}
