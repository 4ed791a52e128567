import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { otherTexts, replaced } from '../replaced.ts';

const rule = {
  id: 'state_weak',
  topic: 'state',
  title: 'The state cannot be guessed',
  spec: rfc(6749, '10.12'),
} as const;

/**
 * A `state` that protects must not be guessable.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 10.12](https://www.rfc-editor.org/rfc/rfc6749#section-10.12)
 */
export const stateWeak: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const state = ask.fields.get('state');
  if (!state) return [];
  if (!comparable(facts, state)) return [untold(takenOut)];
  const why = whyWeak(state.value, ask.event.at);
  if (why !== undefined && replaced(facts)) return [untold(otherTexts)];
  return [why === undefined ? held(state.seq) : weak(ask, state, why)];
}

function weak(ask: AuthorizationAsk, state: Field, why: string): Verdict {
  const otherwise = ask.fields.has('code_challenge') || ask.fields.has('nonce');
  return broken(rule, {
    weight: otherwise ? 'note' : 'warning',
    says: `The state ${quoted(state.value)} can be guessed: ${why}.`,
    because: otherwise
      ? 'It carries something through the login and protects nothing; PKCE or nonce does that here.'
      : 'Who can guess it can forge an answer that the app takes for its own, and nothing else in the request prevents that.',
    evidence: [
      {
        ...{ what: 'state', expected: '128 random bits or more', actual: state.value, where: state.where },
        seq: state.seq,
      },
    ],
    checkFirst: [
      'Make state of at least 16 random bytes for each attempt, and keep other data under it in the app.',
    ],
    specs: [rule.spec, rfc(6749, '10.10'), rfc(9700, '4.7.1')],
  });
}

const COMMON: ReadonlySet<string> = new Set(
  'state,random,randomstate,random_state,test,foobar,foo,bar,abc,xyz,login,default,none,null,undefined,true,false,1234,12345,123456,1234567,12345678,123456789,1234567890,[object object],your_state,some_state,opaque,security_token'.split(
    ',',
  ),
);

/** Below so many bits, guessing takes seconds. */
const FEW_BITS = 32;

function whyWeak(value: string, at: number): string | undefined {
  if (COMMON.has(value.toLowerCase())) return 'it is a word that stands in many examples';
  if (value.length > 64) return undefined;
  if (isTime(value, at)) return 'it is the time of the request';
  const characters = new Set(value);
  if (characters.size <= 2 && value.length > 2) return 'the same characters stand in it over and over';
  const bits = value.length * Math.log2(alphabet(value));
  if (bits >= FEW_BITS) return undefined;
  return `${value.length} characters like these hold at most ${Math.floor(bits)} bits`;
}

function alphabet(value: string): number {
  if (/^\d+$/.test(value)) return 10;
  if (/^[0-9a-f]+$/i.test(value)) return 16;
  return /^[a-z]+$|^[A-Z]+$/.test(value) ? 26 : 64;
}

/** Seconds or milliseconds since 1970, within a day of the request. */
function isTime(value: string, at: number): boolean {
  if (!/^\d{10}(\d{3})?$/.test(value)) return false;
  const told = Number(value) * (value.length === 10 ? 1000 : 1);
  return Math.abs(told - at) < 86_400_000;
}
