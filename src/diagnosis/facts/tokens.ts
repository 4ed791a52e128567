import { decodeJwt } from '../../protocol/jwt.ts';
import type { Trace } from '../../trace/index.ts';
import type {
  AuthorizationAnswer,
  Facts,
  Field,
  Fields,
  ResourceCall,
  SeenToken,
  TokenCall,
} from './facts.ts';

/** Where tokens can turn up. */
export interface TokenPlaces {
  readonly trace: Trace;
  readonly answers: readonly AuthorizationAnswer[];
  readonly calls: readonly TokenCall[];
  readonly resourceCalls: readonly ResourceCall[];
  readonly logouts: Facts['logouts'];
}

/** A token before its signature is verified. */
export type UnverifiedToken = Omit<SeenToken, 'signature' | 'keysSeq'>;

type Kind = SeenToken['kind'];
const KINDS: readonly Kind[] = ['id_token', 'access_token', 'refresh_token'];

interface Found {
  readonly kind: Kind;
  readonly field: Field;
  /** The server gave it out here. */
  readonly issued?: Pick<SeenToken, 'call' | 'authorization'>;
}

/** Every token, once for each value and kind: where it was issued, else where it is seen first. */
export function tokensIn(places: TokenPlaces): UnverifiedToken[] {
  const { events } = places.trace;
  const first = new Map<string, Found>();
  for (const found of foundIn(places)) {
    const key = `${found.kind} ${found.field.value}`;
    const before = first.get(key);
    const earlier = before && (before.issued || !found.issued) && before.field.seq <= found.field.seq;
    if (!before || (!earlier && (found.issued || !before.issued))) first.set(key, found);
  }
  return [...first.values()]
    .sort((a, b) => a.field.seq - b.field.seq)
    .map(({ kind, field: { value, seq, where }, issued }) => ({
      ...{ kind, value, jwt: kind === 'refresh_token' ? undefined : decodeJwt(value), seq, where },
      at: events[seq]?.at ?? 0,
      ...issued,
    }));
}

function foundIn({ trace, answers, calls, resourceCalls, logouts }: TokenPlaces): Found[] {
  return [
    ...answers.flatMap((authorization) =>
      [authorization.sent, authorization.received].flatMap((at) =>
        at ? within(at.fields, { authorization }) : [],
      ),
    ),
    ...calls.flatMap((call) => within(call.answer, { call })),
    ...calls.flatMap(({ fields }) => carried('refresh_token', fields.get('refresh_token'))),
    ...resourceCalls.flatMap(({ token }) => carried('access_token', token)),
    ...logouts.flatMap(({ fields }) => carried('id_token', fields.get('id_token_hint'))),
    ...pastedIn(trace),
  ];
}

const within = (fields: Fields, issued: NonNullable<Found['issued']>): Found[] =>
  KINDS.flatMap((kind) => carried(kind, fields.get(kind)).map((found) => ({ ...found, issued })));

const carried = (kind: Kind, field: Field | undefined): Found[] =>
  field && field.value !== '' && field.value !== 'null' ? [{ kind, field }] : [];

/** Tokens that somebody pasted by themselves. */
function pastedIn({ events }: Trace): Found[] {
  return events.flatMap((event) => {
    if (event.kind !== 'work' || event.name !== PASTED) return [];
    return event.values.flatMap(({ name, value }): Found[] => {
      const kind = KINDS.find((known) => known === name);
      return kind ? [{ kind, field: { name, value, seq: event.seq, where: 'the pasted token' } }] : [];
    });
  });
}

/** The work under which an import keeps pasted tokens. */
export const PASTED = 'pasted_tokens';
