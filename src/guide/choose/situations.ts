import { browsers } from './situations/browsers.ts';
import { devices } from './situations/devices.ts';
import { machines } from './situations/machines.ts';
import { nativeApps } from './situations/native.ts';
import type { Situation } from './situations/situation.ts';
import { web } from './situations/web.ts';

/** Real cases, in the order of the questions: to choose from, and to hold the chooser against. */
export const situations: readonly Situation[] = [...machines, ...web, ...browsers, ...nativeApps, ...devices];
