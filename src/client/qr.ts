import { encode } from 'uqr';
import { type Html, html } from '../protocol/html.ts';

/** Light modules around a code: fewer, and a phone does not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * A text as a QR code, rows of dark (`true`) and light modules; `undefined` for an empty text, and for one too long for any code.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.3.1)
 */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | undefined {
  if (text === '') return undefined;
  try {
    // Bytes, not text: the encoder throws at half a surrogate pair.
    return encode([...new TextEncoder().encode(text)], { ecc: 'M', border: 0 }).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The dark modules as one SVG path: a rectangle for each run in a row, `x` and `y` counted in modules. */
export function qrPath(matrix: readonly (readonly boolean[])[]): string {
  return matrix
    .flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
}

function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
  return starts.map((start) => {
    const end = row.indexOf(false, start);
    return [start, (end < 0 ? row.length : end) - start];
  });
}

/** A text as a QR code in inline SVG, its quiet zone included; `undefined` where there can be none. */
export function qrCode(text: string): Html | undefined {
  const matrix = qrMatrix(text);
  if (!matrix) return undefined;
  const side = String(matrix.length + 2 * QUIET_ZONE);
  const box = `-${QUIET_ZONE} -${QUIET_ZONE} ${side} ${side}`;
  return html`<svg class="qr" role="img" aria-label="QR code of ${text}" viewBox="${box}" shape-rendering="crispEdges"><path d="${qrPath(matrix)}"/></svg>`;
}
