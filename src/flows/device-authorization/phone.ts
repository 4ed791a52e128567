import type { Choice, Question } from '../contract.ts';
import type { FlowContext, Polling } from '../kit/context.ts';

/** What the device can do while the person holds the phone. */
const MEANWHILE: readonly Choice[] = [
  {
    id: 'wait_and_poll',
    label: 'Wait: the TV polls',
    why: 'The clock goes on until the interval is over, and the TV asks again.',
  },
  {
    id: 'poll_now',
    label: 'Poll at once',
    why: 'The TV does not wait for its interval; the server may answer slow_down.',
  },
  {
    id: 'until_done',
    label: 'Poll until done',
    why: 'Ana finishes on the phone while the TV polls, up to the tokens.',
  },
];

const EXPIRE: Choice = {
  id: 'let_expire',
  label: 'Let the codes expire',
  why: 'Nobody comes: after expires_in the poll is answered with expired_token.',
};

/** The person goes to the verification page. At first the demo user looks for the phone, and the TV polls in vain. */
export function openPage({ polls }: Polling, verificationUri: 'typed' | 'scanned'): Question {
  const way = verificationUri === 'scanned' ? 'choice=scan' : 'choice=type';
  return {
    name: 'open_verification_uri',
    label: 'Open the address on the phone',
    demo: { button: polls === 0 ? 'choice=wait_and_poll' : way },
    choices: [
      { id: 'type', label: 'Open the address', why: 'As typed by hand; the user code is typed on the page.' },
      {
        id: 'scan',
        label: 'Scan the QR code',
        why: 'It holds the address and the user code, which is then only compared.',
      },
      ...MEANWHILE,
      EXPIRE,
    ],
  };
}

/** The page asks for the user code, or shows the one that came with the address. */
export function enterCode({ polling, landing }: FlowContext, label: string): Question {
  const came = landing.page.url.includes('user_code=');
  const fields = { user_code: polling.userCode };
  return {
    name: 'enter_user_code',
    label: came ? 'Compare the user code with the TV, then go on' : label,
    demo: { form: 0, fields, button: 'action=continue' },
    choices: MEANWHILE,
  };
}

/** A question of the phone's pages, while the TV waits. */
export const onPhone = (name: string, label: string): Question => ({ name, label, choices: MEANWHILE });
