import type { ExposedKind } from '../../guide/compare/measure.ts';
import type { Reader, SecretKind } from '../../protocol/parties.ts';
import type { Cell, Line, Row } from './cells.ts';
import type { MeasuredRun } from './measured-flow.ts';
import { placeIn } from './place-in.ts';

/** Shorter than in the inspector: seven of them stand side by side. */
const PLACES: Readonly<Record<Reader, string>> = {
  'address bar': 'address bar',
  'browser history': 'history',
  'Referer header': 'Referer',
  'browser memory': 'browser memory',
  'page source': 'page source',
  'server logs': 'server logs',
  'other apps on the device': 'other apps',
  'programs on this machine': 'local programs',
  onlookers: 'onlookers',
  'network (no TLS)': 'open network',
  attacker: 'attacker',
  'app code': 'the app',
  'authorization server': 'the server',
  api: 'the API',
  'network (TLS)': 'network',
};

const URL_PLACES: readonly Reader[] = ['address bar', 'browser history', 'Referer header', 'server logs'];

/** Rows on who could read what, from the runs. */
export const exposureRows: readonly Row[] = [
  {
    ...{ id: 'in-urls', label: 'In URLs', measured: true },
    hint: 'What stood in the address bar, the history, a Referer header or a log.',
    cell: (_flow, measured) => measured && inUrls(measured.run),
  },
  kindRow('id_token', 'ID token', 'Says who signed in, to whoever can read.'),
  kindRow('access_token', 'Access token', 'Opens the API until it expires.'),
  kindRow('refresh_token', 'Refresh token', 'Brings new access tokens, for days or months.'),
  kindRow('code', 'Code', 'Brings tokens once, to whoever proves to be the app.'),
  kindRow('user_code', 'User code', 'Ties a device to whoever enters it and signs in.'),
  kindRow('password', 'Password', 'Meant for the server alone; an app that sees it could keep it.'),
];

function inUrls(run: MeasuredRun): Cell {
  const lines = run.measures.exposed.flatMap(({ kind, beside }): Line[] => {
    const seqs = beside.flatMap((one) => (URL_PLACES.includes(one.reader) ? one.seqs : []));
    if (seqs.length === 0) return [];
    return [
      {
        text: NAMES[kind] ?? kind,
        secret: kind,
        at: placeIn(
          run,
          [...seqs].sort((a, b) => a - b),
        ),
      },
    ];
  });
  return { lines: lines.length > 0 ? lines : [{ text: 'Nothing' }] };
}

const NAMES: Partial<Record<SecretKind, string>> = {
  password: 'password',
  code: 'code',
  user_code: 'user code',
  device_code: 'device code',
  id_token: 'ID token',
  access_token: 'access token',
  refresh_token: 'refresh token',
  client_secret: 'client secret',
};

function kindRow(kind: SecretKind, label: string, hint: string): Row {
  return {
    ...{ id: `exposed-${kind}`, label, hint, measured: true },
    cell(_flow, measured) {
      if (!measured) return undefined;
      const { run } = measured;
      const exposed = run.measures.exposed.find((one) => one.kind === kind);
      if (!exposed) return { lines: [{ text: 'has none' }], tone: 'none' };
      const more = `Held by ${listed(exposed.holders.map(({ reader }) => PLACES[reader]))}.`;
      return { lines: placesOf(run, exposed), more: { text: more } };
    },
  };
}

/** Places that it leaks to. A password is meant for the server alone, so the app counts among them. */
function placesOf(run: MeasuredRun, { kind, beside, holders }: ExposedKind): Line[] {
  const app = holders.find(({ reader }) => reader === 'app code');
  const places = beside.map(({ reader, seqs }): Line => ({ text: PLACES[reader], at: placeIn(run, seqs) }));
  const page = app && run.measures.fromPage.length > 0;
  if (app && kind === 'password') places.unshift({ text: 'the app', at: placeIn(run, app.seqs) });
  if (page) places.push({ text: 'script of the page', at: placeIn(run, app.seqs.slice(0, 1)) });
  return places.length > 0 ? places : [{ text: 'Nobody else' }];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
