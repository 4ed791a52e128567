import type { Fault } from '../scene.ts';
import { frontFaults } from './front.ts';
import { laterFaults } from './later-on.ts';
import { tokenRequestFaults } from './token-request.ts';
import { tokenFaults } from './tokens.ts';

const faults = { ...frontFaults, ...tokenRequestFaults, ...tokenFaults, ...laterFaults };
/** The name of something that goes wrong. */
export type FaultName = keyof typeof faults;

/** One of them. */
export const faultNamed = (id: FaultName): Fault => ({ id, ...faults[id] });
