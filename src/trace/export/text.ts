import type { Check, NamedValue } from '../../protocol/check.ts';
import type { ActionEvent, EndEvent, Trace, TraceEvent, WorkEvent } from '../events.ts';
import { notYetIn } from '../refusal.ts';
import { jwtLines, messageLines, pageLines } from './message-text.ts';
import { visible } from './visible.ts';

/**
 * A trace as plain text, for a terminal or a file: a line for each event with its number, virtual time and step, who speaks to whom
 * and what; below it, further in, every parameter, header, value and check. Foreign text cannot act on a terminal or pass for
 * a line of ours.
 */
export function traceText(trace: Trace): string {
  const { flow, events } = trace;
  const width = String(events.at(-1)?.seq ?? 0).length;
  const title = `${flow}, ${events.length} ${events.length === 1 ? 'event' : 'events'}`;
  const lines = events.flatMap((event) => [
    `${String(event.seq).padStart(width)}  ${timeOf(event)}  step ${event.step}  ${headOf(event)}`,
    ...linesOf(event).map((line) => `${' '.repeat(width + 4)}${line}`),
  ]);
  return `${[title, ...lines].map(visible).join('\n')}\n`;
}

/** In full, so that no line needs another to be understood. */
function timeOf({ at }: TraceEvent): string {
  const date = new Date(at);
  return Number.isNaN(date.valueOf()) ? `${at} ms` : date.toISOString();
}

function headOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'action':
      return `${event.by} -> ${event.on}: ${event.label}`;
    case 'request':
    case 'response': {
      const changed = [event.edited && ', edited', event.injected && ', injected'].filter(Boolean).join('');
      return `${event.from} -> ${event.to}: ${titleOf(event)} (${event.channel} channel${changed})`;
    }
    case 'work':
      return `${event.by}: ${event.label}`;
    case 'state':
      return event.from ? `machine: ${event.from} to ${event.to}` : `machine: starts in ${event.to}`;
    case 'time':
      return `clock: ${event.seconds} s later`;
    case 'end':
      return `end: ${event.outcome}`;
  }
}

/** The first line of a message, without parameters: those follow one by one. */
function titleOf({ message }: Extract<TraceEvent, { kind: 'request' | 'response' }>): string {
  return 'url' in message ? `${message.method} ${message.url.replace(/[?#].*$/s, '')}` : `${message.status}`;
}

function linesOf(event: TraceEvent): string[] {
  switch (event.kind) {
    case 'action':
      return valueLines(event);
    case 'request':
    case 'response':
      return messageLines(event);
    case 'work':
      return workLines(event);
    case 'end':
      return endLines(event);
    default:
      return [];
  }
}

function workLines(event: WorkEvent): string[] {
  const notYet = notYetIn(event);
  return [
    ...valueLines(event),
    ...event.checks.flatMap((check) => checkLines(check, check === notYet)),
    ...(event.shows === undefined ? [] : pageLines(event.shows)),
  ];
}

function valueLines({ values }: ActionEvent | WorkEvent): string[] {
  return values.flatMap(({ name, value, note }: NamedValue) => [
    `value  ${name} = ${value}`,
    ...(note === undefined ? [] : [`       ${note}`]),
    ...jwtLines(value),
  ]);
}

function checkLines({ id, title, passed, expected, actual, spec }: Check, notYet: boolean): string[] {
  const verdict = passed ? 'passed' : notYet ? 'not yet' : 'refused';
  const head = `check  ${verdict}: ${title} [${id}, ${spec.label}]`;
  return passed ? [head] : [head, `       expected: ${expected}`, `       found:    ${actual}`];
}

function endLines({ state, reason, error }: EndEvent): string[] {
  return [`state  ${state}`, ...(error === undefined ? [] : [`error  ${error}`]), `why    ${reason}`];
}
