import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../lab/index.ts';
import { MessageEditor } from './MessageEditor.tsx';
import { isRequest, type Message } from './message-parts.ts';
import {
  authorize,
  formPost,
  idToken,
  jsonPost,
  orders,
  plain,
  redirect,
  tokenRequest,
  tokens,
} from './testing/messages.ts';

const editor = (original: Message, edits: readonly Edit[] = [], problem?: string) =>
  renderToStaticMarkup(
    <MessageEditor
      title="Edit it"
      kind={isRequest(original) ? 'request' : 'response'}
      original={original}
      edits={edits}
      problem={problem}
      onEdits={() => {}}
      onSend={() => {}}
      onClose={() => {}}
    />,
  );
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
const headings = (html: string) => [...html.matchAll(/<h3[^>]*>([^<]+)/g)].map(([, title]) => title);
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inside = '']) => textOf(inside).trim());
const changes = (html: string) => [...html.matchAll(/data-change="(\w+)"/g)].map(([, change]) => change);

const every = { authorize, tokenRequest, orders, jsonPost, redirect, tokens, formPost, plain };

describe('the editor of a message', () => {
  it.each<[keyof typeof every, string[]]>([
    ['authorize', ['Where it goes', 'Query parameters', 'Headers']],
    ['tokenRequest', ['Where it goes', 'Query parameters', 'Form parameters', 'Headers']],
    ['jsonPost', ['Where it goes', 'Query parameters', 'Members of the body', 'Headers']],
    ['redirect', ['Status', 'Sends the browser to', 'Query parameters', 'Fragment parameters', 'Headers']],
    ['tokens', ['Status', 'Members of the body', 'Headers']],
    ['formPost', ['Status', 'Hidden fields of the page', 'Headers']],
    ['plain', ['Status', 'Body', 'Headers']],
  ])('has the parts of %s', (name, expected) => {
    expect(headings(editor(every[name]))).toEqual(expected);
  });

  it('has a label for every field, and a name of its own for every button of a field', () => {
    for (const message of Object.values(every)) {
      const html = editor(message);
      const labelled = [...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id);
      const fields = [...html.matchAll(/<textarea id="([^"]+)"/g)].map(([, id]) => id);
      expect(fields).toEqual(labelled);
      expect(fields.length).toBeGreaterThan(1);
      const names = buttons(html);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).not.toMatch(/\bnext\b/i);
    }
  });

  it('offers to remove, to duplicate and to add', () => {
    const names = buttons(editor(authorize));
    expect(names).toEqual(
      expect.arrayContaining([
        'Remove scope',
        'Duplicate scope',
        'Remove state (2 of 2)',
        'Add a query parameter',
        'Add a header',
        'Send it',
        'Undo all edits',
        'Close the editor',
      ]),
    );
    expect(names).not.toContain('Remove Address');
    expect(buttons(editor(tokens))).not.toContain('Duplicate expires_in');
    expect(buttons(editor(redirect))).toContain('Remove Location');
  });

  it('says how many changes there are, marks each with a word, and shows what was there', () => {
    const edits: Edit[] = [
      { parameter: 'scope', in: 'query', value: 'openid' },
      { parameter: 'prompt', in: 'query', add: 'none' },
      { header: 'accept', value: null },
    ];
    const html = editor(authorize, edits);
    expect(textOf(html)).toContain('3 changes: scope changed, prompt added, accept removed.');
    expect(changes(html)).toEqual(['changed', 'added', 'removed']);
    expect(textOf(html)).toContain('Was openid email');
    expect(buttons(html)).toEqual(expect.arrayContaining(['Put scope back', 'Put accept back']));
    expect(html).toMatch(/aria-live="polite"[^>]*>3 changes/);
    expect(html).not.toContain('role="status"');
    expect(textOf(editor(authorize))).toContain('Nothing is changed.');
  });

  it('counts every change, and names the first three', () => {
    const edits = ['a', 'b', 'c', 'd', 'e'].map((name): Edit => ({ parameter: name, in: 'query', add: '' }));
    expect(textOf(editor(authorize, edits))).toContain('5 changes: a added, b added, c added and 2 more.');
  });

  it('opens what holds a token, and only that', () => {
    expect(buttons(editor(orders))).toContain('Open authorization as a token');
    expect(buttons(editor(tokens)).filter((name) => name.startsWith('Open'))).toEqual([
      'Open id_token as a token',
    ]);
    const html = editor(tokens, [
      { json: 'id_token', jwt: { claims: { exp: 1, amr: null }, signature: 'public key as secret' } },
    ]);
    expect(changes(html)).toEqual(['changed', 'changed', 'removed']);
    expect(textOf(html)).toContain('1 Jan 1970, 00:00:01 UTC');
    expect(textOf(html)).toContain('goes out as HS256');
    expect(html).toMatch(
      /<input[^>]*aria-label="Sign id_token: By the public key as a secret"[^>]*checked=""/,
    );
    expect(html.match(/type="radio"/g)).toHaveLength(4);
    expect(textOf(html)).toContain('1 change: id_token changed.');
  });

  it('says what a chosen idea shows', () => {
    const html = editor(authorize, [{ parameter: 'scope', in: 'query', value: 'openid email write:orders' }]);
    expect(html).toMatch(/aria-pressed="true"[^>]*>.*and write:orders/);
    expect(textOf(html)).toContain('Shows whether more scope comes back');
  });

  it('says why the edits could not be made', () => {
    expect(editor(authorize, [], 'The key is missing.')).toMatch(/role="alert".*The key is missing\./);
    expect(editor(authorize)).not.toContain('role="alert"');
  });

  it('draws foreign text as text only', () => {
    const evil = '"></textarea><img src=x onerror=alert(1)>';
    const html = editor(tokenRequest, [
      { parameter: evil, in: 'form', add: evil },
      { header: evil, add: evil },
      { parameter: 'client_assertion', in: 'form', jwt: { claims: { [evil]: evil }, signature: 'kept' } },
    ]);
    expect(html).toContain('&lt;img');
    expect(html).not.toContain('<img');
    expect(idToken).toMatch(/^eyJ/);
  });
});
