import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { isLoopback } from './hosts.ts';

/** A kind of failure below HTTP, as browsers and other clients name it. */
interface Kind {
  readonly says: string;
  readonly names: RegExp;
  readonly because: string;
  readonly checkFirst: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    says: 'its certificate is not trusted',
    names:
      /CERT(?!IFICATE_TRANSPARENCY)|SEC_ERROR|SSL_ERROR_BAD_CERT|self[- ]?signed|unable to (?:get|verify)|SSL certificate problem|curl: \((?:51|60)\)|PKIX|x509/i,
    because:
      'The client refuses the TLS certificate: it has expired, names another host, or comes from an authority that the client does not know.',
    checkFirst: [
      'Open the address and look at the certificate: its expiry, its names, and whether the whole chain is sent.',
      'If the authority is private, or a proxy inspects TLS, add its certificate to what this client trusts.',
      'Do not switch the check off: whoever sits in between could then read codes and tokens.',
    ],
  },
  {
    says: 'TLS could not be set up',
    names: /ERR_SSL|SSL_ERROR|TLS|EPROTO|handshake|curl: \(35\)|ERR_QUIC/i,
    because: 'The two sides found no common protocol, or something in between spoke plain http on this port.',
    checkFirst: [
      'Check that the port speaks TLS, and which versions both sides allow.',
      'Check for a proxy in between.',
    ],
  },
  {
    says: 'its host name is not known',
    names:
      /NAME_NOT_RESOLVED|NAME_RESOLUTION|DNS|UNKNOWN_HOST|ENOTFOUND|EAI_AGAIN|could not resolve|UnknownHost|curl: \(6\)|no such host/i,
    because:
      'The name does not resolve where the client runs: a typing error, an internal name, or a missing DNS record.',
    checkFirst: [
      'Check the host name for typing errors, and whether it is one that only exists inside a network.',
      'Resolve it on the machine where the client runs.',
    ],
  },
  {
    says: 'nothing listens there',
    names: /CONNECTION_REFUSED|ECONNREFUSED|connection refused|curl: \(7\)|failed to connect/i,
    because: 'The machine answers, but no program takes connections on this port.',
    checkFirst: [
      'Check that the program runs, and on which port.',
      'Inside a container, localhost is the container itself: use the name of the service.',
    ],
  },
  {
    says: 'the connection broke or timed out',
    names:
      /TIMED_OUT|TIMEOUT|ETIMEDOUT|ECONNRESET|CONNECTION_(?:RESET|CLOSED|ABORTED|FAILED)|EMPTY_RESPONSE|ADDRESS_UNREACHABLE|NETWORK_CHANGED|INTERNET_DISCONNECTED|PROXY_CONNECTION|TUNNEL_CONNECTION|NET_(?:RESET|INTERRUPT|TIMEOUT)|EHOSTUNREACH|ENETUNREACH|curl: \((?:28|52|56)\)|no route to host/i,
    because:
      'No answer came over the network: a firewall, a proxy that must be used, or a server that does not answer in time.',
    checkFirst: [
      'Check firewall and outgoing proxy on the machine where the client runs.',
      'Look in the log of the server whether the request arrived.',
    ],
  },
];

/**
 * Whether connections come about: host names resolve, certificates are trusted, servers answer.
 * @see [RFC 9110 - HTTP Semantics, section 4.3.4](https://www.rfc-editor.org/rfc/rfc9110#section-4.3.4)
 */
export const tlsOrDnsFailure: Rule = {
  id: 'tls_or_dns_failure',
  topic: 'network and proxies',
  title: 'Connections to all parties succeed',
  spec: rfc(9110, '4.3.4'),
  check: (facts) => {
    const failures = facts.trace.events.flatMap((event): Failed[] => {
      if (event.kind !== 'response' || event.failure === undefined) return [];
      const failure = event.failure.slice(0, 500);
      const kind = KINDS.find(({ names }) => names.test(failure));
      const request = facts.model.requestOf(event);
      return kind && request ? [{ kind, failure, request, response: event }] : [];
    });
    const byHost = new Map(failures.toReversed().map((one) => [hostOf(one.request), one]));
    if (byHost.size > 0) return [...byHost.values()].map((one) => verdictOn(facts, one, failures));
    return silentOf(facts);
  },
};

interface Failed {
  readonly kind: Kind;
  readonly failure: string;
  readonly request: RequestEvent;
  readonly response: ResponseEvent;
}

const hostOf = ({ message }: RequestEvent): string => parseUrl(message.url)?.host ?? '';

/** An answer without a status and without a word why says that something failed, not what. */
function silentOf({ trace }: Facts): Verdict[] {
  const responses = trace.events.filter((event) => event.kind === 'response');
  const silent = responses.find(
    ({ message, failure, lacks }) =>
      message.status === 0 && failure === undefined && !lacks?.includes('message'),
  );
  if (silent) return [untold('The file does not say why a request got no answer.')];
  const first = responses.find(({ message }) => message.status > 0);
  return first ? [held(first.seq)] : [];
}

function verdictOn(facts: Facts, failed: Failed, failures: readonly Failed[]): Verdict {
  const { kind, failure, request, response } = failed;
  const host = hostOf(request);
  const passed = facts.trace.events.some((event) => {
    if (event.kind !== 'response' || event.seq < response.seq || event.message.status === 0) return false;
    const other = facts.model.requestOf(event);
    return other !== undefined && hostOf(other) === host;
  });
  const native =
    request.from === 'browser' &&
    request.to === 'app' &&
    isLoopback(parseUrl(request.message.url)?.hostname ?? '');
  return broken(tlsOrDnsFailure, {
    weight: passed ? 'note' : 'error',
    says: `The connection to ${host} failed: ${kind.says} (${quoted(failure)}).`,
    because: native
      ? 'The browser was sent back to a program on its own machine, and that program did not take the request.'
      : kind.because,
    evidence: [
      { what: 'failure', actual: failure, where: 'the answer that did not come', seq: response.seq },
      { what: 'host', actual: host, where: 'the request', seq: request.seq },
    ],
    checkFirst: [
      ...(native
        ? ['Start the program that is to take the answer before the browser opens, and check its port.']
        : []),
      ...kind.checkFirst,
    ],
    isNot: 'No OAuth parameter is the reason: the request did not reach the server.',
    explains: failures.filter((one) => hostOf(one.request) === host).map((one) => one.response.seq),
  });
}
