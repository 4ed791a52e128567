import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Evidence } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import {
  lessExactThan,
  methodWords,
  type RefusedClient,
  refusedClients,
  successesOf,
} from './refused-client.ts';

/** The client authenticates in a way that the server supports, and takes from this client. */
export const clientAuthenticationMethod: Rule = {
  id: 'client_authentication_method',
  topic: 'client authentication',
  title: 'The client authenticates by a method that the server takes from it',
  spec: rfc(8414, '2'),
  check: (facts) => {
    const verdicts = refusedClients(facts).flatMap((refused) => judge(facts, refused));
    const good = facts.tokenCalls.find((call) => call.succeeded && call.authentication.length > 0);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

interface Reason {
  readonly proved: boolean;
  readonly expected: string;
  readonly because: string;
  readonly row?: Evidence;
}

function judge(facts: Facts, refused: RefusedClient): Verdict[] {
  const { call, explains, weight, row } = refused;
  const method = call.authentication[0]?.method;
  if (method === undefined || call.authentication.length > 1) return [];
  const reason = byMetadata(facts, method) ?? byOtherCall(facts, refused) ?? byWords(refused);
  if (!reason)
    return supported(facts)
      ? []
      : [untold("The server's metadata, which says which methods it supports, is not in this trace.")];
  return [
    broken(clientAuthenticationMethod, {
      ...{ weight, explains, certainty: reason.proved ? 'proved' : 'likely' },
      supersedes: lessExactThan(facts, call),
      says: `The client authenticates by ${methodWords[method]}, which the server does not take from it; it takes ${reason.expected}.`,
      because: reason.because,
      evidence: [
        {
          ...{ what: 'client authentication method', expected: reason.expected, actual: method },
          ...{ where: call.request, seq: call.seq },
        },
        ...(reason.row ? [reason.row] : []),
        row,
      ],
      checkFirst: [
        'Compare the method set in the library with the one registered for the client (token_endpoint_auth_method).',
        'Set both to the same method; client_secret_basic is the default of registrations.',
      ],
      isNot: 'A wrong secret gives the same error code, but here the method itself does not fit.',
    }),
  ];
}

function supported({ metadata }: Facts): readonly string[] | undefined {
  const listedThere = metadata?.members.token_endpoint_auth_methods_supported;
  const texts = Array.isArray(listedThere)
    ? listedThere.filter((one): one is string => typeof one === 'string')
    : [];
  return texts.length > 0 ? texts : undefined;
}

function byMetadata(facts: Facts, method: string): Reason | undefined {
  const methods = supported(facts);
  if (!methods || methods.includes(method) || !facts.metadata) return undefined;
  return {
    ...{ proved: true, expected: listed(methods, 'or') },
    because: "The server's metadata does not list this method, and the server refuses the client.",
    row: {
      ...{ what: 'token_endpoint_auth_methods_supported', actual: methods.join(' ') },
      ...{ where: 'the server metadata', seq: facts.metadata.seq },
    },
  };
}

/** The same secret went through by another method. */
function byOtherCall(facts: Facts, { call }: RefusedClient): Reason | undefined {
  const [mine] = call.authentication;
  const secret = mine?.credential?.value;
  if (secret === undefined) return undefined;
  const theirs = successesOf(facts, call.clientId)
    .flatMap(({ authentication }) => authentication)
    .find((one) => one.method !== mine?.method && one.credential?.value === secret);
  if (!theirs) return undefined;
  const because = 'The same credentials went through when they were sent by the other method.';
  return { proved: true, expected: theirs.method, because };
}

/** The description speaks of the method. */
function byWords({ call }: RefusedClient): Reason | undefined {
  const described = (call.answer.value('error_description') ?? '').slice(0, 500);
  const speaks = /auth\w*[ _-]?method|method.{0,40}not (allowed|supported|permitted|registered)/i.test(
    described,
  );
  if (!speaks) return undefined;
  const because = 'The error description speaks of the authentication method.';
  return { proved: false, expected: 'another method', because };
}
