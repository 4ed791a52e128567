import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FlowOptions, Option } from '../../lab/index.ts';
import { OptionChips } from './OptionChips.tsx';
import { OptionsPanel } from './OptionsPanel.tsx';
import { differing, valuesOf } from './option-state.ts';
import { demoOptions } from './testing/demo-options.ts';

const options: readonly Option[] = demoOptions;
const panel = (given: FlowOptions, list = options) =>
  renderToStaticMarkup(<OptionsPanel options={list} given={given} onApply={() => {}} onCancel={() => {}} />);
const chips = (given: FlowOptions) =>
  renderToStaticMarkup(
    <OptionChips differing={differing(options, valuesOf(options, given))} onOpen={() => {}} />,
  );
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');

describe('the options panel', () => {
  it('has a heading for each group that has something to set', () => {
    const headings = [...panel({}).matchAll(/<h3>([^<]+)/g)].map(([, heading]) => heading);
    expect(headings).toEqual(['The app', 'What it asks for', 'What the person does']);
  });

  it('shows only what means something', () => {
    const names = (given: FlowOptions) =>
      [...panel(given).matchAll(/data-option="([^"]+)/g)].map(([, name]) => name);
    expect(names({})).toEqual(['authentication', 'scope', 'prompt', 'denies']);
    expect(names({ authentication: 'private_key_jwt' })).toContain('keyAge');
  });

  it('has the values of the run, and says which are not the defaults', () => {
    const html = panel({ authentication: 'private_key_jwt', prompt: 'login', scope: 'openid' });
    expect(html).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="private_key_jwt"/);
    expect(html).toMatch(/<option value="login" selected="">/);
    expect(html).toMatch(/<input[^>]*type="text"[^>]*value="openid"/);
    expect(textOf(html)).toContain('default: Client secret, Basic');
    expect(textOf(panel({}))).not.toContain('default: ');
  });

  it('marks in words what is not recommended, and says why once it is chosen', () => {
    const before = textOf(panel({}));
    expect(before).toContain('Client secret in the body not recommended');
    expect(before).toContain('select_account (not recommended)');
    expect(before).not.toContain('Bodies end in logs.');
    const after = textOf(panel({ authentication: 'client_secret_post' }));
    expect(after).toContain('Not recommended. Bodies end in logs.');
    expect(after).toContain('1 is not recommended.');
  });

  it('explains each control to those who do not see it', () => {
    const html = panel({});
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].map(([, of = '']) => of.split(' '));
    expect(described).toHaveLength(4);
    for (const id of described.flat()) expect(ids).toContain(id);
    for (const [, id] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id);
  });

  it('draws foreign text as text only', () => {
    const evil = '"><img src=x onerror=alert(1)>';
    for (const html of [panel({ scope: evil }), chips({ scope: evil })]) {
      expect(html).toContain('&lt;img');
      expect(html).not.toContain('<img');
    }
  });
});

describe('the chips', () => {
  it('are not there at the defaults', () => {
    expect(chips({})).toBe('');
    expect(chips({ prompt: '', unknown: 'x' })).toBe('');
  });

  it('say what differs, and what of it is not recommended', () => {
    const html = chips({ authentication: 'client_secret_post', denies: 'denies' });
    const items = html.split('<li>').slice(1).map(textOf);
    expect(items).toEqual([
      'Not recommended: Client authentication: Client secret in the body',
      'The person: denies',
    ]);
    expect(html).toContain('title="Not recommended. Bodies end in logs."');
  });
});
