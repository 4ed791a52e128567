import { code, codeParts, inOrder, state } from '../../testing/made-code.ts';
import { deviceAsk, deviceTrace, poll } from '../../testing/made-device.ts';
import { answers, json, lands, type Made, madeTrace, type Reply } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const good = () => madeTrace(flow, inOrder(codeParts()));
const swapped = (made: Partial<Made>, ...more: Made[]) => {
  const { ask, answer, land, swap } = codeParts();
  return madeTrace(flow, [ask, answer, land, { ...swap, ...made }, ...more]);
};
const tooMany: Reply = {
  status: 429,
  headers: [['Retry-After', '30']],
  body: '{"message":"Too Many Requests"}',
};
const failing = (failure: string) => swapped({ reply: { status: 0 }, failure });

/** Traces about connections that do not come about, and servers that have enough. */
export const connectionCases: readonly RuleCases[] = [
  {
    rule: 'rate_limited',
    fires: {
      '429 with Retry-After': () => swapped({ reply: tooMany }),
      '429 from the API': () => {
        const parts = codeParts();
        return madeTrace(flow, inOrder({ ...parts, call: { ...parts.call, reply: { status: 429 } } }));
      },
      '503 with Retry-After': () => swapped({ reply: { status: 503, headers: [['Retry-After', '120']] } }),
      'the next try works, so that it is a note': () => swapped({ reply: tooMany }, codeParts().swap),
    },
    nearly: {
      none: good,
      '503 alone': () => swapped({ reply: { status: 503 } }),
      'slow_down with 429': () => deviceTrace([deviceAsk(), poll(json(429, { error: 'slow_down' }))]),
      'another error': () => swapped({ reply: json(400, { error: 'invalid_grant' }) }),
    },
    missing: { 'an answer': () => swapped({ reply: { status: 0 }, responseLacks: ['message'] }) },
  },
  {
    rule: 'tls_or_dns_failure',
    fires: {
      'a certificate': () => failing('net::ERR_CERT_DATE_INVALID'),
      'a certificate, in Firefox': () => failing('SEC_ERROR_UNKNOWN_ISSUER'),
      'a certificate, in Node': () => failing('self-signed certificate in certificate chain'),
      'a name': () => failing('net::ERR_NAME_NOT_RESOLVED'),
      'a name, in curl': () => failing('curl: (6) Could not resolve host: id.example'),
      'a port': () => failing('connect ECONNREFUSED 10.0.0.7:443'),
      'a timeout': () => failing('net::ERR_CONNECTION_TIMED_OUT'),
      'a program that does not listen': () => {
        const uri = 'http://127.0.0.1:51004/cb';
        const { ask } = codeParts({ ask: { redirect_uri: uri } });
        const answer = answers({ code, state }, '?', uri);
        const land = lands({ code, state }, '?', uri);
        return madeTrace(flow, [
          ask,
          answer,
          { ...land, reply: { status: 0 }, failure: 'net::ERR_CONNECTION_REFUSED' },
        ]);
      },
      'the next try works, so that it is a note': () =>
        swapped({ reply: { status: 0 }, failure: 'net::ERR_NETWORK_CHANGED' }, codeParts().swap),
    },
    nearly: {
      none: good,
      'what CORS keeps back': () => failing('net::ERR_FAILED'),
      'what a blocker keeps back': () => failing('net::ERR_BLOCKED_BY_CLIENT'),
      'what the page gave up': () => failing('net::ERR_ABORTED'),
      'a scheme that nobody takes': () => failing('net::ERR_UNKNOWN_URL_SCHEME'),
    },
    missing: { why: () => swapped({ reply: { status: 0 } }) },
  },
];
