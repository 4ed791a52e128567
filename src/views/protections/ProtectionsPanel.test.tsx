import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ProtectionsPanel } from './ProtectionsPanel.tsx';
import type { Setup } from './protections-model.ts';
import { everyFlow, setupOf } from './testing/setups.ts';

const draw = (setup: Setup, effect?: string) =>
  renderToStaticMarkup(
    <ProtectionsPanel {...setup} effect={effect} onFlip={() => {}} onOption={() => {}} onReset={() => {}} />,
  );
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');
const PKCE = 'authorization-code-pkce';
const weakened = setupOf(PKCE, {
  options: { challengeMethod: 'none', rotation: 'off' },
  protections: { app: { checkState: false }, server: { requirePkce: false, requireState: true } },
});

/** Each switch by its words: its state, and the text that describes it. */
function switchesIn(html: string) {
  const found = html.matchAll(
    /<button[^>]*role="switch" aria-checked="(true|false)" aria-describedby="([^"]+)"[^>]*>(.*?)<\/button>/g,
  );
  return new Map(
    [...found].map(([, checked, id = '', inside = '']) => {
      const description = html.match(new RegExp(`<span id="${id}">(.*?)</span>`))?.[1];
      return [decoded(textOf(inside)), { checked, description }];
    }),
  );
}
const decoded = (text: string) => text.replaceAll('&#x27;', "'");

describe('the protections panel', () => {
  it('has a region for each party that has something to protect', () => {
    const regions = (flow: Parameters<typeof setupOf>[0]) =>
      [...draw(setupOf(flow)).matchAll(/<section aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(regions(PKCE)).toEqual(['The app', 'The authorization server', 'The API']);
    expect(regions('implicit-form-post')).toEqual(['The app', 'The authorization server']);
  });

  it('says how many are off, and offers to turn them on', () => {
    expect(textOf(draw(setupOf(PKCE)))).toContain('All that the specifications ask for is on.');
    expect(draw(setupOf(PKCE))).toMatch(/aria-disabled="true"[^>]*>(<svg.*?<\/svg>)?<span>All on again/);
    expect(textOf(draw(weakened))).toContain('4 protections are off.');
    expect(draw(weakened)).not.toContain('aria-disabled="true"');
    const one = setupOf(PKCE, { protections: { app: { checkState: false } } });
    expect(textOf(draw(one))).toContain('1 protection is off.');
  });

  it('has a switch for each protection that matters, described by what it stops', () => {
    const switches = switchesIn(draw(weakened));
    expect(switches.get('Compares state')?.checked).toBe('false');
    expect(switches.get('Compares nonce')?.checked).toBe('true');
    expect(switches.get('Rotates refresh tokens')?.checked).toBe('false');
    expect(switches.get('Refuses alg none')?.checked).toBe('true');
    expect(switches.size).toBeGreaterThanOrEqual(25);
    for (const [name, { description }] of switches) expect(description, name).toMatch(/ Without it .*\.$/);
    expect(switches.get('Insists on state')?.description).toMatch(/^More than the specifications demand\. /);
  });

  it('says in words and by party what is off', () => {
    const html = draw(weakened);
    const off = [...html.matchAll(/<li data-protection="([^"]+)"(.*?)<\/li>/g)]
      .filter(([, , inside = '']) => / off<\/span>/.test(inside))
      .map(([, key]) => key);
    expect(off).toEqual([
      'app.checkState',
      'app.challengeMethod',
      'server.requirePkce',
      'server.rotateRefreshTokens',
    ]);
    const headings = [...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, inside = '']) => textOf(inside));
    expect(headings).toEqual(['The app 2 off', 'The authorization server 2 off', 'The API ']);
  });

  it('lets PKCE be chosen among the values of its option', () => {
    const html = draw(weakened);
    expect(html).toMatch(/<legend[^>]*>Sends an S256 challenge/);
    expect(html).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="none"/);
    expect([...html.matchAll(/<input type="radio"/g)]).toHaveLength(3);
  });

  it('folds away what cannot matter, and says so where some of it is off', () => {
    const html = draw(setupOf('client-credentials', { protections: { app: { checkState: false } } }));
    expect(switchesIn(html).has('Compares state')).toBe(false);
    expect(html).toMatch(/aria-expanded="false"[^>]*>.*Nothing to protect in this flow: 1 off<\/span>/);
    expect(textOf(html)).toContain('1 protection is off.');
  });

  it('says politely what a switch changed, as text, and leaves the role status to the page', () => {
    const evil = 'Performed again: <img src=x onerror=alert(1)>';
    expect(draw(weakened, evil)).toMatch(/<div aria-live="polite"[^>]*><p>Performed again: &lt;img/);
    expect(draw(weakened)).toMatch(/<div aria-live="polite"[^>]*><\/div>/);
    expect(draw(weakened, evil)).not.toContain('role="status"');
  });

  it.each(everyFlow)('links each protection of $id to its section, and calls nothing Next', ({ setup }) => {
    const html = draw(setup);
    const rows = [...html.matchAll(/<li data-protection/g)];
    expect([...html.matchAll(/<a [^>]*href="https:/g)]).toHaveLength(rows.length);
    for (const [, inside = ''] of html.matchAll(/<button[^>]*>(.*?)<\/button>/g))
      expect(textOf(inside)).not.toMatch(/next/i);
  });
});
