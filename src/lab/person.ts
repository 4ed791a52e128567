import type { Answer, FlowOptions, Question } from '../flows/contract.ts';
import { ana } from './demo.ts';

/** What the demo user does when asked; what follows from the run itself, such as a user code, the question says. */
export function demoAnswer(question: Question, options: FlowOptions): Answer {
  return { ...habit(question, options), ...question.demo };
}

function habit({ name, on }: Question, { consent, login }: FlowOptions): Answer {
  const { username, password } = ana;
  if (name === 'consent')
    return { form: 0, fields: {}, button: consent === 'denied' ? 'action=deny' : 'action=allow' };
  if (name !== 'sign_in') return { form: 0, fields: {}, button: 'action=login' };
  if (on === 'app') return { form: 0, fields: { username, password }, button: 'action=login' };
  return login === 'social'
    ? { form: 1, fields: {}, button: 'action=social' }
    : { form: 0, fields: { username, password }, button: 'action=password' };
}

/** What was pressed, in words. */
const BUTTONS: Readonly<Record<string, string>> = {
  'action=deny': 'Denies the app access',
  'action=continue': 'Continues with the present account',
  'action=social': 'Continues with Example ID',
  'choice=type': 'Opens the address on the phone',
  'choice=scan': 'Scans the QR code with the phone',
  'choice=wait_and_poll': 'Takes a moment',
  'choice=poll_now': 'Waits for the device',
  'choice=let_expire': 'Lets the time run out',
};

/** What was answered, in words, by the question's name. */
const QUESTIONS: Readonly<Record<string, string>> = {
  pick_login: 'Picks Log in',
  start_app: 'Starts the app',
  consent: 'Allows the app access',
  enter_user_code: 'Sends the user code',
};

/** An answer in words, for the diagram and the status line. */
export function answerInWords({ name, on }: Question, { button = '' }: Answer): string {
  const chose = button.startsWith('choice=') || name === 'sign_in' || name === 'consent';
  const words = (chose ? own(BUTTONS, button) : undefined) ?? own(QUESTIONS, name);
  if (words !== undefined) return words;
  return on === 'app' ? 'Types email and password into the app' : 'Signs in with email and password';
}

/** Foreign names, such as `constructor`, find nothing. */
const own = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
