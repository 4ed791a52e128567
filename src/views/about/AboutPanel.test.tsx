import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { About } from '../../lab/index.ts';
import { auth0, rfc } from '../../protocol/spec.ts';
import { AboutPanel } from './AboutPanel.tsx';

const about: About = {
  why: 'A program gets a token for itself.',
  when: ['Nobody is there.'],
  whenNot: ['A user must consent: use another.', 'The app cannot keep a secret.'],
  standing: { verdict: 'for special cases', text: 'RFC 9700 allows it.', spec: rfc(9700, '2.5') },
  spec: rfc(6749, '4.4'),
  differences: [
    {
      topic: 'Which API',
      specification: 'RFC 8707 has resource.',
      auth0: 'Auth0 has audience.',
      spec: rfc(8707, '2'),
      source: auth0('Get Token', 'api/get-token'),
    },
  ],
};
const draw = (changes: Partial<About> = {}) =>
  renderToStaticMarkup(<AboutPanel about={{ ...about, ...changes }} />);

describe('what is told of a flow', () => {
  it('says why, and when to use it and when not', () => {
    const html = draw();
    expect(html).toContain(about.why);
    const sections = html.split('<h3').map((part) => part.replaceAll(/<[^>]+>/g, ''));
    const section = (title: string) => sections.find((text) => text.includes(`>${title}`)) ?? '';
    expect(section('Use it when')).toContain('Nobody is there.');
    expect(section('Use it when')).not.toContain('A user must consent');
    for (const text of about.whenNot) expect(section('Do not use it when')).toContain(text);
  });

  it.each([
    ['recommended', 'Recommended'],
    ['for special cases', 'For special cases'],
    ['discouraged', 'Discouraged'],
  ] as const)('says in words that it is %s', (verdict, words) => {
    const html = draw({ standing: { ...about.standing, verdict } });
    expect(html.replaceAll(/<[^>]+>/g, '')).toContain(words);
  });

  it('sets specification and Auth0 side by side, each with its source', () => {
    const row = /<tbody>(.*)<\/tbody>/s.exec(draw())?.[1] ?? '';
    const [specification = '', ours = ''] = row.split('<td').slice(1);
    expect(row).toContain('<th scope="row">Which API</th>');
    expect(specification).toContain('RFC 8707 has resource.');
    expect(specification).toContain('href="https://www.rfc-editor.org/rfc/rfc8707#section-2"');
    expect(ours).toContain('Auth0 has audience.');
    expect(ours).toContain('href="https://auth0.com/docs/api/get-token"');
    expect(draw({ differences: [] })).not.toContain('Auth0 differs');
  });
});
