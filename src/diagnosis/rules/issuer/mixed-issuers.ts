import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import { isObject } from '../../../trace/index.ts';
import type { AuthorizationAsk, Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { codeCalls, noAsk, redemptionOf } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { ownMetadataSeq, remembered } from '../remembered.ts';

const rule = {
  id: 'mixed_issuers',
  topic: 'issuer',
  title: 'A code goes back to the server that gave it',
  spec: rfc(9700, '4.4'),
} as const;

/**
 * A code of one server at the token endpoint of another: a wrong configuration, or a mix-up attack.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.4](https://www.rfc-editor.org/rfc/rfc9700#section-4.4)
 */
export const mixedIssuers: Rule = {
  ...rule,
  check: (facts) => codeCalls(facts).flatMap((call) => checkCall(facts, call)),
};

const NOTHING_THERE: ReadonlySet<number> = new Set([404, 405, 410]);

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  // A server may have its endpoints at several hosts; what was taken is right.
  if (call.succeeded) return [held(call.seq)];
  // Where nothing is, no other server is: `endpoint_not_found`.
  if (!grantRefused(call) || NOTHING_THERE.has(call.status ?? 0)) return [];
  const { ask, certain } = redemptionOf(facts, call) ?? {};
  if (!ask) return [untold(noAsk)];
  const used = bare(call.event.message.url);
  const told = byMetadata(facts, ask, used) ?? byOtherAttempt(facts, ask, used);
  if (!told) {
    const same = hostOf(ask.event.message.url) === hostOf(used);
    return same
      ? [held(ask.seq, call.seq)]
      : [
          untold(
            'Which token endpoint belongs to this server cannot be seen: its metadata is not in this trace.',
          ),
        ];
  }
  return [
    broken(rule, {
      certainty: told.certain && certain === true ? 'proved' : 'likely',
      says: `The code came from ${quoted(bare(ask.event.message.url))}, and was sent to the token endpoint ${quoted(used)}, ${told.says}.`,
      because:
        'Only the server that gave a code can redeem it; to another one it is unknown, and that one now has it.',
      evidence: [
        {
          ...{ what: 'token endpoint', actual: used, where: 'the token request', seq: call.seq },
          ...(told.expected !== undefined && { expected: told.expected }),
          ...(told.expectedSeq !== undefined && { expectedSeq: told.expectedSeq }),
        },
        {
          what: 'authorization endpoint',
          actual: bare(ask.event.message.url),
          where: 'the authorization request',
          seq: ask.seq,
        },
      ],
      checkFirst: [
        'Take both endpoints from the metadata of one issuer, and look where the app mixes environments or tenants.',
        'An app with several servers: keep with state which one was asked, and compare iss in the answer.',
      ],
      explains: explainedBy(call),
    }),
  ];
}

interface Told {
  readonly says: string;
  readonly certain: boolean;
  readonly expected?: string;
  readonly expectedSeq?: number;
}

/** The metadata name this authorization endpoint, and another token endpoint. */
function byMetadata(facts: Facts, ask: AuthorizationAsk, used: string): Told | undefined {
  const { metadata, trace } = facts;
  if (!metadata || isNamed(metadata.members, used)) return undefined;
  const [asks, redeems] = [
    endpoint(metadata.members, 'authorization_endpoint'),
    endpoint(metadata.members, 'token_endpoint'),
  ];
  if (asks !== bare(ask.event.message.url) || redeems === undefined || redeems === used) return undefined;
  // An app that hands the code to its own server, which hands it on, breaks nothing.
  if (trace.imported?.origins.app?.some((origin) => used.startsWith(`${origin}/`))) return undefined;
  const place = ownMetadataSeq(facts);
  return {
    says: "which is not that server's",
    certain: place !== undefined,
    expected: redeems,
    ...(place !== undefined && { expectedSeq: place }),
  };
}

/** A host that the metadata name is the same server; at a host of many tenants nothing tells which path is whose. */
const isNamed = (members: Readonly<Record<string, unknown>>, used: string): boolean =>
  Object.values(members)
    .flatMap((value) => (isObject(value) ? Object.values(value) : [value]))
    .some((value) => typeof value === 'string' && hostOf(value) === hostOf(used));

function endpoint(members: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? bare(value) : undefined;
}

/** Another attempt, at another server, was answered there. */
function byOtherAttempt({ others }: Facts, ask: AuthorizationAsk, used: string): Told | undefined {
  const host = hostOf(ask.event.message.url);
  const owner = others.find((one) => answeredAt(one).some(({ url, from }) => url === used && from !== host));
  if (!owner || hostOf(used) === host) return undefined;
  return { says: 'where another attempt of this trace, at another server, was answered', certain: false };
}

/** Where codes were redeemed with success, and from which host they came. */
const answeredAt = remembered((facts) =>
  codeCalls(facts)
    .filter(({ succeeded }) => succeeded)
    .flatMap((call) => {
      const ask = redemptionOf(facts, call)?.ask;
      return ask ? [{ url: bare(call.event.message.url), from: hostOf(ask.event.message.url) }] : [];
    }),
);

const bare = (url: string): string => url.slice(0, url.search(/[?#]|$/));

const hostOf = (url: string): string => parseUrl(url)?.host ?? '';
