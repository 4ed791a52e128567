import type { Channel, Reader } from '../../../protocol/parties.ts';
import { isExposure } from '../../../trace/index.ts';

/** Somebody who could have read a message, and how. */
export interface ReaderInWords {
  readonly reader: Reader;
  readonly name: string;
  readonly how: string;
  /** A place beside the two parties, where a value can leak. */
  readonly exposed: boolean;
}

const WORDS: Readonly<Record<Reader, readonly [name: string, how: string]>> = {
  'address bar': ['Address bar', 'Whoever looks at the screen, or is shown a screenshot.'],
  'browser history': ['Browser history', 'The URL stays there, and may be synchronised to other devices.'],
  'Referer header': [
    'Referer header',
    'The page may hand its URL on to the next site, unless Referrer-Policy stops it.',
  ],
  'browser memory': ['Browser memory', 'Extensions and developer tools of this browser.'],
  'page source': ['Page source', 'Whoever opens the source of the page, and every script in it.'],
  'server logs': ['Server logs', 'Servers and proxies write URLs into their logs, where they stay.'],
  'other apps on the device': [
    'Other apps on the device',
    'The device hands the URL to an app that has registered its scheme, and any app may register it.',
  ],
  'programs on this machine': [
    'Programs on this machine',
    'Plain HTTP that never leaves the machine: a program with the right to listen there can read it.',
  ],
  onlookers: ['Onlookers', 'Whoever sees the screen or the keys, or records them.'],
  'network (no TLS)': ['Network', 'Plain HTTP: everybody on the way reads and can change it.'],
  attacker: ['Attacker', 'Has no part in the flow, and holds the message all the same.'],
  'app code': ['App code', "The app's own code, and every script that it loads into its page."],
  'authorization server': ['Authorization server', 'It is one of the two parties.'],
  api: ['API', 'It is one of the two parties.'],
  'network (TLS)': ['Network', 'Nobody on the way, as long as TLS holds: only sizes and times show.'],
};

/** Readers in words, those beside the parties first. */
export function readersInWords(readers: readonly Reader[]): ReaderInWords[] {
  const all = readers.map((reader) => {
    // A foreign trace may name others.
    const known = Object.hasOwn(WORDS, reader);
    const [name, how] = known ? WORDS[reader] : [reader, ''];
    return { reader, name, how, exposed: !known || isExposure(reader) };
  });
  return [...all.filter((one) => one.exposed), ...all.filter((one) => !one.exposed)];
}

/** One sentence that sums up who could have read a message. */
export function exposureInWords(channel: Channel, readers: readonly ReaderInWords[]): string {
  const exposed = readers.filter((one) => one.exposed).map(({ reader }) => reader);
  const count = exposed.length === 1 ? '1 place' : `${exposed.length} places`;
  if (channel === 'back')
    return exposed.length === 0
      ? 'Back channel: straight between two programs, past the address bar and the history.'
      : `Back channel: straight between two programs, and yet in ${count} beside them.`;
  if (exposed.includes('address bar'))
    return `Front channel: through the browser, in ${count} beside the two parties.`;
  if (exposed.includes('other apps on the device'))
    return "Front channel: from the browser to an app by the app's own scheme, not over a network.";
  return 'Front channel: through the browser, but not in the URL.';
}
