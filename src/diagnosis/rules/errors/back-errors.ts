import { header } from '../../../protocol/http.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import { lacksAnswer } from '../../facts/absent.ts';
import { readBody } from '../../facts/body.ts';
import type { Facts, ResourceCall, TokenCall } from '../../facts/facts.ts';
import { placed } from '../../facts/fields.ts';
import { errorIn } from '../../facts/token-calls.ts';
import { type SeenError, type Side, told, wentWell } from './seen-error.ts';

/** Errors in the answers to the app's own requests. */
export const backErrors = (facts: Facts): SeenError[] => [
  ...facts.pushes.flatMap(({ response }) => ofSide(facts, response, 'pushed')),
  ...facts.devices.flatMap(({ response }) => ofSide(facts, response, 'device')),
  ...facts.revocations.flatMap(({ response }) => ofSide(facts, response, 'revocation')),
  ...facts.introspections.flatMap(({ response }) => ofSide(facts, response, 'introspection')),
  ...facts.logouts.flatMap(({ response }) => ofSide(facts, response, 'logout')),
  ...ofCalls(facts),
  ...facts.resourceCalls.flatMap((call) => ofResource(facts, call)),
];

const SIDES: Readonly<
  Record<Side, { readonly by: string; readonly where: string; readonly brings: readonly string[] }>
> = {
  pushed: {
    ...{ by: 'the pushed authorization request endpoint', where: 'the pushed authorization response' },
    brings: ['request_uri'],
  },
  device: {
    ...{ by: 'the device authorization endpoint', where: 'the device authorization response' },
    brings: ['device_code', 'user_code'],
  },
  revocation: { by: 'the revocation endpoint', where: 'the revocation response', brings: [] },
  introspection: {
    by: 'the introspection endpoint',
    where: 'the introspection response',
    brings: ['active'],
  },
  logout: { by: 'the logout endpoint', where: 'the logout response', brings: [] },
};

function ofSide(facts: Facts, response: ResponseEvent | undefined, place: Side): SeenError[] {
  if (!response) return [];
  const { by, where, brings } = SIDES[place];
  const fields = placed(readBody(response.message).parameters, response.seq, where);
  const { status } = response.message;
  const code = place === 'logout' && status < 400 ? undefined : errorIn(fields);
  const incomplete = isWhole(facts, response) && brings.some((name) => !fields.has(name));
  if (code === undefined && status < 400 && !incomplete) return [];
  return [{ by, place, code, status, where, ...told(facts, fields, response.seq) }];
}

/** An answer that went well and whose body the trace has. */
const isWhole = (facts: Facts, response: ResponseEvent): boolean =>
  response.message.status >= 200 && response.message.status < 300 && !lacksAnswer(response, facts.trace);

/** A device that has to wait is answered with an error, and nothing is wrong (RFC 8628 §3.5). */
const NOT_YET: ReadonlySet<string | undefined> = new Set(['authorization_pending', 'slow_down']);

function ofCalls(facts: Facts): SeenError[] {
  const polls = new Set(facts.devices.flatMap((ask) => ask.polls.map(({ seq }) => seq)));
  return facts.tokenCalls
    .filter((call) => !(isUnread(call) && (polls.has(call.seq) || wasHealed(facts, call))))
    .flatMap((call) => ofCall(facts, call));
}

/** Refused, and the file does not say with which words: a poll that had to wait looks the same. */
const isUnread = ({ error, lacksAnswer }: TokenCall): boolean => error === undefined && lacksAnswer;

/** The next request of the same kind went through, or the answer hands out a nonce for it (RFC 9449 §8). */
function wasHealed({ tokenCalls }: Facts, call: TokenCall): boolean {
  const next = tokenCalls.find(({ seq, grant }) => seq > call.seq && grant === call.grant);
  if (!next) return false;
  const nonce = call.response && header(call.response.message, 'dpop-nonce');
  const again = ['code', 'refresh_token', 'assertion'].every(
    (name) => next.fields.value(name) === call.fields.value(name),
  );
  return nonce !== undefined || (again && wentWell(next));
}

function ofCall(facts: Facts, call: TokenCall): SeenError[] {
  const { error: code, status, succeeded, response, answer } = call;
  const meant = call.grant !== undefined || call.lacksBody;
  const empty = meant && response !== undefined && isWhole(facts, response);
  const refused = code !== undefined || (status ?? 0) >= 400 || empty;
  if (succeeded || !refused || NOT_YET.has(code)) return [];
  const seq = response?.seq ?? call.seq;
  const where = 'the token response';
  return [
    { by: 'the token endpoint', place: 'token', code, status, where, call, ...told(facts, answer, seq) },
  ];
}

function ofResource(facts: Facts, resource: ResourceCall): SeenError[] {
  const { status, challenge, answer, response, to } = resource;
  if (!response || (status ?? 0) < 400) return [];
  const fields = challenge.has('error') ? challenge : answer;
  const where = challenge.has('error')
    ? 'the WWW-Authenticate header'
    : `the answer of ${to === 'userinfo' ? '/userinfo' : 'the API'}`;
  const by = to === 'userinfo' ? '/userinfo' : 'the API';
  const code = errorIn(fields);
  return [{ by, place: 'resource', code, status, where, resource, ...told(facts, fields, response.seq) }];
}
