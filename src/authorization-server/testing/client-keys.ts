import type { JWK } from 'jose';

/** The private keys of the demo clients that authenticate by `private_key_jwt`. Public on purpose and worthless. */
export const webKey: JWK = {
  kty: 'RSA',
  kid: 'web-1',
  alg: 'RS256',
  use: 'sig',
  n: 'ma9ZQxKuka5Ng_AWUk_FZFF44obbSpsJjhe7IgvQXetSOYf8UNAMSSYMpkrhbIPBpVI39xM77g9-5vl8Dc4xlOcM4kkD6SGYPLCtTLhFFl7zqsjTH2dFST31bS5fNtT9HvUyZP7S3Vtz6hSnbRWyjWiQGazSyR95wfHPaHoFlq9lpGui_KM4YYCfIjbeQhDrKKUIGdukShRGKNiHsczs2DbGrA4KJz2ZKx5G9nuPY5632TxzJtGT8YxDSMyKh1plaGrS6g7XieRkLrlsNSJTImDFwlbSqnNGwiFsfTvl81-RIeH12Jj-xrNp1ZwTR2FDY0iYolzRuzqL56nqQNjaoQ',
  e: 'AQAB',
  d: 'Ak93ytGY1MFXUny1RTMET2wHInavDMnUZLG4Izykuwi64XkJIsjh6mabSZO2HFzFuD_Kbhk4rS1H9d55zjZTmf64O52n5KUX5g-s50qc5Udzp9VhkScLDF0VV7ka_tbIYGMEyS5oiqHhlfsOAk6Rct1Hz08BEzt5J-CEAvjUpS2DYd0e7uvWGzhnzANl55gjXTcJAe-7xe7YKcKb3MpdueRb8pUcgLUOwJF6J_cSwZCx9OU445fEbwSqTMbmTT1y4kS-zMZOKtgRZUz6D5T1x6E8ZqfUcOmypjKZuHqVQeOfMeSZsNDNgkR8ms370moYZEcBJ1sfv7ul0cwzZTrKPQ',
  p: '1NUo2PkKDlv1zVPw6Hax86O3kIWnNBwEmtcdDvmp-P2txWgXOPQhFNBqi9xP5o0esgm97-Kww1oalPOsVYAUS0agL4xpucdCz6ln26cEbm-toNZ-RuyBr9BodFkquuovPyZ6jyGqDGqYd8jrLQCff_fIgSP7B_4vSXTuVnhBv_0',
  q: 'uNsVHH_87sPd1OFBXpLpRgbeuo7hbqSDqNLdBeZDKt7-wDFOSyxXDghnzSzy5MIdq6AHPZ01yhYm1N4iuFZkiQYmmeBxfVb_1krjsQTa09m8S5l74_T9-wHEbFSTrC4NJ_NFuy6WhPO3-4XQoZPA-CJRy2YlOET2ltfNY_4RTHU',
  dp: 'dwPcG7jnzq_N_Ev8Y4I8cKoUdFTI83LXgF7aeQ1T51C0Y7eZhNe_yAvkCOHiLGKtz5FzDToO7q7sPm8k54r_zjhoSy6R0LmEuutYkJQM_lSlG1PWuYJ34wD_6FAUfQGH-iBiWLfSh670I8fO-xNmHgFJti2Qqx-RAdrJjMEiw2E',
  dq: 'G6XY0HxsDiIJaa-PIWADt8-LPIfmO7AraPKw0BMSdLUJkSFOvnuRQa4MKGnSolhOK78xlguPYfxSLoBS3RM-0iezWkxxbPe4KArnZzB8sjbcrMn197BK1GH9SN6Vf6kbmqAOC-L57ESvfdUT0TbSI8quRSev5WybHRCFzbDQUYk',
  qi: 'PQjXD1qdEopzRamMUFjOxweYheGenp_l9bttTcZr0AnmXG2KKnAd4VpqaHSOU4EMDs362WaXt_6QG6qM78DmU_yg7R257XcKmZL5_2xEiZ52FbGJoXVPHOLQw9sOp5_5J4CNj5FFmM1XhSE5wSUIeaviIoKd-FutElN5HWRznmE',
};

/** An elliptic-curve key, because assertions may be ES256 too. */
export const machineKey: JWK = {
  kty: 'EC',
  kid: 'machine-1',
  alg: 'ES256',
  use: 'sig',
  x: 'YkdMulS7hIi9j3eCyIORDs37cAttnxDTczbHmwQwIqY',
  y: 'joKqJH0MpEXp-if0_Yz1yPKrTZOroxIlo5ZG-wNlFHc',
  crv: 'P-256',
  d: '4dLiZX8gQxmV-AL6uyrFNDZ78-xF3ZJKU9In-HRwJwQ',
};

/** What a client registers of its private key. */
export function publicPart({ kty, kid, alg, use, n, e, crv, x, y }: JWK): JWK {
  return JSON.parse(JSON.stringify({ kty, kid, alg, use, n, e, crv, x, y })) as JWK;
}
