/** Longer than any browser takes to begin; then the text need not be kept. */
const KEEP_MS = 10_000;

/** Has the browser save a text as a file. Nothing is sent: the address is one of this page's own memory. */
export function saveAsFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
