import type { Channel, Party, Reader } from '../../../protocol/parties.ts';
import type { MessageEvent } from '../../../trace/index.ts';

/** Somebody who could have read a message, and how. */
export interface ReaderInWords {
  readonly reader: Reader;
  readonly name: string;
  readonly how: string;
  /** A place beside the two parties, where a value can leak. */
  readonly exposed: boolean;
}

const WORDS: Readonly<Record<Reader, readonly [name: string, how: string, exposed: boolean]>> = {
  'address bar': ['Address bar', 'Whoever looks at the screen, or is shown a screenshot.', true],
  'browser history': [
    'Browser history',
    'The URL stays there, and may be synchronised to other devices.',
    true,
  ],
  'Referer header': [
    'Referer header',
    'The page may hand its URL on to the next site, unless Referrer-Policy stops it.',
    true,
  ],
  'browser memory': ['Browser memory', 'Extensions and developer tools of this browser.', true],
  'server logs': ['Server logs', 'Servers and proxies write URLs into their logs, where they stay.', true],
  'app code': ['App code', "The app's own code, and every script that it loads into its page.", false],
  'authorization server': ['Authorization server', 'It is a party to the message.', false],
  api: ['API', 'It is a party to the message.', false],
  'network (TLS)': ['Network', 'Nobody on the way, as long as TLS holds: only sizes and times show.', false],
};

/** The readers of a message in words, those beside its parties first. */
export function readersInWords({ readers }: Pick<MessageEvent, 'readers'>): ReaderInWords[] {
  const all = readers.map((reader) => {
    const [name, how, exposed] = WORDS[reader] ?? [reader, '', true];
    return { reader, name, how, exposed };
  });
  return [...all.filter((one) => one.exposed), ...all.filter((one) => !one.exposed)];
}

/** One sentence that sums the readers up. */
export function exposureInWords(channel: Channel, readers: readonly ReaderInWords[], to: Party): string {
  const places = readers.filter((one) => one.exposed).length;
  if (channel === 'back' && places === 0)
    return 'Back channel: straight between two programs, past the address bar and the history.';
  if (places <= 1)
    return `Front channel: through the browser${to === 'browser' ? '' : ', but not in the URL'}.`;
  return `Front channel: through the browser, in ${places} places beside the two parties.`;
}
