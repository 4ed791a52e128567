import { endpointIn } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import { begin, type Desk, latest, put } from './desk.ts';
import type { Reading } from './reading.ts';
import { basicUser, parametersOf } from './request-parts.ts';
import { find } from './traits.ts';

/** A device asks for its codes. */
export function takeDevice(desk: Desk, reading: Reading): void {
  const bag = parametersOf(reading);
  const client = bag.get('client_id') ?? basicUser(reading);
  const again = latest(
    desk,
    (one) =>
      one.grants.has('device') &&
      one.clientId === client &&
      one.members.every(({ kind }) => kind === 'device'),
  );
  // A device that asks again after an error tries the same thing once more.
  const failed = again && !again.members.some(({ reading: before }) => before.answer.has('device_code'));
  const attempt = failed
    ? again
    : (find(desk.traits.userCode, reading.answer.get('user_code')) ?? begin(desk));
  put(desk, attempt, reading, 'device');
  attempt.grants.add('device');
  attempt.clientId ??= client;
  if (reading.origin !== '') attempt.servers.add(reading.origin);
  keepDeviceCode(desk, attempt, reading.answer);
  for (const name of ['verification_uri', 'verification_uri_complete', 'verification_url']) {
    const endpoint = endpointIn(reading.answer.get(name));
    if (endpoint !== '') attempt.devicePages.add(endpoint);
  }
}

export function keepDeviceCode(desk: Desk, attempt: Attempt, bag: Bag): void {
  const [deviceCode, userCode] = [bag.get('device_code'), bag.get('user_code')];
  if (deviceCode) desk.traits.deviceCode.set(deviceCode, attempt);
  if (userCode) desk.traits.userCode.set(userCode, attempt);
}
