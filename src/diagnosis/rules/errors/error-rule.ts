import type { SpecRef } from '../../../protocol/spec.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Certainty, Evidence, Weight } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { clockTime, quoted } from '../../words.ts';
import { errorsIn } from './errors-in.ts';
import { gotIn, gotInLater } from './got-in-later.ts';
import { isNotOf } from './ruled-out.ts';
import type { SeenError } from './seen-error.ts';

/** What one family of error answers has to itself. */
export interface ErrorFamily {
  readonly id: string;
  readonly title: string;
  readonly spec: SpecRef;
  /** Whether an error answer belongs to it. */
  readonly matches: (error: SeenError) => boolean;
  readonly because: string | ((error: SeenError) => string);
  readonly checkFirst: (error: SeenError, facts: Facts) => readonly string[];
  /** What the sentence says behind "... answered with ...". */
  readonly means?: string;
  readonly certainty?: Certainty;
  /** `error` where it does not say. */
  readonly weight?: (error: SeenError, facts: Facts) => Weight;
  /** What else is only its effect. */
  readonly explains?: (error: SeenError, facts: Facts) => readonly number[];
  /** It is no fault where the user got in afterwards. */
  readonly forgiven?: (error: SeenError) => boolean;
}

/** More findings of one kind tell nothing new. */
const MOST = 3;

/** A rule for the error answers of one family, for where no other rule has the cause. */
export function errorRule(family: ErrorFamily): Rule {
  const { id, title, spec, matches } = family;
  const rule: Rule = {
    ...{ id, title, spec, topic: 'errors' },
    check(facts) {
      const errors = errorsIn(facts).filter(matches);
      const told = distinct(errors).slice(0, MOST);
      return told.length > 0 ? told.map((error) => verdictOf(error)) : withoutErrors(facts);

      function verdictOf(error: SeenError): Verdict {
        const forgiven = family.forgiven?.(error) === true && healed(facts, error);
        const weight: Weight = forgiven ? 'note' : (family.weight?.(error, facts) ?? 'error');
        const isNot = isNotOf(facts, error.call);
        const because = typeof family.because === 'string' ? family.because : family.because(error);
        return broken(rule, {
          ...{
            weight,
            certainty: family.certainty ?? 'unknown',
            says: saysOf(error, family.means, forgiven),
          },
          ...{ because, evidence: [rowOf(error)], ...(isNot && { isNot }) },
          explains: family.explains?.(error, facts) ?? [],
          checkFirst: [...family.checkFirst(error, facts), logHint(error)],
        });
      }
    },
  };
  return rule;
}

/** Of the server's many pages, one that fails matters only to those who never got in. */
const healed = (facts: Facts, error: SeenError): boolean =>
  gotInLater(facts, error) || (error.place === 'page' && gotIn(facts)) || answeredLater(facts, error);

/** The same resource was answered with data afterwards: with another token, or at another try. */
function answeredLater({ resourceCalls }: Facts, { resource }: SeenError): boolean {
  if (!resource) return false;
  const url = bare(resource.event.message.url);
  return resourceCalls.some(
    ({ seq, status = 0, event }) =>
      seq > resource.seq && status >= 200 && status < 300 && bare(event.message.url) === url,
  );
}

/** The same answer again, as of a client that tries again and again, is said once. */
function distinct(errors: readonly SeenError[]): SeenError[] {
  const first = new Map<string, SeenError>();
  for (const error of errors) {
    const { by, code, status, call, words } = error;
    const key = JSON.stringify([by, code, status, call?.grant, words]);
    if (!first.has(key)) first.set(key, error);
  }
  return [...first.values()];
}

function saysOf(
  { by, code, status, words }: SeenError,
  means: string | undefined,
  forgiven: boolean,
): string {
  const what = code === undefined ? `status ${status}` : shortCode(code);
  const quote = words === '' ? '' : `: ${quoted(words)}`;
  const end = forgiven ? '; the user got in all the same' : '';
  return `${by.replace(/^t/, 'T')} answered with ${what}${quote}${means ? `, ${means}` : ''}${end}.`;
}

/** A code is a word; what stands in its place may be anything. */
export const shortCode = (code: string): string => (/^[\w.:-]{1,60}$/.test(code) ? code : quoted(code));

export function rowOf({ code, status, seq, where, words }: SeenError): Evidence {
  if (code === undefined) return { what: 'status', actual: String(status ?? 0), where: 'the answer', seq };
  return { what: 'error', actual: words === '' ? code : `${code}: ${words}`, where, seq };
}

/** Where to look on. */
export function logHint({ by, at, traceIds }: Pick<SeenError, 'by' | 'at' | 'traceIds'>): string {
  const ids = traceIds.length > 0 ? ` (${traceIds.join(', ')})` : '';
  return `Look into the log of ${by} at ${clockTime(at)} UTC${ids}: it knows more than it says.`;
}

/** Without an error: the answers that are there were good; where the trace lacks them, nobody can tell. */
function withoutErrors(facts: Facts): Verdict[] {
  const unread = facts.tokenCalls.find(({ lacksAnswer, status }) => lacksAnswer && (status ?? 200) >= 400);
  if (unread) return [untold('The trace does not have the body of the error answer.')];
  return errorsIn(facts).length > 0 ? [] : good(facts);
}

function good({ answers, tokenCalls, resourceCalls }: Facts): Verdict[] {
  const seqs = [
    ...answers.map(({ seq }) => seq),
    ...tokenCalls.filter(({ succeeded }) => succeeded).map(({ response, seq }) => response?.seq ?? seq),
    ...resourceCalls.filter(({ status }) => status === 200).map(({ response, seq }) => response?.seq ?? seq),
  ];
  return seqs.length > 0 ? [held(...seqs.slice(0, 20))] : [];
}
