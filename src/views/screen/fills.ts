import { ana, type Question } from '../../lab/index.ts';
import type { NamedValue } from '../../protocol/check.ts';

/** Something to put into the fields of the present page with one click. */
export interface Fill {
  /** After "Fill in": `a wrong password`. */
  readonly label: string;
  readonly values: readonly NamedValue[];
}

const WRONG_PASSWORD = 'wrong-password';
const NOBODY = 'nobody@mail.example';
/** Looks like a user code, and no device shows it. */
const WRONG_CODE = 'WRNG-CDXX';

/** What there is to fill in for a question: the right thing, and what goes wrong. */
export function fillsFor({ name, demo }: Question): readonly Fill[] {
  if (name === 'sign_in')
    return [
      signIn("Ana's password", ana.username, ana.password),
      signIn('a wrong password', ana.username, WRONG_PASSWORD),
      signIn('an unknown user', NOBODY, ana.password),
    ];
  if (name !== 'enter_user_code') return [];
  const code = demo?.fields?.['user_code'];
  const right = typeof code === 'string' ? [userCode('the code', code)] : [];
  return [...right, userCode('a wrong code', WRONG_CODE)];
}

const signIn = (label: string, username: string, password: string): Fill => ({
  label,
  values: [
    { name: 'username', value: username },
    { name: 'password', value: password },
  ],
});

const userCode = (label: string, value: string): Fill => ({ label, values: [{ name: 'user_code', value }] });
