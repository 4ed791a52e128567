import type { WireError } from '../../protocol/errors.ts';
import type { Context } from '../context.ts';
import { moment, type Verdict, verdict } from './check.ts';

/** Judges whether something is still good; what expires at a moment is not good at that moment. */
export function notExpired({ now }: Context, expiresAt: number | undefined, refusal: WireError): Verdict {
  const end = expiresAt ?? 0;
  return verdict(now < end, `before ${moment(end)}`, moment(now), refusal);
}
