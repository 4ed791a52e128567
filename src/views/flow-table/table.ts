import { flowFacts } from '../../guide/compare/facts.ts';
import type { Threat } from '../../guide/compare/threats/threat.ts';
import { threats } from '../../guide/compare/threats.ts';
import type { Cell, Group, Row } from './cells.ts';
import { exposureRows } from './exposure-rows.ts';
import { runRows, whoRows } from './run-rows.ts';

/** The whole table. */
export const groups: readonly Group[] = [
  { id: 'who', title: 'Who it is for', rows: [clientRow(), ...whoRows] },
  { id: 'run', title: 'The run', rows: runRows },
  { id: 'exposure', title: 'Who else could read what', rows: exposureRows },
  {
    id: 'threats',
    title: 'Threats, as the flow runs here with default options',
    rows: threats.map(threatRow),
  },
  { id: 'standing', title: 'How it stands', rows: standingRows() },
];

function clientRow(): Row {
  return {
    id: 'client',
    label: 'Kind of app',
    hint: 'Confidential apps can keep a secret, public ones cannot.',
    measured: false,
    cell(flow) {
      const { text, more, spec } = flowFacts[flow].client;
      return { lines: [{ text }], more: { text: more, spec } };
    },
  };
}

function threatRow({ id, label, what, spec, answers }: Threat): Row {
  return {
    ...{ id, label, hint: what, spec, measured: false },
    cell(flow) {
      const answer = answers[flow];
      const line = { lines: [{ text: answer.by }], tone: answer.verdict };
      if (answer.verdict === 'none') return line;
      const { more, spec: where, proof } = answer;
      return { ...line, more: { text: more, spec: where }, ...(proof && { proof }) };
    },
  };
}

const VERDICTS = {
  recommended: 'Recommended',
  'for special cases': 'Special cases',
  discouraged: 'Discouraged',
} as const;

function standingRows(): Row[] {
  return [
    {
      id: 'today',
      label: 'Today',
      hint: 'What RFC 9700 makes of it.',
      measured: false,
      cell(_flow, measured) {
        if (!measured) return undefined;
        const { verdict, text, spec } = measured.standing;
        return { lines: [{ text: VERDICTS[verdict] }], more: { text, spec } };
      },
    },
    {
      id: 'oauth21',
      label: 'In OAuth 2.1',
      hint: 'What the draft keeps, and what it leaves out.',
      measured: false,
      cell(flow) {
        const { text, more, spec } = flowFacts[flow].oauth21;
        return { lines: [{ text }], more: { text: more, spec } };
      },
    },
  ];
}

/** Whether two cells say the same. */
export function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
  const said = (cell: Cell | undefined) =>
    JSON.stringify([cell?.tone, cell?.lines.map(({ text, secret }) => [text, secret])]);
  return said(one) === said(other);
}
