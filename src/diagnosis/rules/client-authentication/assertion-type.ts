import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { effectsOf, errorRow } from './refused-client.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A client assertion says what it is. */
export const assertionType: Rule = {
  id: 'assertion_type',
  topic: 'client authentication',
  title: 'client_assertion_type says that the assertion is a JWT',
  spec: rfc(7523, '2.2'),
  check: (facts) =>
    facts.tokenCalls.filter(tried).slice(0, 50).flatMap(judge).slice(0, 3).concat(hidden(facts)),
};

const tried = ({ fields }: TokenCall) =>
  fields.has('client_assertion') || fields.has('client_assertion_type');

function hidden({ tokenCalls }: Facts): Verdict[] {
  const lacking = tokenCalls.find((call) => call.error === 'invalid_client' && call.lacksBody);
  return lacking
    ? [untold("The token request's form, which may hold a client_assertion, is not in this trace.")]
    : [];
}

function judge(call: TokenCall): Verdict[] {
  const { fields, succeeded, status, response } = call;
  const type = fields.get('client_assertion_type');
  const assertion = fields.get('client_assertion');
  // The SAML type is as good.
  const right =
    type !== undefined && /^urn:ietf:params:oauth:client-assertion-type:(jwt|saml2)-bearer$/.test(type.value);
  if (right && assertion) return [held(call.seq)];
  if (succeeded || !response || status === undefined || status < 400) return [];
  const missing = assertion ? 'client_assertion_type' : 'client_assertion';
  return [
    broken(assertionType, {
      explains: effectsOf([call]),
      says:
        assertion && type
          ? `client_assertion_type is "${type.value.slice(0, 120)}", which names no kind of assertion.`
          : `The token request has ${assertion ? 'client_assertion' : 'client_assertion_type'} without ${missing}.`,
      because:
        'Without both parameters as they are defined, the server does not see a client authentication.',
      evidence: [
        {
          ...{
            what: assertion ? 'client_assertion_type' : 'client_assertion',
            actual: type?.value ?? 'none',
          },
          ...{
            expected: assertion ? TYPE : 'a signed JWT',
            where: "the token request's form",
            seq: call.seq,
          },
        },
        errorRow(call),
      ],
      checkFirst: [`Send client_assertion_type=${TYPE} beside client_assertion.`],
    }),
  ];
}
