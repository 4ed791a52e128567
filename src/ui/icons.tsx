import type { ReactNode } from 'react';

/** Drawn in a 16 × 16 box with a line of 1.5; they take the colour and the size of the text around them. */
const shapes = {
  next: <path d="M3 8h9.5M8.5 4l4 4-4 4" />,
  back: <path d="M13 8H3.5M7.5 4l-4 4 4 4" />,
  play: <path d="M5 3.2v9.6L12.6 8z" fill="currentColor" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.5" />,
  restart: <path d="M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3 2.5v3h3" />,
  down: <path d="M4 6l4 4 4-4" />,
  copy: <path d="M6 5.5V3h7v7h-2.5M3 6h7v7H3z" />,
  check: <path d="M3 8.5l3.2 3.2L13 4.8" strokeWidth="2" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" strokeWidth="2" />,
  warning: <path d="M8 2.5L14.2 13H1.8zM8 6.5v3M8 11.2v.1" />,
  info: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.4v3.4M8 5.1v.1" />,
  external: <path d="M6.5 3.5H3v9.5h9.5V9.5M9 3h4v4M13 3L7.5 8.5" />,
  sun: (
    <path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
  ),
  moon: <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z" />,
  auto: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M8 4.5h3.6M8 8h5.6M8 11.5h3.6" />,
  present: <path d="M1.5 2.5h13M2.5 2.5v7.5h11V2.5M8 10v2M5 14l3-2 3 2" />,
  edit: <path d="M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4z" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.6V8l2.4 1.6" />,
  help: <path d="M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.7.35-1 .8-1 1.6M8 12.4v.1" />,
  shield: <path d="M8 1.8l5 1.9v4c0 3.2-2.1 5.4-5 6.5-2.9-1.1-5-3.3-5-6.5v-4z" />,
  book: (
    <path d="M3 3.5c2-.8 3.6-.6 5 .6 1.4-1.2 3-1.4 5-.6v9c-2-.8-3.6-.6-5 .6-1.4-1.2-3-1.4-5-.6zM8 4.1v9" />
  ),
  columns: <path d="M2.5 3h4.5v10H2.5zM9 3h4.5v10H9z" />,
  folder: <path d="M2 4h4.2l1.4 1.6H14V13H2z" />,
  link: (
    <path d="M6.8 9.2l2.4-2.4M7 4.8l1.6-1.6a2.9 2.9 0 0 1 4.1 4.1L11.2 9M9 11.2l-1.6 1.6a2.9 2.9 0 0 1-4.1-4.1L4.8 7" />
  ),
  fork: <path d="M4.5 2.5v11M4.5 9.5c0-3.5 6.5-2 6.5-5.5M8.8 5.5L11 3.2l2.2 2.3" />,
  add: <path d="M8 3v10M3 8h10" />,
  save: <path d="M8 2.5v8M4.5 7.2L8 10.7l3.5-3.5M3 13.5h10" />,
  more: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" strokeWidth="2.5" />,
} satisfies Record<string, ReactNode>;

/** What an icon may show. */
export type IconName = keyof typeof shapes;

/** One of the page's own drawings. It is silent: the words beside it, or its button's name, say what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="1.125em"
      height="1.125em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shapes[name]}
    </svg>
  );
}
