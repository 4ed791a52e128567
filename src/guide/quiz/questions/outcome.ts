import { explainError } from '../../../protocol/dictionary/index.ts';
import { rfc, type SpecRef } from '../../../protocol/spec.ts';
import {
  notYetIn,
  refusalIn,
  type TraceEvent,
  type TraceModel,
  type WorkEvent,
} from '../../../trace/index.ts';
import { errorIn } from '../message.ts';
import type { Draft, Maker } from '../question.ts';
import { partyWords, pathOf, sentenceCase } from '../words.ts';

/** What each endpoint answers when it refuses, the most usual first. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  '/authorize': ['invalid_request', 'invalid_scope', 'unauthorized_client', 'access_denied'],
  '/oauth/par': ['invalid_request', 'invalid_client', 'invalid_scope'],
  '/oauth/device/code': ['invalid_client', 'invalid_scope', 'unauthorized_client'],
  '/oauth/token': ['invalid_grant', 'invalid_client', 'invalid_scope', 'unsupported_grant_type'],
  '/userinfo': ['invalid_token', 'insufficient_scope', 'invalid_request'],
};
const OF_POLLS = ['authorization_pending', 'slow_down', 'access_denied', 'expired_token'];
const OF_APIS = ['invalid_token', 'insufficient_scope', 'invalid_request'];

/** Where the errors of an endpoint stand. */
const SPECS: Readonly<Record<string, SpecRef>> = {
  '/authorize': rfc(6749, '4.1.2.1'),
  '/oauth/token': rfc(6749, '5.2'),
  '/oauth/device/code': rfc(8628, '3.2'),
};

const YES = 'It accepts it: every check passes';
const no = (code: string) => `It refuses it: \`${code}\``;

/** Is a request accepted, or refused with which error? After a refusal: which error goes out? */
export const outcome: Maker = ({ model }, event) => {
  if (event.kind === 'work') return ofWork(model, event);
  return event.kind === 'response' ? ofRefusal(model, event) : [];
};

function ofWork(model: TraceModel, work: WorkEvent): Draft[] {
  const request = model.requestOf(work);
  const response = model.responseOf(work);
  if (!request || !response || refusalIn(work) || work.checks.length === 0) return [];
  const path = pathOf(request.message);
  if (work.by !== 'api' && !Object.hasOwn(ERRORS, path)) return [];
  const waits = notYetIn(work);
  const code = errorIn(response);
  if ((code === undefined) !== (waits === undefined) || response.message.status >= 500) return [];
  const passes = work.checks.filter(({ passed }) => passed).map(({ title }) => title);
  const polls = work.checks.some(({ id }) => id === 'device_code_present');
  return [
    {
      kind: 'outcome',
      about: `outcome ${path} ${code ?? ''}`,
      prompt: `${sentenceCase(partyWords(work.by))} checks \`${request.message.method} ${path}\`. What comes of it?`,
      right: code === undefined ? YES : no(code),
      wrong: [...errorsOf(path, work, polls).map(no), YES],
      explanation:
        waits && code !== undefined
          ? meaning(code)
          : passes.length === 1
            ? `Its one check passes: “${passes[0]}”.`
            : `All ${passes.length} checks pass, the last of them “${passes.at(-1)}”.`,
      spec: waits?.spec ?? SPECS[path] ?? work.checks.at(-1)?.spec ?? rfc(6750, '3.1'),
      worth: polls && waits ? 4 : 1,
    },
  ];
}

function ofRefusal(model: TraceModel, response: TraceEvent): Draft[] {
  if (response.kind !== 'response') return [];
  const refused = model.workFor(response).find((work) => refusalIn(work) && work.by === response.from);
  const request = model.requestOf(response);
  const code = errorIn(response);
  if (!refused || !request || code === undefined) return [];
  const polls = refused.checks.some(({ id }) => id === 'device_code_present');
  const failed = refusalIn(refused);
  return [
    {
      kind: 'outcome',
      about: `error ${code} ${response.seq}`,
      prompt: `${sentenceCase(partyWords(response.from))} has refused \`${request.message.method} ${pathOf(request.message)}\`. Which error does it answer with?`,
      right: `\`${code}\``,
      wrong: errorsOf(pathOf(request.message), refused, polls).map((other) => `\`${other}\``),
      explanation: meaning(code),
      spec: explainError(code)?.spec ?? failed?.spec ?? rfc(6749, '5.2'),
      worth: 4,
    },
  ];
}

const errorsOf = (path: string, work: WorkEvent, polls: boolean): readonly string[] => {
  if (polls) return OF_POLLS;
  return ERRORS[path] ?? (work.by === 'api' ? OF_APIS : ['access_denied', 'invalid_request', 'server_error']);
};

const meaning = (code: string): string =>
  `\`${code}\`: ${explainError(code)?.what ?? 'what the check refused.'}`;
