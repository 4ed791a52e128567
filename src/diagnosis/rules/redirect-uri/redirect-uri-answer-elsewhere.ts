import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { behindReference } from '../redemption.ts';
import { uriDifference } from './uri-difference.ts';

const rule = {
  id: 'redirect_uri_answer_elsewhere',
  topic: 'redirect_uri',
  title: 'The answer goes to the redirect_uri that was asked for',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * The server sends the answer to the `redirect_uri` of the request, and nowhere else.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const redirectUriAnswerElsewhere: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { ask, sent, received, fields } = answer;
  const went = sent ?? received;
  if (!ask || !went) return [];
  const asked = ask.fields.get('redirect_uri');
  if (!asked) return ask.opaque ? [untold(behindReference)] : [];
  if (!comparable(facts, asked)) return [untold(takenOut)];
  if (isSame(asked.value, went.url)) return [held(asked.seq, went.seq)];
  // Pages that talk to their opener have no place of their own; and an identity broker may hand a state on.
  if (!parseUrl(asked.value)?.protocol.startsWith('http') || !fields.has('state')) return [];
  const state = fields.value('state');
  if (ask.fields.value('state') !== state) return [];
  if (facts.asks.some((one) => isSame(one.fields.value('redirect_uri') ?? '', went.url))) return [];
  if (!sent && isOnlyUpgraded(asked.value, went.url)) return [];
  const failed = received?.response && received.response.message.status >= 400 ? [received.response.seq] : [];
  const { says } = uriDifference(bare(asked.value), bare(went.url));
  return [
    broken(rule, {
      weight: weightOf(facts, failed.length > 0, sent !== undefined),
      certainty: sent ? 'proved' : 'likely',
      says: `The answer went to ${quoted(bare(went.url))}, but ${quoted(asked.value)} was asked for: ${says}.`,
      because: 'The part of the app that began the login does not get the answer, or another part gets it.',
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: asked.value, actual: bare(went.url) },
          ...{ where: 'where the browser was sent', seq: went.seq, expectedSeq: asked.seq },
        },
      ],
      checkFirst: [
        'Look at the server: a custom login page, an identity broker or a rule that has an address of its own for the way back.',
        "Look at what stands before the app: a proxy that rewrites the server's Location headers.",
      ],
      explains: failed,
    }),
  ];
}

/** What went well did no harm; without the server's redirect, the app may have sent the browser on by itself. */
function weightOf({ tokenCalls }: Facts, failed: boolean, sent: boolean): 'error' | 'warning' | 'note' {
  if (tokenCalls.some(({ succeeded }) => succeeded)) return 'note';
  if (failed) return 'error';
  return sent ? 'warning' : 'note';
}

const bare = (url: string): string => url.slice(0, url.search(/[?#]|$/));

/** The same place, however it is written; parameters that the answer adds do not count. */
function isSame(asked: string, went: string): boolean {
  const [from, to] = [parseUrl(asked), parseUrl(went)];
  if (!from || !to) return bare(asked) === bare(went);
  return from.protocol === to.protocol && from.host === to.host && path(from) === path(to);
}

const path = ({ pathname }: URL): string => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
};

/** A browser that goes to https by itself, or an app that puts a slash at the end, leaves no hop in some exports. */
function isOnlyUpgraded(asked: string, went: string): boolean {
  const plain = (url: string) =>
    bare(url)
      .replace(/^https?:/, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return plain(asked) === plain(went);
}
