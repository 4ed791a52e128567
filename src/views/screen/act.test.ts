import { describe, expect, it } from 'vitest';
import { actOf } from './act.ts';

const open = { id: 'open', label: 'Open the address', why: '' };
const done = { id: 'until_done', label: 'Until done', why: '' };

describe('actOf', () => {
  it('is the first choice that answers, whatever the demo user would do', () => {
    const demo = { button: 'choice=wait' };
    expect(actOf({ name: 'q', label: 'Go on', demo, choices: [done, open] })).toEqual({
      label: 'Open the address',
      answer: { form: 0, fields: {}, button: 'choice=open' },
    });
  });

  it('is what the demo user does where there is nothing to choose', () => {
    expect(actOf({ name: 'q', label: 'Go on', demo: { button: 'action=go' }, choices: [done] })).toEqual({
      label: 'Go on',
      answer: { form: 0, fields: {}, button: 'action=go' },
    });
    expect(actOf({ name: 'q', label: 'Go on' })).toEqual({ label: 'Go on', answer: { form: 0, fields: {} } });
  });
});
