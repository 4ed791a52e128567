import { type GivenText, givenFiles } from './services.ts';

/** So many files of a folder are read; whoever drops more has taken hold of the wrong one. */
const MOST = 50;

/** Whether something that is dragged can be read here: files, folders, a link or a text. */
export const canBeRead = ({ types }: DataTransfer): boolean =>
  ['Files', 'text/plain', 'text/uri-list'].some((type) => types.includes(type));

/** What was dropped or pasted, as texts to be read; a folder stands for the files in it. */
export async function givenIn(transfer: DataTransfer, text: string): Promise<readonly GivenText[]> {
  // Only before the first wait does the browser tell what was dropped.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const files = [...transfer.files];
  const content = transfer.getData('text/plain') || transfer.getData('text/uri-list');
  if (entries.some(({ isDirectory }) => isDirectory)) return givenFiles(await filesIn(entries));
  if (files.length > 0) return givenFiles(files);
  return content.trim() === '' ? [] : [{ name: text, content }];
}

async function filesIn(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = [];
  const queue = [...entries];
  for (let entry = queue.shift(); entry && files.length < MOST; entry = queue.shift()) {
    if (isFile(entry)) files.push(await fileOf(entry));
    else if (isFolder(entry)) queue.push(...(await entriesOf(entry)));
  }
  return files;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** Files that begin with a dot are the system's own. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
    reader.readEntries(resolve, reject),
  );
  return entries.filter(({ name }) => !name.startsWith('.'));
}
