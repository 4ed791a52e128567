import type { Har } from './har.ts';

/** What came of a scene. */
export interface Recording {
  /** Chromium's, where the scene has a browser. */
  readonly browser?: Har;
  /** What programs sent, the app's server or a command line; absent where they sent nothing. */
  readonly back?: Har;
  /** All that a logging proxy before the servers would have seen. */
  readonly wire: Har;
}
