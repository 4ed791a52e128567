import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Entry, explain, type Met, type Place } from '../../../protocol/dictionary/index.ts';
import type { TraceEvent, TraceModel } from '../../../trace/index.ts';
import { traceModel } from '../../../trace/index.ts';
import { walk } from '../testing/walks.ts';
import { hereOf } from './here.ts';
import { Needs } from './Needs.tsx';

const code = await walk({}, 'authorization-code');

/** The request to a path, or the answer to it; the last, so that of two token requests it is the refresh. */
function message(model: TraceModel, kind: 'request' | 'response', path: string): TraceEvent {
  const { events } = model.trace;
  const found = events.findLast(
    (event) =>
      event.kind === kind &&
      new URL(model.requestOf(event)?.message.url ?? 'https://none.example').pathname === path &&
      model.requestOf(event)?.to !== 'app',
  );
  if (!found) throw new Error(`no ${kind} ${path}`);
  return found;
}

describe('hereOf', () => {
  const flow = 'authorization-code';

  it('tells the message, the flow, the grant and the circumstances of a request', () => {
    expect(hereOf(code, message(code, 'request', '/authorize'))).toEqual({
      flow,
      place: 'authorization request',
      grant: undefined,
      when: ['scope of an API'],
    });
    expect(hereOf(code, message(code, 'request', '/oauth/token'))).toEqual({
      flow,
      place: 'token request',
      grant: 'refresh_token',
      when: ['client_secret_basic'],
    });
  });

  it('tells what a response answers, and where it sends the browser', () => {
    expect(hereOf(code, message(code, 'response', '/oauth/token'))).toMatchObject({
      place: 'token response',
      grant: 'refresh_token',
    });
    expect(hereOf(code, message(code, 'response', '/consent')).place).toBe('authorization response');
    const toAuthorize = code.trace.events.find((event) => event.kind === 'response');
    expect(hereOf(code, toAuthorize)).toMatchObject({
      place: 'authorization request',
      when: ['scope of an API'],
    });
  });

  it('does not take another flow for one that it knows', () => {
    const foreign = traceModel({ version: 1, flow: 'har', events: code.trace.events.map((e) => ({ ...e })) });
    expect(hereOf(foreign, foreign.trace.events[0])).toEqual({});
    expect(hereOf(foreign, undefined)).toEqual({});
  });
});

describe('Needs', () => {
  const told = (name: string, place: Place, here: Met): string => {
    const entry = explain(name, place) as Entry;
    return renderToStaticMarkup(<Needs entry={entry} here={here} />).replace(/<[^>]+>/g, '');
  };
  const at = (kind: 'request' | 'response', path: string): Met => hereOf(code, message(code, kind, path));

  it('says one word where it is settled', () => {
    expect(told('response_type', 'authorization request', at('request', '/authorize'))).toBe('Required.');
    expect(told('nonce', 'authorization request', at('request', '/authorize'))).toMatch(
      /^Recommended here\. /,
    );
    expect(told('refresh_token', 'token request', at('request', '/oauth/token'))).toBe('Required here.');
    expect(told('code', 'token request', at('request', '/oauth/token'))).toBe('');
    expect(told('Authorization', 'request header', at('request', '/orders'))).toBe('Required here.');
    expect(told('Authorization', 'request header', at('request', '/oauth/token'))).toBe('Required here.');
  });

  it('lists what it rests on where that is not known', () => {
    const text = told('client_secret', 'token request', {});
    expect(text).toMatch(/^Required: client secret in the body\./);
    expect(text).toContain('Must not be there: client secret in the Basic header or Private Key JWT.');
  });

  it('says what nobody checks', () => {
    expect(told('sub', 'userinfo', {})).toMatch(/^Required\. Nobody refuses a message without it\. /);
  });
});
