import { html } from '../../protocol/html.ts';
import { page } from './html.ts';

/** What a program without a user shows: its log, oldest line first. */
export interface JobPage {
  readonly name: 'job-log';
  readonly lines: readonly string[];
}

/** The nightly job's terminal as HTML; everything in it is escaped. */
export function jobPage({ name, lines }: JobPage): string {
  const log = html`<ol class="log">${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
  return page('job', name, 'Nightly restock', log);
}
