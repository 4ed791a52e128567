import type { Expiry } from '../../../trace/index.ts';

/** 1 January 2026, at noon. */
export const noon = Date.UTC(2026, 0, 1, 12);

export const code: Expiry = {
  ...{ name: 'code', label: 'the code', kind: 'code', value: 'a-code' },
  ...{ issuedSeq: 4, expiresAt: noon + 57_000, spentSeq: 10 },
};

/** Something of every state, in the order in which it was issued. */
export const demoExpiries: readonly Expiry[] = [
  {
    ...{ name: '__Host-session', label: 'the session', kind: 'cookie', value: 'a-session' },
    ...{ issuedSeq: 2, expiresAt: noon - 86_400_000 },
  },
  code,
  {
    ...{ name: 'refresh_token', label: 'the refresh token', kind: 'refresh_token', value: 'a-refresh-token' },
    ...{ issuedSeq: 20, expiresAt: noon + 14 * 86_400_000 - 3_600_000 },
  },
  {
    ...{ name: 'access_token', label: 'the access token', kind: 'access_token', value: 'an-access-token' },
    ...{ issuedSeq: 20, expiresAt: noon + 3_600_000 },
  },
  {
    ...{ name: 'user_code', label: 'the user code', kind: 'user_code', value: 'BCDF-GHJK' },
    ...{ issuedSeq: 21, expiresAt: noon - 2000 },
  },
];
