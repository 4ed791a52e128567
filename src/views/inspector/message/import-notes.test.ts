import { describe, expect, it } from 'vitest';
import { codeParts, inOrder } from '../../../diagnosis/testing/made-code.ts';
import { madeTrace } from '../../../diagnosis/testing/made-trace.ts';
import type { Lack, MessageEvent } from '../../../trace/index.ts';
import { eventTitle } from '../../event-words.ts';
import { titleOf } from './heading.ts';
import { importNotes, isPlaceholder } from './import-notes.ts';

const { events } = madeTrace('authorization-code-pkce', inOrder(codeParts()));
const message = (seq: number, changes: Partial<MessageEvent> = {}) =>
  ({ ...events[seq], ...changes }) as MessageEvent;

describe('what is said of an imported message', () => {
  it('is nothing for a message of a run', () => {
    expect(importNotes(message(0))).toEqual({ failure: undefined, lacks: [], stood: undefined });
  });

  it('is what the export does not hold, and where it stood', () => {
    const source = { file: 1, entry: 16, path: 'log.entries[16]' };
    const notes = importNotes(message(1, { lacks: ['body', 'cookies'], source }));
    expect(notes.lacks).toEqual([
      'The export holds no cookies or body of this response. That does not mean that there was none.',
    ]);
    expect(importNotes(message(1, { lacks: ['body'] })).lacks[0]).toContain(
      'holds no body of this response.',
    );
    expect(notes.stood).toBe('In the export: log.entries[16], file 2');
  });

  it('has words for all that can be lacking', () => {
    const all: readonly Lack[] = [
      'body',
      'headers',
      'cookies',
      'authorization',
      'fragment',
      'time',
      'values',
    ];
    const alone = all.map((lack) => importNotes(message(0, { lacks: [lack] })).lacks);
    expect(alone.every(({ length }) => length === 1)).toBe(true);
    expect(new Set(alone.flat()).size).toBe(all.length);
    expect(importNotes(message(0, { lacks: all })).lacks).toHaveLength(3);
  });

  it('tells no answer from one that was kept from the page', () => {
    const failure = 'net::ERR_FAILED';
    const none = message(1, { failure, message: { status: 0, headers: [], body: '' } });
    expect(importNotes(none).failure).toBe('The browser got no answer: net::ERR_FAILED.');
    expect(eventTitle(none)).toBe('no response');
    const kept = message(1, { failure, message: { status: 200, headers: [], body: '' } });
    expect(importNotes(kept).failure).toContain('kept the answer from the page: net::ERR_FAILED.');
    expect(eventTitle(kept)).toBe('200, kept from the page');
    expect(
      importNotes(message(1, { failure: `\u202e${'x'.repeat(1_000_000)}` })).failure?.length,
    ).toBeLessThan(300);
  });

  it('says of a message that only its other half shows that it is not there', () => {
    const answer = message(1, { lacks: ['message', 'body'], message: { status: 0, headers: [], body: '' } });
    expect(isPlaceholder(answer)).toBe(true);
    expect(importNotes(answer).lacks).toEqual([
      'The export does not hold this response. It must have been there: its other half is.',
    ]);
    expect([eventTitle(answer), titleOf(answer)]).toEqual([
      'answer not in the export',
      'answer not in the export',
    ]);
    expect(eventTitle(message(0, { lacks: ['message'] }))).toBe('GET /authorize, not in the export');
    const nothing = { method: 'GET', url: '', headers: [] };
    expect(eventTitle(message(0, { lacks: ['message'], message: nothing }))).toBe('not in the export');
  });
});
