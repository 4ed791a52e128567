import { beforeAll, describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import { type TraceModel, traceModel } from '../../trace/index.ts';
import type { Selection } from '../selection.ts';
import { type Asked, type Scene, sceneOf, siteOf } from './scene.ts';

let model: TraceModel;
beforeAll(async () => {
  model = traceModel(await perform(plainRecipe('authorization-code-pkce')));
});

const at = (seq: number, pending?: number): Selection => ({
  model,
  seq,
  pending,
  select: () => {},
  follow: { id: undefined, pinned: undefined, point: () => {}, press: () => {} },
});
const opening = { url: 'https://spa.granttour.example/', status: 200, html: 'opening', name: '' };
const asked: Asked = { question: { name: 'sign_in', label: 'Sign in' }, page: { ...opening, html: 'asked' } };

const seqOf = (found: (event: TraceModel['trace']['events'][number]) => boolean) =>
  model.trace.events.find(found)?.seq ?? -1;
const authorize = () =>
  seqOf((event) => event.kind === 'request' && event.message.url.includes('/authorize?'));
const signIn = () => seqOf((event) => event.kind === 'action' && event.name === 'sign_in');

function pageAt(selection: Selection, question?: Asked): Extract<Scene, { kind: 'page' }> {
  const scene = sceneOf(selection, 'browser', question, opening);
  if (scene.kind !== 'page') throw new Error('no page');
  return scene;
}

describe('sceneOf', () => {
  it('is empty before any page', () => {
    expect(sceneOf(at(0), 'browser', undefined, undefined)).toMatchObject({ kind: 'empty', url: '' });
  });

  it("shows the opening page, which is the app's, until the first page comes", () => {
    expect(pageAt(at(1))).toMatchObject({ id: -1, html: 'opening', pageSite: 'app', state: 'past' });
  });

  it('is live only at the pending event, and only when a person is asked', () => {
    const seq = signIn();
    expect(pageAt(at(seq, seq), asked)).toMatchObject({ state: 'live', html: 'asked' });
    expect(pageAt(at(seq, seq))).toMatchObject({ state: 'idle' });
    expect(pageAt(at(seq - 1, seq), asked)).toMatchObject({ state: 'past' });
  });

  it('keeps the page while the browser goes to another address', () => {
    const scene = pageAt(at(authorize()));
    expect(scene).toMatchObject({ html: 'opening', loading: true, pageSite: 'app' });
    expect(scene).toMatchObject({
      site: 'authorization-server',
      url: expect.stringContaining('code_challenge='),
    });
  });

  it('does not show a page that is still on its way', () => {
    const login = seqOf(
      (event) => event.kind === 'response' && event.message.body.includes('data-page="login"'),
    );
    expect(pageAt(at(login, login)).html).toBe('opening');
    expect(pageAt(at(login)).html).toContain('data-page="login"');
  });

  it('keeps what was typed on the page of the past, and only there', () => {
    const seq = signIn();
    const names = (selection: Selection) => pageAt(selection).typed.map(({ name }) => name);
    expect(names(at(seq))).toEqual(['username', 'password']);
    expect(names(at(seq, seq))).toEqual([]);
    expect(names(at(model.trace.events.length - 1))).toEqual([]);
  });
});

describe('siteOf', () => {
  it('tells a site by who answered there', () => {
    expect(siteOf(model, 'https://auth.granttour.example/anything')).toBe('authorization-server');
    expect(siteOf(model, 'https://nowhere.example/')).toBeUndefined();
    expect(siteOf(model, 'no url')).toBeUndefined();
  });
});
