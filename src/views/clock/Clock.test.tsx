import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { endOfTime } from '../../lab/index.ts';
import { ClockControl } from './ClockControl.tsx';
import { ClockPanel } from './ClockPanel.tsx';
import type { ClockProps } from './clock-model.ts';
import { demoExpiries, noon } from './testing/demo-expiries.ts';

const given: ClockProps = {
  ...{ now: noon, expiries: demoExpiries, seq: 5, canWait: true },
  onWait: () => {},
};
const panel = (changes: Partial<ClockProps> = {}) =>
  renderToStaticMarkup(<ClockPanel {...given} {...changes} />);
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');
const buttons = (html: string) => [...html.matchAll(/<button.*?<\/button>/g)].map(([button]) => button);

describe('the clock in the bar', () => {
  it('is a button that says the time, and that it opens something', () => {
    const [button = ''] = buttons(renderToStaticMarkup(<ClockControl {...given} />));
    expect(textOf(button)).toBe('Clock 12:00:00');
    expect(button).toContain('aria-haspopup="dialog"');
    expect(button).toContain('aria-expanded="false"');
  });

  it('has beside it what expires first', () => {
    expect(textOf(renderToStaticMarkup(<ClockControl {...given} />))).toContain('code expires in 57 s');
    expect(textOf(renderToStaticMarkup(<ClockControl {...given} seq={0} />))).toBe(' Clock 12:00:00');
  });
});

describe('the panel', () => {
  it('says the whole time, and to those who do not see the list what has expired', () => {
    expect(textOf(panel())).toContain('1 Jan 2026, 12:00:00 UTC');
    expect(panel()).toMatch(/aria-live="polite".*Expired: the session\./);
    expect(panel({ seq: 0 })).not.toContain('Expired');
  });

  it('offers to go just past each expiry that is to come', () => {
    const past = (html: string) =>
      buttons(html)
        .map(textOf)
        .filter((text) => text.startsWith('Just past'));
    expect(past(panel())).toEqual(['Just past the expiry of the code']);
    expect(past(panel({ seq: 30 }))).toEqual([
      'Just past the expiry of the access token',
      'Just past the expiry of the refresh token',
    ]);
    expect(textOf(panel({ seq: 0 }))).toContain('Nothing that expires has been issued yet.');
  });

  it('says what moving brings with it, or why it cannot be', () => {
    const forks = panel({ why: 'The later part is kept.' });
    expect(textOf(forks)).toContain('The later part is kept.');
    expect(forks).not.toContain('aria-disabled');
    const held = panel({ canWait: false, why: 'Not now.' });
    expect(textOf(held)).toContain('Not now.');
    for (const button of buttons(held)) expect(button).toContain('aria-disabled="true"');
  });

  it('offers nothing past the end of time', () => {
    const late = buttons(panel({ now: endOfTime - 60_000, seq: 0 }));
    const unavailable = late.filter((button) => button.includes('aria-disabled')).map(textOf);
    expect(unavailable).toEqual(['+ 10 min', '+ 1 h', '+ 1 day']);
  });

  it('names each field, and ties its problem to it', () => {
    const html = panel();
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const fields = [...html.matchAll(/<input[^>]*>/g)].map(([field]) => field);
    expect(fields).toHaveLength(2);
    for (const [, id] of html.matchAll(/(?:for|aria-describedby)="([^"]+)"/g)) expect(ids).toContain(id);
    expect(fields[1]).toContain('value="2026-01-01T12:00:00"');
  });

  it('draws foreign names as text only', () => {
    const [first] = demoExpiries;
    const evil = first && { ...first, label: 'the <img src=x>', expiresAt: noon + 1 };
    const html = panel({ expiries: evil ? [evil] : [] });
    expect(html).toContain('&lt;img');
    expect(html).not.toContain('<img');
  });
});
