import { DomUtils, parseDocument } from 'htmlparser2';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ScreenLook } from '../../lab/index.ts';
import type { TraceModel } from '../../trace/index.ts';
import { SimulatedScreen } from './SimulatedScreen.tsx';
import type { Asked } from './scene.ts';
import { answers, asks, device, modelOf, openPage, selectionOf, tvAndPhone } from './testing/two-screens.ts';

interface Shown {
  readonly model?: TraceModel;
  readonly screens?: readonly ScreenLook[];
  readonly pending?: number;
  readonly asked?: Asked;
  readonly expanded?: boolean;
  onUntilDone?(): void;
}

function screenAt(
  seq: number,
  { model = device, screens = tvAndPhone, pending, asked, ...rest }: Shown = {},
) {
  const markup = renderToStaticMarkup(
    <SimulatedScreen
      selection={selectionOf(model, seq, pending)}
      screens={screens}
      opening={{ app: openPage('<h1>off</h1>') }}
      question={asked}
      onAnswer={() => {}}
      {...rest}
    />,
  );
  const document = parseDocument(markup);
  const all = (tag: string) => DomUtils.getElementsByTagName(tag, document, true);
  const textOf = (tag: string) => all(tag).map((node) => DomUtils.textContent(node));
  return { text: DomUtils.textContent(document), all, textOf };
}

const typeCode: Asked = {
  question: {
    name: 'enter_user_code',
    label: 'Type the code',
    demo: { fields: { user_code: 'WDJB-MJHT' } },
    choices: [
      { id: 'poll', label: 'The TV asks again', why: 'It hears authorization_pending.' },
      { id: 'until_done', label: 'Ana goes on', why: 'The TV gets its tokens.' },
    ],
  },
  page: openPage('<form></form>', 'https://as.example/activate'),
};

describe('the simulated screens', () => {
  it('are one region with a named group each, from left to right', () => {
    const { all } = screenAt(5);
    expect(all('section').map(({ attribs }) => attribs['aria-label'])).toEqual(['Screen']);
    const groups = all('div').filter(({ attribs }) => attribs['role'] === 'group');
    expect(groups.map(({ attribs }) => attribs['aria-label'])).toEqual(['The TV', "Ana's phone"]);
    const frames = all('iframe').map(({ attribs }) => attribs['title']);
    expect(frames).toEqual([
      'Page on the screen The TV. Nothing to do here now',
      'Page of as.example. Nothing to do here now',
    ]);
  });

  it('have an address where there is a browser, and only there', () => {
    expect(screenAt(5).all('fieldset')).toHaveLength(1);
    const tv = tvAndPhone.filter(({ of }) => of === 'app');
    expect(screenAt(5, { screens: tv }).all('fieldset')).toHaveLength(0);
  });

  it('carry no badge while nobody is asked anything there', () => {
    const tv = tvAndPhone.filter(({ of }) => of === 'app');
    for (const screens of [tvAndPhone, tv]) expect(screenAt(5, { screens }).text).not.toContain('Nothing');
    expect(screenAt(4).text).toContain('Past: read only');
  });

  it('say so where no page has come yet', () => {
    const { textOf, all } = screenAt(1);
    expect(textOf('h2')).toEqual(["The phone's browser is not open yet"]);
    expect(all('iframe')).toHaveLength(1);
  });

  it('say what is asked, what can happen instead, and what there is to fill in', () => {
    const { textOf, all } = screenAt(4, { pending: 4, asked: typeCode, onUntilDone: () => {} });
    expect(textOf('h2')).toEqual(['Type the code, or press Next and Ana does it.']);
    const buttons = all('button').filter(({ attribs }) => attribs['aria-label'] === undefined);
    expect(buttons.map((button) => [DomUtils.textContent(button), attribute(button, 'title')])).toEqual([
      ['The TV asks again', 'It hears authorization_pending.'],
      ['Ana goes on', 'The TV gets its tokens.'],
      ['Fill in the code', undefined],
      ['Fill in a wrong code', undefined],
    ]);
  });

  it('offer no going on where nobody can', () => {
    const { text } = screenAt(4, { pending: 4, asked: typeCode });
    expect(text).toContain('The TV asks again');
    expect(text).not.toContain('Ana goes on');
  });

  it('ask nothing of the past', () => {
    const { text } = screenAt(3, { pending: 4, asked: typeCode });
    expect(text).not.toContain('press Next');
    expect(text).toContain('Past: read only');
  });

  it('have a button for what is asked where there is no page to do it on', () => {
    const asked = {
      question: { name: 'open', label: 'Open the address' },
      page: openPage('', 'about:blank'),
    };
    const { textOf } = screenAt(1, { pending: 1, asked });
    expect(textOf('button')).toContain('Open the address');
  });

  it('are a line each while they stand back', () => {
    const { text, all } = screenAt(5, { expanded: false, pending: 5, asked: typeCode });
    expect(text).toContain('as.example');
    expect(text).not.toContain('press Next');
    const hidden = all('iframe').map((frame) => hiddenAncestor(frame));
    expect(hidden).toEqual([true, true]);
    expect(screenAt(1, { expanded: false }).text).toContain("The phone's browser is not open yet");
  });

  it('list what a page carries unseen that sends itself', () => {
    const fields = [...Array(14).keys()].map((i) => `<input type="hidden" name="f${i}" value="v${i}">`);
    const body = `<form data-auto-submit><input type="hidden" name="code" value="abc">${fields.join('')}</form>`;
    const model = modelOf(
      asks({ exchange: 'x1', from: 'browser', to: 'authorization-server' }),
      answers({ exchange: 'x1', from: 'authorization-server', to: 'browser', body }),
    );
    const window: ScreenLook = { of: 'browser', look: 'window', title: "Ana's browser" };
    const { textOf, text } = screenAt(1, { model, screens: [window] });
    expect(textOf('li').slice(0, 2)).toEqual([expect.stringMatching(/^code =.*code/), 'f0 =v0']);
    expect(textOf('li')).toHaveLength(12);
    expect(text).toContain('And 3 more.');
  });
});

type Node = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const attribute = ({ attribs }: Node, name: string): string | undefined => attribs[name];

function hiddenAncestor(node: Node): boolean {
  const { parent } = node;
  if ('hidden' in node.attribs) return true;
  return parent !== null && 'attribs' in parent && hiddenAncestor(parent);
}
