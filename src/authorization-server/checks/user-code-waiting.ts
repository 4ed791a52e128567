import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** Wrong, expired and used codes get one answer, so that nobody learns which codes there are. */
export const userCodeWaiting: ServerCheck = {
  id: 'user_code_waiting',
  title: 'A device waits under this user_code',
  spec: rfc(8628, '3.3'),
  run: ({ submitted, activation, value, now }) => {
    if (!submitted) return undefined;
    const waits = activation?.answer === 'waiting' && now < activation.expiresAt;
    const gone =
      activation &&
      (now < activation.expiresAt ? 'answered already' : `expired ${moment(activation.expiresAt)}`);
    const typed = value('user_code');
    const actual = waits ? typed : gone ? `${typed}, ${gone}` : typed;
    const refusal = error('access_denied', 'No device waits under this code; compare it with the device');
    return verdict(waits, 'the user_code of a device that waits', actual, refusal);
  },
};
