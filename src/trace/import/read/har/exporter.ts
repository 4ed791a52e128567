import { header } from '../../../../protocol/http.ts';
import { isObject } from '../../../json.ts';
import type { Entry } from '../../entry.ts';
import { shown } from '../problems.ts';

/** Which program wrote a HAR, as far as it matters for what its files hold. */
export type Family = 'chromium' | 'firefox' | 'safari' | 'playwright' | 'other';

/** The program that wrote a HAR. */
export interface Exporter {
  readonly family: Family;
  /** In words, with its version: `Chrome DevTools 156`. */
  readonly words: string;
}

/** Told by the file's `creator`, and by the browser's own name in its requests where `creator` has no version worth the name. */
export function exporterOf(log: unknown, entries: readonly Entry[]): Exporter {
  const creator = isObject(log) && isObject(log['creator']) ? log['creator'] : {};
  const name = textOf(creator['name']);
  const version = textOf(creator['version']);
  if (name === 'WebInspector') return { family: 'chromium', words: chromium(entries) };
  if (/^firefox$/i.test(name)) return { family: 'firefox', words: `Firefox ${major(version)}`.trim() };
  if (/^WebKit Web Inspector$/i.test(name)) return { family: 'safari', words: 'Safari Web Inspector' };
  const words = [shown(name, 40), shown(version.replace(/^(\d+\.\d+)\..*$/s, '$1'), 20)].join(' ').trim();
  return { family: /^playwright$/i.test(name) ? 'playwright' : 'other', words: words || 'unknown program' };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const major = (version: string): string => /^\d+/.exec(version)?.[0] ?? '';

const BROWSERS = [
  [/\bEdg\/(\d+)/, 'Edge DevTools'],
  [/\bOPR\/(\d+)/, 'Opera DevTools'],
  [/\bChrome\/(\d+)/, 'Chrome DevTools'],
] as const;

function chromium(entries: readonly Entry[]): string {
  for (const { request } of entries.slice(0, 50)) {
    const agent = (header(request, 'user-agent') ?? '').slice(0, 500);
    for (const [pattern, words] of BROWSERS) {
      const version = pattern.exec(agent)?.[1];
      if (version) return `${words} ${version}`;
    }
  }
  return 'Chrome DevTools';
}
