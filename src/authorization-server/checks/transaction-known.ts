import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const transactionKnown: ServerCheck = {
  id: 'transaction_known',
  title: 'The page belongs to an authorization request that still waits',
  spec: rfc(6749, '3.1'),
  run: ({ transaction, value, now }) => {
    const alive = transaction !== undefined && now < transaction.expiresAt;
    const expired =
      transaction && !alive ? `${transaction.id}, expired ${moment(transaction.expiresAt)}` : undefined;
    const refusal = error(
      'invalid_request',
      'This page has expired or was already used; start again from the app',
    );
    return verdict(alive, 'a waiting authorization request', expired ?? value('transaction'), refusal);
  },
};
