import type { Party } from '../../protocol/parties.ts';
import type { FlowCard } from './flows.ts';

/** The lanes of the home page's drawings, from left to right; every flow is drawn on the same five. */
export const lanes = [
  { party: 'user', name: 'User', short: 'User', hue: 'var(--party-user)' },
  { party: 'browser', name: 'Browser', short: 'Browser', hue: 'var(--party-browser)' },
  { party: 'app', name: 'App', short: 'App', hue: 'var(--party-app)' },
  {
    party: 'authorization-server',
    name: 'Authorization server',
    short: 'Authz server',
    hue: 'var(--party-authorization-server)',
  },
  { party: 'api', name: 'API', short: 'API', hue: 'var(--party-api)' },
] as const satisfies readonly { party: Party; name: string; short: string; hue: string }[];

/** Where a party's lane stands, in percent of the drawing's width. */
export function laneAt(party: Party): number {
  return (lanes.findIndex((lane) => lane.party === party) + 0.5) * (100 / lanes.length);
}

/** Whether a party takes part in a flow. */
export function takesPart(flow: FlowCard, party: Party): boolean {
  return flow.hops.some((hop) => hop.from === party || hop.to === party);
}

/** The drawing in words. */
export function inWords(flow: FlowCard): string {
  const parties = lanes.filter((lane) => takesPart(flow, lane.party)).map((lane) => lane.name);
  const sent = flow.hops.filter((hop) => hop.by !== 'person' && hop.from !== hop.to);
  const back = sent.filter((hop) => hop.by === 'back').length;
  return `${parties.join(', ')}: ${sent.length} messages, ${back} of them over the back channel.`;
}
