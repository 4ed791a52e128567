import type { Drawn, Plan } from './drawn.ts';
import { encode } from './encode.ts';
import { type Row, rowText } from './rows.ts';

/** A plan as mermaid source. Its labels are encoded: draw it with `renderDiagram`, or show it to people through `decode`. */
export function mermaidText({ lanes, drawn }: Plan): string {
  return [
    'sequenceDiagram',
    ...lanes.map(({ id, label }) => `  participant ${id} as ${label.join('<br/>')}`),
    ...drawn.map((item) => `  ${statement(item)}`),
    '',
  ].join('\n');
}

/** What mermaid is told of one event. */
export function statement(drawn: Drawn): string {
  const { shape, from, to, rows, event } = drawn;
  const text = rows.map(encodeRow).join('<br/>') || encode('');
  if (shape === 'note') return `Note over ${from === to ? from.id : `${from.id},${to.id}`}: ${text}`;
  return `${from.id}${event.kind === 'response' ? '-->>' : '->>'}${to.id}: ${text}`;
}

const encodeRow = (row: Row): string => encode(rowText(row));
