import type { FileReport, Imported, ImportProblem } from '../../trace/index.ts';
import styles from './ReadReport.module.css';

/** What the files were, how much of them is shown, and what could not be read. */
export function ReadReport({
  imported,
  sample,
}: {
  readonly imported: Imported;
  /** It is one of ours. */
  readonly sample: boolean;
}) {
  const { files, problems } = imported;
  return (
    <div className={styles['report']}>
      {sample && <p>A sample: a run against our own server with one fault, recorded a moment ago.</p>}
      <ul>
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files can have one name, and the list never changes.
          <li key={at}>
            <bdi>{file.name}</bdi>
            <span>{inWords(file)}</span>
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <>
          <h2>Not read</h2>
          <ProblemList problems={problems} files={files} />
        </>
      )}
      <p className={styles['soft']}>
        Messages that have nothing to do with a flow are left out. All of this stays in this tab’s memory
        until you close it or reload the page; nothing of it is stored or sent.
      </p>
    </div>
  );
}

/** Problems with the place where each is. */
export function ProblemList({
  problems,
  files,
}: {
  readonly problems: readonly ImportProblem[];
  readonly files: readonly Pick<FileReport, 'name'>[];
}) {
  return (
    <ul>
      {problems.map(({ text, path, file }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same problem can stand twice, and the list never changes.
        <li key={at}>
          <span>{text}</span>
          {path !== undefined && <code>{path}</code>}
          {files.length > 1 && <bdi>{files[file]?.name}</bdi>}
        </li>
      ))}
    </ul>
  );
}

function inWords({ kind, exporter, entries, used, copies, shifted }: FileReport): string {
  const parts = [
    exporter === '' || exporter === kind ? kind : `${kind}, ${exporter}`,
    `${counted(used, 'message')} of ${counted(entries, 'entry', 'entries')} shown`,
    copies > 0 ? `${counted(copies, 'copy', 'copies')} dropped` : '',
    shifted === 0
      ? ''
      : `its clock moved by ${(shifted / 1000).toLocaleString('en')} s to fit the other file`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A count with its noun. */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
