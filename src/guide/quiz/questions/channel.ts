import type { Reader, SecretKind } from '../../../protocol/parties.ts';
import { openid, rfc, type SpecRef } from '../../../protocol/spec.ts';
import { readersOfPlace } from '../../../trace/exposure.ts';
import { isExposure, type MessageEvent } from '../../../trace/index.ts';
import type { Maker } from '../question.ts';
import { listWords, partyWords, secretWords, sentenceCase } from '../words.ts';

/** The ways that a value can take, each with who tells it from the others. */
const WAYS = {
  url: 'In a URL: the address bar and the browser history get it',
  scheme: 'In a URL with the app’s own scheme: another app on the device could take it',
  page: 'In the source of a page that the browser gets',
  body: 'In the body of a request from the browser, not in the URL',
  back: 'Straight between two programs over TLS, past the browser',
} as const;

type Way = keyof typeof WAYS;

const SPECS: Readonly<Record<Way, SpecRef>> = {
  url: rfc(9700, '4.3'),
  scheme: rfc(8252, '8.1'),
  page: openid(
    'OAuth 2.0 Form Post Response Mode',
    'oauth-v2-form-post-response-mode-1_0',
    '2',
    'FormPostResponseMode',
  ),
  body: rfc(9700, '4.3'),
  back: rfc(6749, '1.6'),
};

/** The secrets that are worth the question, the most telling first. */
const TELLING: readonly SecretKind[] = [
  'code',
  'id_token',
  'password',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'device_code',
  'user_code',
  'access_token',
  'refresh_token',
];

/** By which way does a secret travel, and who could read it there? */
export const channel: Maker = ({ model }, event) => {
  if (event.kind !== 'request' && event.kind !== 'response') return [];
  const before = model.stops[model.stops.indexOf(event) - 1];
  // A redirect, or a page that sends itself, shows already how the browser goes on.
  if (event.kind === 'request' && event.from === 'browser' && before?.kind === 'response') return [];
  const uses = model
    .secretsAt(event.seq)
    .flatMap(({ id }) => model.usesOf(id))
    .filter((use) => use.seq === event.seq && use.where !== 'page text');
  return TELLING.slice(0, event.kind === 'request' ? undefined : 2).flatMap((kind) => {
    const places = uses.filter((use) => use.secret.kind === kind).map(({ where }) => where);
    const ways = new Set(places.map((where) => wayOf(event, where)));
    const [way] = ways;
    // A value that takes two ways at once, or one that is none of these, makes no clear question.
    if (!way || ways.size > 1) return [];
    const wrong = (Object.keys(WAYS) as Way[]).filter(
      (other) => other !== way && (other !== 'scheme' || way === 'url'),
    );
    const readers = places.flatMap((where) => readersOfPlace(event.readers, where)).filter(isExposure);
    return [
      {
        kind: 'channel',
        about: `channel ${kind} ${way}`,
        prompt: `${sentenceCase(partyWords(event.from))} sends ${secretWords(kind)} to ${partyWords(event.to)}. Which way does it take?`,
        right: WAYS[way],
        wrong: wrong.map((other) => WAYS[other]),
        explanation: explained(readers),
        spec: SPECS[way],
        worth: worthOf(kind, event),
      },
    ];
  });
};

function worthOf(kind: SecretKind, { channel: over, kind: direction }: MessageEvent): number {
  if (over === 'front') return kind === 'code' || kind === 'id_token' ? 4.2 : 3;
  return direction === 'response' || kind === 'access_token' || kind === 'refresh_token' ? 2 : 3;
}

function wayOf(event: MessageEvent, where: string): Way | undefined {
  const readers = readersOfPlace(event.readers, where);
  if (event.channel === 'back') return readers.some(isExposure) ? undefined : 'back';
  if (readers.includes('other apps on the device')) return 'scheme';
  if (readers.includes('address bar')) return 'url';
  if (readers.includes('page source')) return 'page';
  return event.kind === 'request' && where === 'form body' ? 'body' : undefined;
}

function explained(readers: readonly Reader[]): string {
  const places = [...new Set(readers)];
  return places.length === 0
    ? 'Nobody but the two parties could have read it on this way.'
    : `Beside the two parties it could have been read here: ${listWords(places)}.`;
}
