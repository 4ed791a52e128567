import type { Step } from '../../../flows/contract.ts';
import { oidcDiscovery, type SpecRef } from '../../../protocol/spec.ts';
import type { RequestEvent, TraceModel } from '../../../trace/index.ts';
import type { Maker } from '../question.ts';
import { partyWords, pathOf, requestWords, sentenceCase, stepReason } from '../words.ts';

/** Requests that every app of this kind makes somewhere: wrong choices where the run itself has too few. */
const ELSEWHERE = [
  '`GET /orders` to the API',
  '`POST /oauth/token` to the authorization server',
  '`GET /userinfo` to the authorization server',
  '`POST /oauth/revoke` to the authorization server',
  '`POST /oauth/par` to the authorization server',
] as const;

/** Requests that a step makes beside the one that it is named after. */
const BESIDE: Readonly<Record<string, readonly [why: string, spec: SpecRef]>> = {
  '/.well-known/jwks.json': [
    'It needs the public keys of the server: only they show that the ID token was signed there.',
    oidcDiscovery('3', 'ProviderMetadata'),
  ],
};

/** Which request does a party send, and to whom? Asked of the app's own requests and of the way to `/authorize`. */
export const sends: Maker = ({ model, steps }, event) => {
  const step = steps.find(({ number }) => number === event.step);
  if (event.kind !== 'request' || event.injected || !step || !isOpen(model, step, event)) return [];
  const { from, to, message } = event;
  const path = pathOf(message);
  const right = requestWords(message, to);
  const [why, spec] = BESIDE[path] ?? [`Step ${step.number}: ${stepReason(step)}`, step.spec];
  const others = model.stops.filter((stop) => stop.kind === 'request' && stop.from === from);
  return [
    {
      kind: 'sends',
      about: `sends ${right}`,
      prompt: `${sentenceCase(partyWords(from))} sends a request now. Which one, and to whom?`,
      right,
      wrong: [
        ...others.map((other) => (other.kind === 'request' ? requestWords(other.message, other.to) : right)),
        ...ELSEWHERE,
      ],
      explanation: why,
      spec,
      worth: path === '/oauth/token' || path === '/authorize' ? 3 : 2,
    },
  ];
};

/** Whether nothing that is shown already names the request: a redirect does, and so may a step that has begun. */
function isOpen({ stops }: TraceModel, { title, why }: Step, event: RequestEvent): boolean {
  const before = stops[stops.indexOf(event) - 1];
  if (!before) return false;
  const path = pathOf(event.message);
  const named = before.step === event.step && `${title} ${why}`.includes(path);
  if (event.from === 'app') return !named && (before.step !== event.step || before.kind === 'response');
  return !named && path === '/authorize' && !(before.kind === 'response' && before.to === event.from);
}
