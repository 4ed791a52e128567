import { parseUrl } from '../../../protocol/http.ts';
import { oidcDiscovery, rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { isPrivateHost } from '../redirect-uri/hosts.ts';
import { ownMetadataSeq, requestOf } from '../remembered.ts';
import { isIssuer, issuerDifference } from './issuer-names.ts';

const rule = {
  id: 'metadata_issuer_mismatch',
  topic: 'issuer',
  title: 'The issuer in the metadata is the address that the metadata was asked for at',
  spec: rfc(8414, '3.3'),
} as const;

/**
 * Metadata count only where their `issuer` is the address that their own address was made of.
 * @see [RFC 8414 - OAuth 2.0 Authorization Server Metadata, section 3.3](https://www.rfc-editor.org/rfc/rfc8414#section-3.3)
 */
export const metadataIssuerMismatch: Rule = { ...rule, check: checkMetadata };

function checkMetadata(facts: Facts): Verdict[] {
  const { metadata, trace } = facts;
  const event = trace.events[ownMetadataSeq(facts) ?? -1];
  if (!metadata || event?.kind !== 'response') return [];
  const request = requestOf(facts, event);
  if (!request) return [];
  if (request.lacks?.includes('message'))
    return [untold('Where the metadata was asked for is not in this trace.')];
  const asked = issuerOfAddress(request.message.url);
  if (asked === undefined || metadata.issuer === undefined) return [];
  if (isFor(asked, metadata.issuer)) return [held(request.seq, metadata.seq)];
  const used = facts.asks.length > 0 || facts.tokenCalls.some(({ succeeded }) => succeeded);
  const difference = issuerDifference(asked, metadata.issuer);
  return [
    broken(rule, {
      // Some servers have always done so, and their clients know; a wrong scheme or an inner name is nobody's intention.
      weight: used || !isMistake(asked, metadata.issuer) ? 'note' : 'error',
      certainty: used ? 'proved' : 'likely',
      says: `The metadata asked for at ${quoted(asked)} names the issuer ${quoted(metadata.issuer)}: ${difference}.`,
      because: used
        ? 'This app takes it; libraries that compare the two, as they must, refuse to start.'
        : 'A library that compares the two, as it must, does not use the metadata, so no login can begin.',
      evidence: [
        {
          ...{ what: 'issuer', expected: asked, actual: metadata.issuer, where: "the server's metadata" },
          ...{ seq: metadata.seq, expectedSeq: request.seq },
        },
      ],
      checkFirst: [
        'Configure the issuer in the app exactly as the metadata names it.',
        "Look at the server's setting of its public address: behind a proxy it may call itself http, or by an inner name.",
        'A server for several tenants: use the address of one tenant, not the common one.',
      ],
      specs: [rule.spec, oidcDiscovery('4.3', 'ProviderConfigurationValidation')],
    }),
  ];
}

function isMistake(asked: string, issuer: string): boolean {
  const [from, to] = [parseUrl(asked), parseUrl(issuer)];
  if (!from || !to) return true;
  if (from.host === to.host) return from.protocol !== to.protocol;
  return isPrivateHost(to.hostname) !== isPrivateHost(from.hostname);
}

const OIDC = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

/** The issuer that an address of metadata is made of; `undefined` where it is no usual one. */
function issuerOfAddress(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const { origin, pathname } = url;
  if (pathname.endsWith(OIDC)) return origin + pathname.slice(0, -OIDC.length);
  if (pathname.startsWith(OAUTH)) return origin + pathname.slice(OAUTH.length);
  return undefined;
}

/** A slash at the end is taken off to make the address, so it does not show there. */
const isFor = (asked: string, issuer: string): boolean =>
  isIssuer(issuer, asked) || isIssuer(issuer.replace(/\/$/, ''), asked) || hasOpenPlace(asked, issuer);

/** Metadata for all tenants: the address says `common` where the issuer leaves a place open. */
const hasOpenPlace = (asked: string, issuer: string): boolean =>
  /\{[a-z_]{1,30}\}/i.test(issuer.slice(0, 500)) && parseUrl(asked)?.host === parseUrl(issuer)?.host;
