/** The options of curl that take a value and say nothing of the request, by their short and long names. */
const OTHER_VALUES =
  'o F x m c E K w r y Y z C D P Q t U output proxy max-time connect-timeout cookie-jar cert key cacert capath config write-out range resolve connect-to retry retry-delay retry-max-time interface limit-rate aws-sigv4 proxy-user noproxy tls-max ciphers dump-header trace trace-ascii stderr max-redirs netrc-file cert-type key-type pass unix-socket socks5 socks5-hostname proto proto-default request-target dns-servers doh-url local-port tls13-ciphers curves pinnedpubkey engine keepalive-time rate create-file-mode';

const READ =
  'X request H header d data data-raw data-binary data-ascii data-urlencode json u user b cookie A user-agent e referer url url-query oauth2-bearer form form-string F T upload-file';

const LONG_NAMES: Readonly<Record<string, string>> = {
  ...{
    X: 'request',
    H: 'header',
    d: 'data',
    u: 'user',
    b: 'cookie',
    A: 'user-agent',
    e: 'referer',
    F: 'form',
  },
  ...{ T: 'upload-file', G: 'get', I: 'head', n: 'netrc', v: 'verbose' },
};

const VALUED: ReadonlySet<string> = new Set(`${READ} ${OTHER_VALUES}`.split(' '));

/** One option of a command line, by its long name; what stands there by itself is a `url`. */
export interface Option {
  readonly name: string;
  readonly value: string;
}

/** Takes the words behind `curl` apart into options, short ones run together (`-sSd 'a=b'`, `-XPOST`) included. */
export function optionsOf(words: readonly string[]): Option[] {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--next') break;
    if (word.startsWith('--')) {
      const [, name = '', given] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
      const value = given ?? (VALUED.has(name) ? words[++at] : undefined);
      options.push({ name, value: value ?? '' });
    } else if (/^-[a-zA-Z#0-9]/.test(word)) at += shortOptions(word.slice(1), words[at + 1], options);
    else if (word !== '-') options.push({ name: 'url', value: word });
  }
  return options;
}

/** Gives back how many of the following words it took. */
function shortOptions(letters: string, following: string | undefined, options: Option[]): number {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const name = LONG_NAMES[letter] ?? letter;
    if (!VALUED.has(letter)) {
      options.push({ name, value: '' });
      continue;
    }
    const rest = letters.slice(at + 1);
    options.push({ name, value: rest === '' ? (following ?? '') : rest });
    return rest === '' ? 1 : 0;
  }
  return 0;
}
