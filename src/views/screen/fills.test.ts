import { describe, expect, it } from 'vitest';
import { ana } from '../../lab/index.ts';
import { fillsFor } from './fills.ts';

const filled = (name: string, fields: Record<string, string | boolean> = {}) =>
  fillsFor({ name, label: '', demo: { fields } }).map(({ label, values }) => [
    label,
    ...values.map(({ value }) => value),
  ]);

describe('fillsFor', () => {
  it('has the right password, a wrong one and nobody’s for signing in', () => {
    const [right, wrong, unknown] = filled('sign_in');
    expect(right).toEqual(["Ana's password", ana.username, ana.password]);
    expect(wrong?.slice(0, 2)).toEqual(['a wrong password', ana.username]);
    expect(wrong?.[2]).not.toBe(ana.password);
    expect(unknown?.[0]).toBe('an unknown user');
    expect(unknown?.[1]).not.toBe(ana.username);
  });

  it('has the code that the device shows, where it is known, and one that it does not show', () => {
    expect(filled('enter_user_code', { user_code: 'WDJB-MJHT' })).toEqual([
      ['the code', 'WDJB-MJHT'],
      ['a wrong code', expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)],
    ]);
    expect(fillsFor({ name: 'enter_user_code', label: '' }).map(({ label }) => label)).toEqual([
      'a wrong code',
    ]);
    expect(filled('enter_user_code', { user_code: true }).map(([label]) => label)).toEqual(['a wrong code']);
  });

  it('has nothing for a question that wants a button only', () => {
    expect(filled('consent')).toEqual([]);
  });
});
