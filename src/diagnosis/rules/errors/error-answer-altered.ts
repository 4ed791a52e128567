import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { clockTime, differing, listed } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';

/** The app gets what the server sent: what other rules do not compare. */
export const errorAnswerAltered: Rule = {
  id: 'error_answer_altered',
  topic: 'errors',
  title: 'The callback brings all that the server sent',
  spec: rfc(6749, '4.1.2'),
  check: (facts) => facts.answers.flatMap((answer) => judge(facts, answer)),
};

/** Codes and tokens that must not be missing, and `iss`, which must not be another. The other way round there are rules for each. */
const NAMES = ['code', 'id_token', 'access_token', 'iss'] as const;

function judge(facts: Facts, { sent, received, seq }: AuthorizationAnswer): Verdict[] {
  if (!sent || !received) return [];
  const pairs = NAMES.map((name) => [sent.fields.get(name), received.fields.get(name)] as const);
  if (pairs.some((pair) => !comparable(facts, ...pair))) return [untold(takenOut)];
  const altered = pairs.flatMap(([was, is]) => (was && isAltered(was, is) ? [{ was, is }] : []));
  if (altered.length === 0) return [held(sent.seq, seq)];
  const words = altered.map(({ was: { name, value }, is }) =>
    is ? `${name} ${differing(is.value, value).join(' in place of ')}` : `no ${name}`,
  );
  const page = received.response;
  return [
    broken(errorAnswerAltered, {
      says: `The callback reached the app with ${listed(words)}, unlike what the server had sent.`,
      because:
        'Something between server and app changed the address or the form: an app must refuse an answer that is not whole.',
      evidence: altered.map(({ was, is }) => ({
        ...{ what: was.name, expected: was.value, ...(is && { actual: is.value }) },
        ...{ where: is?.where ?? 'the callback', seq: received.seq, expectedSeq: sent.seq },
      })),
      checkFirst: [
        `Look what handles the callback before the app does at ${clockTime(facts.trace.events[received.seq]?.at ?? 0)} UTC: rewrite rules, a proxy, a firewall that takes parameters out, a service worker.`,
        'Compare the address in the browser with the Location that the server sent.',
      ],
      explains: page && page.message.status >= 400 ? [page.seq] : [],
    }),
  ];
}

const isAltered = ({ name, value }: Field, is: Field | undefined): boolean =>
  name === 'iss' ? is !== undefined && is.value !== value : is === undefined;
