import type { Drawn } from './drawn.ts';
import { exposedPlaces, exposureInWords } from './exposure-mark.ts';
import { partyLabel } from './participants.ts';
import { rowText } from './rows.ts';

/** A drawn event in one sentence, for whoever cannot see the drawing. */
export function describe(drawn: Drawn): string {
  const { event, rows, prefix } = drawn;
  const text = rows.map(rowText).join(', ').slice(prefix.length);
  const places = exposedPlaces(event);
  const exposure = places.length > 0 ? `. ${exposureInWords(places)}` : '';
  return `${event.step > 0 ? `Step ${event.step}. ` : ''}${subject(drawn)}: ${text}${exposure}`;
}

function subject({ event }: Drawn): string {
  switch (event.kind) {
    case 'request':
    case 'response': {
      const kind = event.kind === 'request' ? 'Request' : 'Response';
      return `${kind} from ${partyLabel(event.from)} to ${partyLabel(event.to)}, ${event.channel} channel`;
    }
    case 'action':
      return `${partyLabel(event.by)} at ${partyLabel(event.on)}`;
    case 'work':
      return partyLabel(event.by);
    default:
      return 'End';
  }
}
