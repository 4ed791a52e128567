import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Evidence, Finding } from '../../diagnosis/finding.ts';
import { shortened } from '../../diagnosis/words.ts';
import { visible } from '../../trace/export/visible.ts';
import { findingsInWords, outcomeOf, standingOf } from './words.ts';

/** What a ticket is written from. */
export interface Ticket {
  readonly flow: string;
  /** What tells the attempt from others: `id.example, shop`. */
  readonly title: string;
  readonly exporters: readonly string[];
  /** What the export does not hold, in words. */
  readonly lacks: readonly string[];
  readonly diagnosis: AttemptDiagnosis;
}

/**
 * The findings of an attempt as Markdown for a ticket. Secrets are shortened wherever they stand, and foreign text stays text: it makes
 * no markup, mentions nobody and loads nothing.
 */
export function ticketText({ flow, title, exporters, lacks, diagnosis }: Ticket): string {
  const { findings } = diagnosis;
  const outcome = outcomeOf(diagnosis);
  const plain = withoutSecrets(findings);
  const source = exporters.length > 0 ? [`Recorded with ${prose(exporters.join(', '))}.`] : [];
  const missing = lacks.length > 0 ? [`Not in the export: ${prose(lacks.join(', '))}.`] : [];
  return `${[
    `# ${prose(flow)}: ${prose(title)}`,
    ...[...source, ...missing],
    outcome.tone === 'found'
      ? `${findingsInWords(findings)}. ${outcome.text}`
      : `${outcome.title}. ${outcome.text}`,
    ...findings.flatMap((finding, at) => linesOf(finding, at + 1, plain)),
  ].join('\n\n')}\n`;
}

type Plain = (text: string) => string;

function linesOf(finding: Finding, number: number, plain: Plain): string[] {
  const { says, because, evidence, checkFirst, isNot, specs, rule } = finding;
  const sentence = (text: string) => prose(plain(text));
  return [
    `## ${number}. ${standingOf(finding)}`,
    `**${sentence(says)}**`,
    ...(evidence.length > 0 ? [tableOf(evidence, plain)] : []),
    sentence(because),
    ...(checkFirst.length > 0
      ? [`Check first:\n\n${checkFirst.map((text, at) => `${at + 1}. ${sentence(text)}`).join('\n')}`]
      : []),
    ...(isNot === undefined ? [] : [`What it is not: ${sentence(isNot)}`]),
    [`Rule \`${rule}\``, ...specs.map(({ label, url }) => `[${label}](${url})`)].join(' · '),
  ];
}

function tableOf(evidence: readonly Evidence[], plain: Plain): string {
  const rows = evidence.map(({ what, expected, actual, where }) => [
    prose(what),
    code(plain(expected ?? '')),
    actual === undefined && expected !== undefined ? 'nothing' : code(plain(actual ?? '')),
    prose(plain(where)),
  ]);
  const table = [['what', 'expected', 'found', 'where'], ['---', '---', '---', '---'], ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Foreign values in a ticket are not longer than this. */
const LONGEST = 300;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** A value between backticks, more of them than stand in it in a row; a bar would end the cell of its table. */
function code(value: string): string {
  if (value === '') return '';
  const text = visible(cut(value)).replaceAll('\\\\', '\\').replaceAll('|', '\\|');
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** A sentence in which foreign text may stand: what Markdown would act on is escaped, what would mention somebody is code. */
function prose(text: string): string {
  return visible(text.length > LONGEST * 3 ? `${text.slice(0, LONGEST * 3)}…` : text)
    .replaceAll('\\\\', '\\')
    .replaceAll('`', '')
    .replace(/[\\*[\]<>|~$&]|^[-+=#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/[@#](?=[\p{L}\p{N}])/gu, '`$&`');
}

/** Parameters and claims whose values are read aloud in any ticket. */
const OPEN: ReadonlySet<string> = new Set([
  ...['redirect_uri', 'post_logout_redirect_uri', 'client_id', 'scope', 'response_type', 'response_mode'],
  ...['grant_type', 'prompt', 'iss', 'aud', 'azp', 'alg', 'kid', 'typ', 'error', 'error_description'],
  ...['code_challenge_method', 'token_type', 'resource', 'audience', 'token_endpoint', 'expires_in'],
]);

/** Values whose names alone say that nobody else may read them, however short they are. */
const SECRET =
  /secret|password|verifier|token$|assertion|authorization|cookie|^code$|device_code|^state$|^nonce$|_hint$/i;

/** Shortens every secret of the evidence, in values and in sentences. */
function withoutSecrets(findings: readonly Finding[]): Plain {
  const swaps = new Map<string, string>();
  for (const { what, expected, actual } of findings.flatMap(({ evidence }) => evidence))
    for (const value of [expected, actual])
      if (value && value.length > 3 && SECRET.test(what) && !OPEN.has(what)) swaps.set(value, hidden(value));
  const known = [...swaps].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const swapped = known.reduce((before, [value, short]) => before.replaceAll(value, short), text);
    // A secret may stand in a URL or in a value of any other name.
    return swapped
      .replace(/([?&#;][\w.~-]*=)([^&#;\s"'<>]{17,})/g, (_, name: string, value: string) =>
        OPEN.has(name.slice(1, -1)) ? `${name}${value}` : `${name}${shortened(value)}`,
      )
      .replace(/(?<![\w/.:%-])[\w+/=~-]{24,}(?:\.[\w+/=~-]+)*(?![\w/:%-])/g, shortened);
  };
}

/** A short secret would be whole where a long one is shortened. */
const hidden = (value: string): string =>
  value.length > 16 ? shortened(value) : `${value.slice(0, 1)}… (${value.length} characters)`;
