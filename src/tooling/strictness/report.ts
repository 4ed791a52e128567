import { installedVersion } from '../bench/contestants/listener.ts';
import { cameInWords } from './came.ts';
import { type Answered, type Compared, type Comparison, compare } from './compare.ts';
import { inWords } from './demand.ts';
import type { Verdict } from './judge.ts';

/** Our server and oidc-provider on the rows of the refusals that the specifications decide, as text. */
export const strictnessReport = async (): Promise<string> => reportOf(await compare());

function reportOf({ rows, leftOut }: Comparison): string {
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  const line = (name: string, own: readonly Compared[]) => [
    name,
    `${own.length}`,
    ...cells(own.map(({ ours }) => ours)),
    ...cells(own.map(({ peer }) => peer)),
  ];
  const table = [
    [
      '',
      'comparable',
      'ours: as asked',
      'otherwise',
      'not refused',
      'peer: as asked',
      'otherwise',
      'not refused',
    ],
    ...topics.map((topic) =>
      line(
        topic,
        rows.filter((row) => row.topic === topic),
      ),
    ),
    line('all', rows),
  ];
  const reasons = [...leftOut].map(([reason, titles]) => [`${titles.length}`.padStart(5), reason].join('  '));
  const total = [...leftOut.values()].flat().length;
  return [
    `Refusals of bad requests: ours beside oidc-provider ${installedVersion('oidc-provider')}, judged by the specifications alone`,
    '(as asked: as the specifications ask; otherwise: refused with another error, status or place. The rows are those that our server',
    'was written against, so that it can hardly fail them: this measures what the other one makes of them.)',
    columns(table),
    '\nRows that either server does not answer as asked:',
    ...rows.filter(({ ours, peer }) => bad(ours) || bad(peer)).map(inDetail),
    `\nLeft out, ${total} of ${total + rows.length} rows:`,
    ...reasons,
  ].join('\n');
}

const bad = ({ verdict }: Answered): boolean => verdict !== 'as asked';

const verdicts: readonly Verdict[] = ['as asked', 'otherwise', 'not refused'];
const cells = (all: readonly Answered[]): string[] =>
  verdicts.map((wanted) => `${all.filter(({ verdict }) => verdict === wanted).length}`);

const inDetail = ({ topic, spec, wrong, demand, ours, peer }: Compared): string =>
  [
    `- ${topic}: ${spec}: ${wrong}`,
    `    asked ${inWords(demand)}`,
    `    ours ${cameInWords(ours.came)} (${ours.verdict})`,
    `    peer ${cameInWords(peer.came)} (${peer.verdict})`,
  ].join('\n');

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  const pad = (text: string, i: number) =>
    i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0);
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}
