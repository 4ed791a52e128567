import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Timeline, type TimelineMark } from './Timeline.tsx';

const mark = (seq: number, changes: Partial<TimelineMark> = {}): TimelineMark => ({
  ...{ seq, step: Math.floor(seq / 3), label: `Event ${seq}`, pending: false, refused: false },
  ...changes,
});
const draw = (marks: readonly TimelineMark[], index = 0) =>
  renderToStaticMarkup(<Timeline marks={marks} index={index} goTo={() => {}} />);
const count = (html: string, name: string) =>
  html.match(new RegExp(`class="[^"]*_${name}_`, 'g'))?.length ?? 0;

describe('the timeline', () => {
  it.each([1, 2, 30, 300])('draws every one of %i events, and says where the reader stands', (length) => {
    const html = draw(
      Array.from({ length }, (_, seq) => mark(seq)),
      length - 1,
    );
    expect(count(html, 'dot')).toBe(length);
    expect(html).toContain(`aria-valuetext="${length} of ${length}: Event ${length - 1}"`);
    expect(html).toContain(`max="${length - 1}"`);
  });

  it('draws the same dots wherever the reader stands', () => {
    const marks = Array.from({ length: 30 }, (_, seq) => mark(seq, { refused: seq === 7, moved: seq }));
    const dots = (index: number) =>
      draw(marks, index).replace(/^.*?(<div class="[^"]*dots.*?<\/div>).*$/, '$1');
    expect(dots(3)).toContain('refused');
    expect(dots(3)).toBe(dots(29));
  });

  it('has a shape of its own for each kind of mark', () => {
    const html = draw([
      mark(0),
      mark(1, { refused: true }),
      mark(2, { changed: true }),
      mark(3, { moved: 5 }),
      mark(4, { expired: ['the code'] }),
      mark(5, { moved: 61, expired: ['the code'] }),
    ]);
    const shapes = ['first', 'refused', 'changed', 'between', 'moved', 'expired'];
    expect(shapes.map((name) => count(html, name))).toEqual([2, 1, 1, 3, 2, 2]);
  });

  it('says what happened on the way to the present event', () => {
    const html = draw([mark(0), mark(1, { moved: 61, expired: ['the code'], changed: true })], 1);
    expect(html).toContain(
      '2 of 2: Event 1, changed, after the clock moved 1 min 1 s, after the code expired',
    );
  });
});
