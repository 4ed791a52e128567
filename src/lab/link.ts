import { fromBase64Url, toBase64Url } from '../protocol/encoding.ts';
import type { Recipe } from './recipe.ts';
import { RecipeError, readRecipe } from './recipes.ts';

/** No link of ours is longer; browsers and chats cut such links anyway. */
const MAX_LINK = 32_000;

/** More than this is no recipe: a few bytes can unpack to very many. */
const MAX_TEXT = 500_000;

const PACKED = /^(\d{1,6})\.([\w-]*)$/;

/**
 * A recipe as a short text for a link: its version, a dot, and its JSON compressed (`deflate-raw`, RFC 1951) in BASE64URL.
 * Read it with {@link unpackRecipe}.
 * @throws {RecipeError} where the recipe is too long for a link.
 * @see [RFC 1951 - DEFLATE Compressed Data Format Specification](https://www.rfc-editor.org/rfc/rfc1951)
 */
export async function packRecipe(recipe: Recipe): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(recipe));
  const packed = await collect(bytes, new CompressionStream('deflate-raw'));
  const link = `${recipe.version}.${toBase64Url(packed ?? new Uint8Array())}`;
  if (!packed || bytes.length > MAX_TEXT || link.length > MAX_LINK)
    throw new RecipeError('This run is too long for a link. Save it as a file instead.');
  return link;
}

/**
 * The recipe that a link carries.
 * @throws {RecipeError} that says in words for a reader why there is none: damaged, too long, of a later version.
 */
export async function unpackRecipe(text: string): Promise<Recipe> {
  if (text.length > MAX_LINK)
    throw new RecipeError(`It is longer than ${MAX_LINK.toLocaleString('en')} characters.`);
  const [, version = '', packed = ''] = PACKED.exec(text) ?? [];
  if (Number(version) > 2)
    throw new RecipeError('It was made by a later version of Grant Tour. Load the page again to get that.');
  const bytes = version === '' ? undefined : fromBase64Url(packed);
  if (!bytes || bytes.length === 0) throw new RecipeError(DAMAGED);
  const value = await parsed(bytes);
  try {
    return readRecipe(value);
  } catch (error) {
    if (error instanceof RecipeError) throw new RecipeError(`${DAMAGED} (${error.message})`);
    throw error;
  }
}

const DAMAGED = 'It is damaged: a part of it is missing or was changed.';

async function parsed(bytes: Uint8Array): Promise<unknown> {
  const unpacked = await collect(bytes, new DecompressionStream('deflate-raw')).catch(() => {
    throw new RecipeError(DAMAGED);
  });
  if (!unpacked) throw new RecipeError('It unpacks to more than any recipe holds.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked));
  } catch {
    throw new RecipeError(DAMAGED);
  }
}

/** What comes out of a stream for these bytes; `undefined` where it is more than a recipe holds. */
async function collect(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_TEXT) {
      void reader.cancel().catch(() => {});
      return undefined;
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
