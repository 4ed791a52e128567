import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties may be set through `style`. */
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
