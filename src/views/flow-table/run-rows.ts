import type { Seqs } from '../../guide/compare/measure.ts';
import { tokenKinds } from '../../guide/compare/tokens-returned.ts';
import type { Channel } from '../../protocol/parties.ts';
import type { Cell, Line, Row } from './cells.ts';
import type { MeasuredFlow, MeasuredRun } from './measured-flow.ts';
import { placeIn } from './place-in.ts';

const PROOFS = {
  none: 'No',
  client_secret_basic: 'Yes, in a header',
  client_secret_post: 'Yes, in the body',
  private_key_jwt: 'A private key',
} as const;

const measuredRow = (
  id: string,
  label: string,
  hint: string,
  cellOf: (measured: MeasuredFlow) => Cell,
): Row => ({
  ...{ id, label, hint, measured: true },
  cell: (_flow, measured) => measured && cellOf(measured),
});

/** Rows on who takes part, from the runs. */
export const whoRows: readonly Row[] = [
  measuredRow('user', 'User takes part', 'What a person does: picks, types, allows.', ({ run }) => {
    const { actions } = run.measures;
    const text = actions.length === 0 ? 'No' : `Yes, acts ${times(actions.length)}`;
    return { lines: [{ text, at: placeIn(run, actions) }] };
  }),
  measuredRow(
    'secret',
    'Secret needed',
    'The credentials by which the app proves to the server which app it is.',
    ({ run }) => {
      const { how, seqs } = run.measures.client;
      return { lines: [{ text: PROOFS[how], at: placeIn(run, seqs.slice(0, 1)) }] };
    },
  ),
];

/** Rows that count messages and tokens. */
export const runRows: readonly Row[] = [
  measuredRow('messages', 'Messages', 'Requests and responses.', ({ run }) => {
    const { front, back } = run.measures.messages;
    const strokes = [
      ...front.map((seq) => ({ seq, channel: 'front' as const })),
      ...back.map((seq) => ({ seq, channel: 'back' as const })),
    ].sort((one, other) => one.seq - other.seq);
    const all = strokes.map(({ seq }) => seq);
    return {
      lines: [
        {
          ...{ text: String(all.length), strong: true, at: placeIn(run, all) },
          strokes: strokes.map(({ channel }) => channel),
        },
        ...channelLine(run, front, 'front'),
        ...channelLine(run, back, 'back'),
      ],
    };
  }),
  measuredRow('round-trips', 'Round trips', 'A request and its answer, by who asks.', ({ run }) => {
    const { browser, app, onDevice } = run.measures.roundTrips;
    return counted(run, [
      [browser, 'by the browser'],
      [app, 'by the app'],
      [onDevice, 'on the device'],
    ]);
  }),
  measuredRow('tokens', 'Tokens', 'What reaches the app, and by which way.', ({ run }) => ({
    lines: tokenKinds.flatMap((kind): Line[] => {
      const tokens = run.measures.tokens.filter((token) => token.kind === kind);
      if (tokens.length === 0) return [];
      const ways = [...new Set(tokens.map(({ channel }) => channel))];
      const way = ways.length === 2 ? 'front and back' : ways[0] === 'front' ? 'front' : 'back';
      return [
        {
          text: `${NAMES[kind]}, ${way}`,
          secret: kind,
          at: placeIn(
            run,
            tokens.map(({ seq }) => seq),
          ),
        },
      ];
    }),
  })),
  measuredRow('refresh', 'Refresh', 'Whether new tokens come without the user.', ({ run, other }) => {
    const { worked, rotated } = run.measures.refresh;
    if (worked.length > 0)
      return {
        lines: [
          { text: rotated.length > 0 ? 'Works, rotated' : 'Works', at: placeIn(run, worked) },
          ...(isOptional(other)
            ? [{ text: 'only with offline_access', at: placeIn(other, lastMessage(other)) }]
            : []),
        ],
      };
    return { lines: [{ text: 'No' }, { text: afterAsking(other), at: placeIn(other, lastMessage(other)) }] };
  }),
];

const NAMES = { id_token: 'ID', access_token: 'access', refresh_token: 'refresh' } as const;

const isOptional = ({ asksOffline, measures }: MeasuredFlow['other']) =>
  !asksOffline && measures.refresh.issued.length === 0;

/** What asking for a refresh token brings in a flow that gives none. */
function afterAsking({ end, measures }: MeasuredFlow['other']): string {
  if (measures.refresh.issued.length > 0) return 'with offline_access only';
  return end?.outcome === 'refused' ? 'offline_access is refused' : 'offline_access brings none';
}

const lastMessage = ({ measures: { messages } }: MeasuredRun): Seqs => [
  Math.max(...messages.front, ...messages.back),
];

const channelLine = (run: MeasuredRun, seqs: Seqs, channel: Channel): Line[] =>
  seqs.length > 0 ? [{ text: `${seqs.length} ${channel} channel`, channel, at: placeIn(run, seqs) }] : [];

/** A sum, and below it its parts that are not empty. */
function counted(run: MeasuredRun, parts: readonly (readonly [Seqs, string])[]): Cell {
  const all = parts.flatMap(([seqs]) => seqs).sort((a, b) => a - b);
  const shown = parts.filter(([seqs]) => seqs.length > 0);
  return {
    lines: [
      { text: String(all.length), strong: true, at: placeIn(run, all) },
      ...shown.map(([seqs, what]) => ({ text: `${seqs.length} ${what}`, at: placeIn(run, seqs) })),
    ],
  };
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
