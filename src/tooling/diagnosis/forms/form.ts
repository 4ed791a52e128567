import type { GivenFile } from '../../../trace/index.ts';
import { type Har, withEntries } from '../har.ts';
import type { Recording } from '../recording.ts';
import { devtools, sanitized } from './devtools.ts';
import { firefox } from './firefox.ts';
import {
  folded,
  fromCallback,
  masked,
  pseudonymous,
  redacted,
  redactedByName,
  timeless,
  untilMiddle,
  withoutBodies,
  withoutSignatures,
} from './hard.ts';
import type { FormName } from './names.ts';
import { noisy } from './noise.ts';

/** The recordings that a form takes from. */
export interface Recordings {
  readonly recording: Recording;
  /** A healthy login elsewhere, for the noise. */
  readonly other: Recording;
  /** The same scene without its faults. */
  readonly healthy: Recording;
}

/** The files of one form. */
export function filesOf(form: FormName, { recording, other, healthy }: Recordings): readonly GivenFile[] {
  const { browser, back, wire } = recording;
  switch (form) {
    case 'full':
      return [...fileOf('browser.har', browser), ...fileOf('back-channel.har', back)];
    case 'proxy':
      return fileOf('proxy.har', wire);
    case 'among others':
      return fileOf('proxy.har', withEntries(wire, [...healthy.wire.log.entries, ...wire.log.entries]));
    // What people hand on: the browser's default export where there is one, else a program's log without its credentials.
    case 'sanitized':
      return browser && holdsFlow(browser)
        ? fileOf('sanitized.har', devtools(browser, wire))
        : [
            ...fileOf('browser.har', browser && devtools(browser, wire)),
            ...fileOf('log.har', back && sanitized(back)),
          ];
    case 'Firefox':
      return [...fileOf('browser.har', browser && firefox(browser)), ...fileOf('back-channel.har', back)];
    case 'from callback':
      return [
        ...fileOf('browser.har', browser && fromCallback(browser)),
        ...fileOf('back-channel.har', back),
      ];
    case 'until middle':
      return [...fileOf('browser.har', browser && untilMiddle(browser)), ...fileOf('back-channel.har', back)];
    case 'no redirects':
      return [...fileOf('browser.har', browser && folded(browser)), ...fileOf('back-channel.har', back)];
    case 'no times':
      return fileOf('proxy.har', timeless(wire));
    case 'no bodies':
      return both(withoutBodies, recording);
    case 'redacted':
      return both(redacted, recording);
    case 'redacted by name':
      return both(redactedByName, recording);
    case 'signatures cut':
      return both(withoutSignatures, recording);
    case 'pseudonyms':
      return both(pseudonymous, recording);
    case 'masked':
      return both(masked, recording);
    case 'noisy': {
      const [first, second] = browser ? [browser, back] : [back ?? wire, undefined];
      return [...fileOf('noisy.har', noisy(first, other)), ...fileOf('back-channel.har', second)];
    }
  }
}

const both = (change: (har: Har) => Har, { browser, back }: Recording): GivenFile[] => [
  ...fileOf('browser.har', browser && change(browser)),
  ...fileOf('log.har', back && change(back)),
];

const fileOf = (name: string, har: Har | undefined): GivenFile[] =>
  har ? [{ name, text: JSON.stringify(har) }] : [];

/** The browser's part of a device flow has no OAuth in it at all. */
const holdsFlow = ({ log }: Har): boolean =>
  log.entries.some(({ request }) => /[?&]client_id=/.test(request.url));
