import type { Kind } from './kind.ts';
import type { Answers } from './outcome.ts';
import { appType, clientAuthentication, dpop } from './settings/app.ts';
import { par, pkce, responseType, sessionCookie } from './settings/front-channel.ts';
import { audience, refreshToken, scope } from './settings/tokens.ts';
import type { Setting } from './verdict.ts';

/** What the answers settle, in the order of the flow's options, and how far a run shows it. */
export function settingsOf(kind: Kind, answers: Answers): readonly Setting[] {
  const rows = [
    appType(kind, answers),
    clientAuthentication(kind, answers),
    dpop(answers),
    responseType(kind),
    scope(kind, answers),
    audience(kind),
    pkce(kind, answers),
    par(answers),
    sessionCookie(kind),
    refreshToken(kind, answers),
  ];
  return rows.filter((row) => row !== undefined);
}
