import type { Trace, TraceLack } from '../../trace/index.ts';
import { flows } from '../home/flows.ts';

const OTHERS: Readonly<Record<string, string>> = {
  refresh: 'Refresh of tokens',
  logout: 'Logout',
  tokens: 'Tokens',
  unknown: 'No flow recognised',
};

/** What a trace's flow is called, for a reader. */
export function flowTitle(flow: string): string {
  return (
    flows.find(({ id }) => id === flow)?.title ?? (Object.hasOwn(OTHERS, flow) ? OTHERS[flow] : flow) ?? flow
  );
}

/** What an export cannot show, and what that means for whoever reads it. */
export const LACKS: Readonly<Record<TraceLack, { readonly title: string; readonly text: string }>> = {
  'back channel': {
    title: 'The back channel',
    text: "It was recorded in a browser. What the app's server sends to others itself, such as the token request, never passes there.",
  },
  'front channel': {
    title: 'The front channel',
    text: 'It was recorded at a server or a command line. What goes through the browser never passes there.',
  },
  cookies: { title: 'Cookies', text: 'The exporter takes them out. Nothing can be told about sessions.' },
  authorization: {
    title: 'Authorization headers',
    text: 'The exporter takes them out. Whether a client or a bearer token stood there cannot be told.',
  },
  'request bodies': {
    title: 'Request bodies',
    text: 'What was sent in forms is not there.',
  },
  'response bodies': {
    title: "Some answers' bodies",
    text: 'A missing body does not mean that the answer was empty.',
  },
  redirects: {
    title: 'Redirects',
    text: 'The exporter leaves them out. Where the browser was sent is told by where it came.',
  },
  fragments: {
    title: 'What stands behind # in URLs',
    text: 'Answers in the fragment are seen only where a Location header holds them.',
  },
  beginning: {
    title: 'The beginning',
    text: 'The recording began after the login had. Switch on “Preserve log” and begin before it.',
  },
  end: { title: 'The end', text: 'The recording ends before the flow does.' },
  times: { title: 'Times', text: 'The messages stand in order, but when they were sent cannot be told.' },
  values: {
    title: 'The secrets themselves',
    text: 'A sanitizer put other text in their place. They cannot be compared or decoded.',
  },
};

/** Foreign text on a line of the head is not longer than this. */
const TITLE = 80;

/** What tells an attempt from others: `auth.example, my-app`. */
export function titleOfTrace({ imported, flow }: Trace): string {
  const title = imported?.title.trim() || flowTitle(flow);
  return title.length > TITLE ? `${title.slice(0, TITLE)}…` : title;
}
