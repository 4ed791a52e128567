import { parseUrl } from '../../protocol/http.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import { kindOf, type Secret, secretOf } from '../../trace/index.ts';
import { shorten } from '../../ui/shorten.ts';

/** A parameter as the address bar writes it. */
export interface AddressParameter {
  /** What stands before it: `?` and `&` in the query, `#` and `&` in the fragment. */
  readonly mark: '?' | '&' | '#';
  readonly name: string;
  /** Decoded, made legible, and cut in the middle where it is long. */
  readonly value: string;
  /** The value keeps its identity elsewhere too. */
  readonly secret?: Secret;
}

/** A URL taken apart for the eye. Joined together the texts are the URL, decoded and cut. */
export interface Address {
  /** Only `https` protects what stands in the URL on its way. */
  readonly secure: boolean;
  /** `https://` */
  readonly scheme: string;
  /** Host and port: what tells whose site it is. */
  readonly host: string;
  readonly path: string;
  readonly parameters: readonly AddressParameter[];
}

/** Characters of a value that stay, so that the parameters after it come into sight. */
const LONGEST_VALUE = 36;
/** Characters that stay of any other text. */
const LONGEST_TEXT = 120;

/**
 * Takes a URL apart. `known` finds the secret of a value that the trace has seen elsewhere. Text that is no URL becomes
 * a path, so that it is still shown.
 */
export function addressOf(text: string, known: (value: string) => Secret | undefined): Address {
  const url = parseUrl(text);
  if (!url) return { secure: false, scheme: '', host: '', path: legible(text), parameters: [] };
  const inQuery = parameters(url.search.slice(1), '?', known);
  const fragment = url.hash.slice(1);
  const inFragment = parameters(fragment, '#', known);
  return {
    secure: url.protocol === 'https:',
    scheme: `${url.protocol}${url.host || text.startsWith(`${url.protocol}//`) ? '//' : ''}`,
    host: url.host,
    path: legible(url.pathname),
    parameters: [...inQuery, ...inFragment],
  };
}

function parameters(
  text: string,
  first: '?' | '#',
  known: (value: string) => Secret | undefined,
): AddressParameter[] {
  if (first === '#' && text !== '' && !text.includes('='))
    return [{ mark: '#', name: legible(text), value: '' }];
  return decodeParameters(text).map(([name, value], index) => {
    const kind = kindOf(name);
    const secret = value === '' ? undefined : (known(value) ?? (kind && secretOf(kind, value)));
    return {
      mark: index === 0 ? first : '&',
      name: legible(name),
      value: legible(value, LONGEST_VALUE),
      ...(secret && { secret }),
    };
  });
}

/** Characters that one cannot see, or that turn the text around them, stand escaped; and no text fills the bar. */
export function legible(text: string, longest = LONGEST_TEXT): string {
  const escaped = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return shorten(text, longest).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escaped);
}
