import { expect, describe as group, test } from 'vitest';
import { get, postForm } from '../protocol/http.ts';
import { describe } from './describe.ts';
import { plan } from './drawn.ts';
import { exposedPlaces, exposureInWords } from './exposure-mark.ts';
import { DiagramBuilder } from './testing/trace-builder.ts';

const html = (body: string) => ({ status: 200, headers: [['content-type', 'text/html'] as const], body });

const walk = new DiagramBuilder()
  .action('Ana picks Login', 'browser')
  .request(['browser', 'authorization-server'], 'front', get('https://auth.example/authorize?state=1'))
  .work('authorization-server', 'Checks')
  .response(['authorization-server', 'browser'], 'front', html('<p>Log in'))
  .request(['browser', 'app'], 'front', postForm('https://app.example/callback', [['code', 'c']]))
  .request(['app', 'authorization-server'], 'back', postForm('https://auth.example/token', [['code', 'c']]))
  .response(['authorization-server', 'app'], 'back', { status: 200, headers: [], body: '{}' });

group('where a message could be read', () => {
  test('the places of what it carries; none on the back channel, and none for what is no message', () => {
    expect(walk.events.map(({ event }) => exposedPlaces(event).length)).toEqual([0, 4, 0, 0, 1, 0, 0]);
  });

  test('is part of what the drawing says aloud', () => {
    const said = plan(walk.events).drawn.map(describe);
    expect(said[1]).toBe(
      'Request from Browser to Authorization Server, front channel: GET /authorize. ' +
        'Readable in 4 places: address bar, browser history, Referer header, server logs',
    );
    expect(said[4]).toMatch(/Readable in 1 place: browser memory$/);
    for (const at of [0, 2, 3, 5, 6]) expect(said[at]).not.toContain('Readable');
  });

  test('one place is one place', () => {
    expect(exposureInWords(['browser memory'])).toBe('Readable in 1 place: browser memory');
  });
});
