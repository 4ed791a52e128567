import { diagnose } from '../../diagnosis/index.ts';
import { importFiles } from '../../trace/index.ts';
import { median } from '../bench/statistics.ts';
import { columns } from '../bench/table.ts';
import { everyday, noisy, seeded, sentAt } from './forms/noise.ts';
import { type HarEntry, withEntries } from './har.ts';
import type { Recording } from './recording.ts';

/** What reading, recognising and diagnosing cost in files of 1,000, 5,000 and 20,000 entries. */
export async function speedReport(recording: Recording, other: Recording): Promise<string> {
  const rows: string[][] = [
    ['entries', 'MB', 'read and recognise', 'diagnose', 'a thousand entries', 'first finding'],
  ];
  for (const count of [1_000, 5_000, 20_000]) rows.push(await rowOf(bigFile(recording, other, count)));
  return columns(rows);
}

interface BigFile {
  readonly count: number;
  readonly text: string;
}

/** A recording among so many other requests; about 1.5 kB each, as browsers export them. */
function bigFile({ browser, back, wire }: Recording, other: Recording, count: number): BigFile {
  const har = noisy(browser ?? wire, other);
  const own = [...har.log.entries, ...(back?.log.entries ?? [])];
  const times = own.map(({ startedDateTime }) => Date.parse(startedDateTime));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const random = seeded(count);
  const filled = everyday(count - own.length).map((sent) =>
    padded(sentAt(sent, from + random() * (to - from))),
  );
  return { count, text: JSON.stringify(withEntries(har, [...own, ...filled])) };
}

function padded(entry: HarEntry): HarEntry {
  const userAgent = {
    name: 'user-agent',
    value: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
  };
  const { request, response } = entry;
  const content = { ...response.content, text: response.content.text?.padEnd(700, ' lamp') ?? '' };
  return {
    ...entry,
    request: { ...request, headers: [...request.headers, userAgent] },
    response: { ...response, content },
  };
}

async function rowOf({ count, text }: BigFile): Promise<string[]> {
  const reading: number[] = [];
  const diagnosing: number[] = [];
  let first = 'none';
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const imported = importFiles([{ name: 'big.har', text }]);
    const read = performance.now();
    const { findings } = await diagnose(imported);
    reading.push(read - start);
    diagnosing.push(performance.now() - read);
    first = findings[0]?.finding.rule ?? 'none';
  }
  const [read, diagnosed] = [median(reading), median(diagnosing)];
  const megabytes = (text.length / 1e6).toFixed(1);
  const each = `${(((read + diagnosed) / count) * 1000).toFixed(1)} ms`;
  return [String(count), megabytes, `${read.toFixed(0)} ms`, `${diagnosed.toFixed(0)} ms`, each, first];
}
