import type { HttpRequest } from '../../protocol/http.ts';
import type { Episode, Sent } from './episode.ts';

/** At most so many attempts: each runs the episode again. */
const ATTEMPTS = 60;

/** Makes a request that failed smaller, as long as it still fails at the same place of its episode. */
export async function shrink(
  make: () => Episode,
  index: number,
  failed: Sent,
): Promise<Pick<Sent, 'problems'> & { sent: Sent }> {
  let best = failed;
  let left = ATTEMPTS;
  for (let candidates = smaller(best.request); candidates.length > 0 && left > 0; left -= 1) {
    const candidate = candidates.shift();
    if (!candidate) break;
    const sent = await sendAt(make, index, candidate);
    if (sent.problems.length === 0) continue;
    best = { ...sent, by: failed.by };
    candidates = smaller(best.request);
  }
  return { sent: best, problems: best.problems };
}

/** Runs an episode up to a request, and sends another in its place. */
async function sendAt(make: () => Episode, index: number, request: HttpRequest): Promise<Sent> {
  const episode = make();
  for (let i = 0; i < index; i += 1) await episode.next();
  return episode.send(request, []);
}

/** The request with one part less: a parameter, a header, or the longer half of a long one. */
function smaller(request: HttpRequest): HttpRequest[] {
  const [path = '', query] = splitOnce(request.url, '?');
  const queries = query === undefined ? [] : parts(query).map((q) => (q === '' ? path : `${path}?${q}`));
  const bodies = request.body === undefined ? [] : parts(request.body);
  return [
    ...bodies.map((body) => ({ ...request, body })),
    ...queries.map((url) => ({ ...request, url })),
    ...request.headers.map((_, i) => ({ ...request, headers: request.headers.filter((__, j) => i !== j) })),
  ];
}

/** Form-encoded text without one of its pairs; the second half of very many or of one long pair goes at once. */
function parts(text: string): string[] {
  const pairs = text.split('&');
  const halves = pairs.length > 20 ? [pairs.slice(0, pairs.length / 2), pairs.slice(pairs.length / 2)] : [];
  const single = pairs.length > 20 ? [] : pairs.map((_, i) => pairs.filter((__, j) => i !== j));
  const shorter = pairs.flatMap((pair, i) =>
    pair.length > 200 ? [pairs.map((other, j) => (i === j ? pair.slice(0, pair.length / 2) : other))] : [],
  );
  return [...halves, ...single, ...shorter].map((some) => some.join('&'));
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
