const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/;
const DAY = /^(\d{1,2})(?:\D|$)/;
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const YEAR = /^(\d{2,4})(?:\D|$)/;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/**
 * Reads the date of an `Expires` attribute in any of the shapes that servers write; milliseconds since
 * 1970-01-01T00:00:00Z, or `undefined` for text that is no date.
 * @see [RFC 6265bis - Cookies, section 5.1.1](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.1.1)
 */
export function parseCookieDate(text: string): number | undefined {
  let time: RegExpExecArray | null = null;
  let day: string | undefined;
  let month: string | undefined;
  let year: string | undefined;
  for (const token of text.split(DELIMITERS)) {
    const found: RegExpExecArray | null = time ? null : TIME.exec(token);
    if (found) time = found;
    else if (day === undefined && DAY.test(token)) day = DAY.exec(token)?.[1];
    else if (month === undefined && MONTH.test(token)) month = token.slice(0, 3).toLowerCase();
    else if (year === undefined && YEAR.test(token)) year = YEAR.exec(token)?.[1];
  }
  if (!time || !day || !month || !year) return undefined;
  return toTime(fullYear(Number(year)), MONTHS.indexOf(month) / 3, Number(day), time.slice(1, 4).map(Number));
}

function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900;
  return year <= 69 ? year + 2000 : year;
}

function toTime(year: number, month: number, day: number, time: readonly number[]): number | undefined {
  const [hour = 0, minute = 0, second = 0] = time;
  if (year < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const at = new Date(Date.UTC(year, month, day, hour, minute, second));
  return at.getUTCMonth() === month && at.getUTCDate() === day ? at.getTime() : undefined;
}
