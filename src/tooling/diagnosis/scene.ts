import type { FormName } from './forms/names.ts';
import type { Play } from './stage.ts';
import { both, type Twist } from './twist.ts';
import type { Settings } from './world/settings.ts';

/** Something that goes wrong, and what a diagnosis should say of it. */
export interface Fault {
  readonly id: string;
  /** The rules that name this cause. */
  readonly rules: readonly string[];
  /**
   * `back`: only requests of the app's server or the answers to them show it, so the browser's part alone cannot. `headers`: only
   * cookies or `Authorization` do.
   */
  readonly shows: 'front' | 'back' | 'headers';
  /** Forms that do not show it, for what their exporter leaves out. */
  readonly hiddenIn?: readonly FormName[];
  /** Rules that rightly say something else of it, too. */
  readonly brings?: readonly string[];
  /** As what flow the trace is recognised then. */
  readonly asFlow?: string;
  readonly twist: Twist;
}

/** A scene: a play, how it is set up, and what goes wrong in it. Without faults it is good. */
export interface Scene {
  readonly id: string;
  /** The id of the good scene that it is made from; its own, where it is good. */
  readonly base: string;
  /** As what flow it should be recognised. */
  readonly flows: readonly string[];
  readonly server: 'oidc-provider' | 'oauth2-mock-server';
  readonly play: Play;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings?: Partial<Settings>;
  /** The app redeems codes behind the browser's back, so a browser's file lacks that. */
  readonly hasServer?: boolean;
  readonly faults: readonly Fault[];
}

/** All that goes wrong in a scene, as one. */
export const twistOf = (scene: Scene): Twist =>
  scene.faults.map(({ twist }) => twist).reduce(both, { settings: scene.settings ?? {} });
