/** A text out of bytes, or why it is none. */
export interface Decoded {
  readonly text: string;
  /** Something about it that should be said. */
  readonly note?: string | undefined;
  /** What the bytes look like, where they are no text: `a ZIP archive`. */
  readonly binary?: string | undefined;
}

/** Reads bytes as UTF-8 or UTF-16, with or without a byte order mark. What is no text of its encoding is replaced, and said. */
export function decode(given: string | Uint8Array): Decoded {
  if (typeof given === 'string')
    return { text: given.startsWith('\ufeff') ? given.slice(1) : given, binary: binaryText(given) };
  const format = FORMATS.find(({ bytes }) => bytes.every((byte, at) => byte === null || given[at] === byte));
  if (format) return { text: '', binary: format.name };
  const encoding = encodingOf(given);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(given);
    return { text, binary: binaryText(text) };
  } catch {
    const text = new TextDecoder(encoding).decode(given);
    const name = encoding.toUpperCase();
    const note = `Some bytes are no ${name}: they were replaced by �, and values that hold one are not as they were sent.`;
    return { text, note, binary: binaryText(text) };
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: most of what traces hold is ASCII, whose other byte is zero.
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 4;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : 'utf-8';
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

const FORMATS: readonly { readonly name: string; readonly bytes: readonly (number | null)[] }[] = [
  { name: 'a PNG image', bytes: [0x89, ...ascii('PNG')] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', bytes: ascii('GIF8') },
  { name: 'a WebP image', bytes: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')] },
  { name: 'a PDF document', bytes: ascii('%PDF-') },
  {
    name: 'a ZIP archive (HAR and Fiddler SAZ files often come in one): unpack it and open the file inside',
    bytes: [0x50, 0x4b, 3, 4],
  },
  { name: 'a gzip archive: unpack it and open the file inside', bytes: [0x1f, 0x8b] },
  { name: 'a 7z archive: unpack it and open the file inside', bytes: [...ascii('7z'), 0xbc, 0xaf] },
  {
    name: 'a packet capture: its TLS is still encrypted; record a HAR in the browser instead',
    bytes: [0x0a, 0x0d, 0x0d, 0x0a],
  },
  {
    name: 'a packet capture: its TLS is still encrypted; record a HAR in the browser instead',
    bytes: [0xd4, 0xc3, 0xb2, 0xa1],
  },
  { name: 'an SQLite database', bytes: ascii('SQLite format 3') },
  { name: 'a program', bytes: [0x7f, ...ascii('ELF')] },
];

/** Texts hold hardly a control character other than white space. */
function binaryText(text: string): string | undefined {
  const head = text.slice(0, 2000);
  const odd = head.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return odd > head.length / 20 && odd > 3 ? 'binary data' : undefined;
}
