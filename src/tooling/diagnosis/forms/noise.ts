import { entryOf, type Har, type HarEntry, withEntries } from '../har.ts';
import type { Recording } from '../recording.ts';
import { type Sent, traps } from './traps.ts';

/** The same file as people really record it: everything else that the browser did meanwhile, some of it twice, in any order. */
export function noisy(har: Har, other: Recording): Har {
  const own = har.log.entries;
  const random = seeded(own.length);
  const from = Date.parse(own[0]?.startedDateTime ?? '');
  const span = Date.parse(own.at(-1)?.startedDateTime ?? '') - from;
  const noise = [...traps(callbacksIn(own)), ...everyday(300)].map((sent) =>
    sentAt(sent, from + random() * span),
  );
  const twice = own.filter(() => random() < 0.2);
  const elsewhere = [...(other.browser?.log.entries ?? []), ...(other.back?.log.entries ?? [])];
  return withEntries(har, shuffled([...own, ...twice, ...noise, ...elsewhere], random));
}

/** Addresses with a code or an error in them, which others like to quote. */
function callbacksIn(entries: readonly HarEntry[]): string[] {
  return entries.map(({ request }) => request.url).filter((url) => /[?&](code|error)=/.test(url));
}

/** As many assets, beacons and calls of other apps. */
export function everyday(count: number): Sent[] {
  return Array.from({ length: count }, (_, i): Sent => {
    const kind = i % 5;
    if (kind === 0)
      return [
        'GET',
        `https://cdn.assets.example/app/chunk-${i}.js`,
        'text/javascript',
        `export const v${i} = ${i};`,
      ];
    if (kind === 1)
      return ['GET', `https://img.assets.example/photo/${i}.webp?w=640&dpr=2`, 'image/webp', ''];
    if (kind === 2)
      return [
        'GET',
        `https://search.example/api/suggest?q=lamp${i}&scope=all`,
        'application/json',
        '{"items":[]}',
      ];
    if (kind === 3)
      return ['POST', 'https://metrics.example/v1/batch', 'application/json', '{"ok":true}', `{"n":${i}}`];
    return ['GET', `https://fonts.assets.example/s/inter/${i}.woff2`, 'font/woff2', ''];
  });
}

/** An exchange that has nothing to do with the login. */
export function sentAt([method, url, type, answer, body, status = 200]: Sent, at: number): HarEntry {
  return entryOf({
    ...{ at: Math.round(at), took: 12 },
    request: {
      ...{
        method,
        url,
        headers: [['accept', '*/*'], ...(body ? [['content-type', 'application/json'] as const] : [])],
      },
      ...(body ? { body } : {}),
    },
    response: { status, headers: [['content-type', type]], body: answer },
  });
}

function shuffled<T>(given: readonly T[], random: () => number): T[] {
  return given
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

/** The same numbers in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
