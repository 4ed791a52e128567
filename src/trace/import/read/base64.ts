/** Text out of base64 in either alphabet, with or without padding and line breaks; `undefined` for what is none. */
export function textOfBase64(base64: string, mimeType: string): string | undefined {
  const bytes = bytesOf(base64);
  return bytes && decoderFor(mimeType).decode(bytes);
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function decoderFor(mimeType: string): TextDecoder {
  const charset = /;\s*charset="?([\w-]{1,30})/i.exec(mimeType.slice(0, 200))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
