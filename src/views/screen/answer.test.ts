import { describe, expect, it } from 'vitest';
import { answerOf, type Control } from './answer.ts';

const field = (name: string, value: string, type = 'text', checked = false): Control => ({
  name,
  value,
  type,
  checked,
});

describe('answerOf', () => {
  it('takes what a person typed, and the button', () => {
    const controls = [
      field('csrf', 'x', 'hidden'),
      field('username', 'ana'),
      field('password', 'pw', 'password'),
      field('action', 'password', 'submit'),
      field('', 'nameless'),
    ];
    expect(answerOf(1, controls, { name: 'action', value: 'password' })).toEqual({
      form: 1,
      fields: { username: 'ana', password: 'pw' },
      button: 'action=password',
    });
  });

  it('names no button where none has a name', () => {
    expect(answerOf(0, [])).toEqual({ form: 0, fields: {} });
    expect(answerOf(0, [], { name: '', value: 'Go' })).toEqual({ form: 0, fields: {} });
  });

  it('tells a box that is off, and boxes of one name apart', () => {
    const controls = [
      field('agree', 'yes', 'checkbox', false),
      field('scope', 'a', 'checkbox', true),
      field('scope', 'b', 'checkbox', false),
    ];
    expect(answerOf(0, controls).fields).toEqual({ agree: false, 'scope=a': true, 'scope=b': false });
  });

  it('tells the radio button that is on', () => {
    const controls = [field('user', 'ana', 'radio', false), field('user', 'ben', 'radio', true)];
    expect(answerOf(0, controls).fields).toEqual({ user: 'ben' });
  });

  it('takes any name for a name', () => {
    const { fields } = answerOf(0, [field('__proto__', 'x')]);
    expect(Object.entries(fields)).toEqual([['__proto__', 'x']]);
  });
});
