const MINUTE = 60_000;
const DAY = 86_400_000;

/** A time as people say it: `just now`, `12 min ago`, `today 14:02`, `yesterday 09:15`, `15 Jan 2026, 14:02`. Both are in milliseconds. */
export function whenInWords(at: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const day = new Intl.DateTimeFormat('en-GB', { ...zone, day: 'numeric', month: 'short', year: 'numeric' });
  const passed = now - at;
  if (passed >= 0 && passed < MINUTE) return 'just now';
  if (passed > 0 && passed < 60 * MINUTE) return `${Math.floor(passed / MINUTE)} min ago`;
  if (day.format(at) === day.format(now)) return `today ${clock}`;
  if (day.format(at) === day.format(now - DAY)) return `yesterday ${clock}`;
  return `${day.format(at)}, ${clock}`;
}
