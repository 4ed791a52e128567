import { describe, expect, it } from 'vitest';
import type { ScreenOf } from '../../lab/index.ts';
import { type Asked, forwardScreen, type PageScene, type Scene, sceneOf, siteOf } from './scene.ts';
import { acts, answers, asks, device, draws, modelOf, openPage, selectionOf } from './testing/two-screens.ts';

const askedOn = (on: ScreenOf, html: string): Asked => ({
  question: { name: 'enter_user_code', label: 'Type the code', on },
  page: openPage(html, on === 'browser' ? 'https://as.example/activate' : ''),
});

const sceneAt = (seq: number, of: ScreenOf, pending?: number, asked?: Asked): Scene =>
  sceneOf(selectionOf(device, seq, pending), of, asked, of === 'app' ? openPage('<h1>off</h1>') : undefined);

function pageAt(...where: Parameters<typeof sceneAt>): PageScene {
  const scene = sceneAt(...where);
  if (scene.kind !== 'page') throw new Error('no page');
  return scene;
}

describe('two screens', () => {
  it('show their own pages, each since its own event', () => {
    expect(pageAt(0, 'app')).toMatchObject({ id: -1, html: '<h1>off</h1>', pageSite: 'app' });
    expect(pageAt(4, 'app')).toMatchObject({ id: 1, html: '<h1>code</h1>', pageSite: 'app' });
    expect(pageAt(5, 'app')).toMatchObject({ id: 5, html: '<h1>code, again</h1>' });
    expect(pageAt(5, 'browser')).toMatchObject({
      id: 3,
      html: '<h1>activate</h1>',
      url: 'https://as.example/activate',
      site: 'authorization-server',
    });
  });

  it('the app’s own has no address, and never loads anything', () => {
    for (const { seq } of device.trace.events)
      expect(sceneAt(seq, 'app')).toMatchObject({ url: '', loading: false, site: 'app' });
  });

  it('the browser has no page before its first, but shows where it goes', () => {
    expect(sceneAt(1, 'browser')).toMatchObject({ kind: 'empty', url: '', loading: false });
    expect(sceneAt(2, 'browser')).toMatchObject({
      kind: 'empty',
      url: 'https://as.example/activate',
      loading: true,
      site: 'authorization-server',
    });
    expect(sceneOf(selectionOf(device, 0), 'browser', undefined, openPage('', 'about:blank'))).toMatchObject({
      kind: 'empty',
      url: '',
    });
  });

  it('only the one where a person is asked is live', () => {
    const asked = askedOn('browser', '<h1>activate</h1>');
    expect(pageAt(4, 'browser', 4, asked)).toMatchObject({ state: 'live', html: '<h1>activate</h1>' });
    expect(pageAt(4, 'app', 4, asked)).toMatchObject({ state: 'idle', html: '<h1>code</h1>' });
    const onTv = askedOn('app', '<h1>asked</h1>');
    expect(pageAt(4, 'app', 4, onTv)).toMatchObject({ state: 'live', html: '<h1>asked</h1>', url: '' });
    expect(pageAt(4, 'browser', 4, onTv)).toMatchObject({ state: 'idle', html: '<h1>activate</h1>' });
  });

  it('a question can be asked of an empty one', () => {
    const asked: Asked = { ...askedOn('browser', ''), page: openPage('', 'about:blank') };
    expect(sceneAt(1, 'browser', 1, asked)).toMatchObject({ kind: 'empty', state: 'live', url: '' });
  });

  it('what was typed stays on the screen where it was typed', () => {
    expect(pageAt(4, 'browser').typed).toEqual([{ name: 'user_code', value: 'WDJB-MJHT' }]);
    expect(pageAt(4, 'app').typed).toEqual([]);
    expect(pageAt(0, 'app').typed).toEqual([{ name: 'pick_login', value: 'on' }]);
    expect(pageAt(4, 'browser', 4).typed).toEqual([]);
  });
});

describe('forwardScreen', () => {
  const forward = (seq: number, pending?: number, asked?: Asked) =>
    forwardScreen(selectionOf(device, seq, pending), asked);

  it('is where something was last seen', () => {
    expect([0, 1, 2, 3, 4, 5].map((seq) => forward(seq))).toEqual([
      'app',
      'app',
      'browser',
      'browser',
      'browser',
      'app',
    ]);
  });

  it('is where a person is asked, while that waits', () => {
    expect(forward(4, 4, askedOn('app', 'page'))).toBe('app');
    expect(forward(1, 4, askedOn('browser', 'page'))).toBe('app');
  });

  it('is where something is to be seen, while a person is asked on an empty one', () => {
    expect(forward(1, 1, askedOn('browser', ''))).toBe('app');
  });

  it('is nowhere while nothing was seen, and work that shows nothing changes nothing', () => {
    const work = { kind: 'work', by: 'app', name: 'w', label: 'W', values: [], checks: [] } as const;
    expect(forwardScreen(selectionOf(modelOf(work), 0), undefined)).toBeUndefined();
    expect(forwardScreen(selectionOf(modelOf(draws('a', 'browser'), work), 1), undefined)).toBe('browser');
  });
});

describe('a browser whose request another program takes', () => {
  const model = modelOf(
    asks({ exchange: 'x1', from: 'browser', to: 'authorization-server', url: 'https://as.example/login' }),
    answers({ exchange: 'x1', from: 'authorization-server', to: 'browser', body: 'login' }),
    acts('sign_in', 'browser', 'ana'),
    asks({ exchange: 'x2', from: 'browser', to: 'app', url: 'myapp:/callback?code=c' }),
    answers({ exchange: 'x2', from: 'app', to: 'browser', status: 204, headers: [] }),
  );
  const at = (seq: number, pending?: number) =>
    sceneOf(selectionOf(model, seq, pending), 'browser', undefined, undefined);

  it('is on its way until the program has answered, and then where it was', () => {
    expect(at(3)).toMatchObject({ loading: true, url: 'myapp:/callback?code=c', site: 'app' });
    expect(at(4, 4)).toMatchObject({ loading: true });
    expect(at(4)).toMatchObject({ loading: false, url: 'https://as.example/login', html: 'login' });
  });

  it('tells the program by the scheme of its address', () => {
    expect(siteOf(model, 'myapp:/elsewhere')).toBe('app');
    expect(siteOf(model, 'yourapp:/callback')).toBeUndefined();
  });
});

describe('a page that sends its form by itself', () => {
  const page = '<form data-auto-submit><input type="hidden" name="state" value="s"></form>';
  const model = modelOf(
    asks({ exchange: 'x1', from: 'browser', to: 'authorization-server', method: 'POST' }),
    answers({ exchange: 'x1', from: 'authorization-server', to: 'browser', body: page }),
    asks({ exchange: 'x2', from: 'browser', to: 'app', method: 'POST', url: 'https://app.example/callback' }),
  );
  const at = (seq: number) => sceneOf(selectionOf(model, seq, 2), 'browser', undefined, undefined);

  it('is seen at its response, though no person is asked anything there', () => {
    expect(at(1)).toMatchObject({ id: 1, html: page, loading: false, state: 'past' });
    expect(at(2)).toMatchObject({ id: 1, html: page, loading: true, url: 'https://app.example/callback' });
  });
});
