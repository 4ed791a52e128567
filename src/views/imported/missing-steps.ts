import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Step } from '../../lab/index.ts';
import { header } from '../../protocol/http.ts';
import { parameter } from '../../protocol/parameters.ts';
import { isNumberedFlow } from '../../protocol/steps/tables.ts';
import { parametersOfLocation, type TraceEvent, type TraceLack, type TraceModel } from '../../trace/index.ts';
import type { MissingStep } from '../steps/missing.ts';
import { type Nature, naturesOf } from './step-natures.ts';

/** The steps that an imported trace has nothing of, and why: most of them no trace of this kind would show. */
export function missingSteps(
  steps: readonly Step[],
  model: TraceModel,
  { findings }: Pick<AttemptDiagnosis, 'findings'>,
): ReadonlyMap<number, MissingStep> {
  const { flow, imported } = model.trace;
  if (!isNumberedFlow(flow)) return new Map();
  const documented = steps.filter(({ extra }) => !extra).map(({ number }) => number);
  const seen = new Set(model.stops.map(({ step }) => step));
  const present = documented.filter((number) => seen.has(number));
  const [first = 0, last = 0] = [present[0], present.at(-1)];
  const error = findings.find(({ weight }) => weight === 'error');
  const at = error?.evidence.find(({ seq, attempt }) => seq !== undefined && attempt === undefined)?.seq;
  const seenAs: Seen = {
    ...{ first, last, lacks: imported?.lacks ?? [] },
    stopped: (at === undefined ? undefined : model.event(at)?.step) ?? model.stops.findLast(isRefusal)?.step,
  };
  const natures = naturesOf(flow);
  return new Map(
    documented
      .filter((number) => !seen.has(number))
      .map((number) => [number, whyMissing(number, natures.get(number), seenAs)]),
  );
}

/** What is there of the flow. */
interface Seen {
  /** The first and the last documented step that the trace shows. */
  readonly first: number;
  readonly last: number;
  readonly lacks: readonly TraceLack[];
  /** The step at which something went wrong. */
  readonly stopped: number | undefined;
}

const usual = (why: string): MissingStep => ({ why, normal: true });
const unusual = (why: string): MissingStep => ({ why, normal: false });

function whyMissing(number: number, nature: Nature | undefined, seen: Seen): MissingStep {
  const { first, last, lacks } = seen;
  if (nature === undefined)
    return usual(
      'A person does this, or one party alone. A trace holds only messages between parties, so it never shows it.',
    );
  if (nature === 'back' && lacks.includes('back channel'))
    return usual(
      "This goes straight from the app's server to another. A browser never sees it; record at the app's server to have it.",
    );
  if (nature !== 'back' && lacks.includes('front channel'))
    return usual(
      'This goes through the browser. The trace was recorded elsewhere; export it from the browser too.',
    );
  if (number > last) return afterTheLast(seen);
  if (number < first)
    return unusual(
      lacks.includes('beginning')
        ? 'The recording began later. Start it before the login, and keep it over page changes (“Preserve log”).'
        : `The trace begins at step ${first}.`,
    );
  if (lacks.includes('redirects'))
    return usual('This exporter leaves redirects out, and this step is made of them.');
  if (nature === 'prompt')
    return usual('The server went on without it: the user may have been signed in there already.');
  return unusual('Nothing shows it, though the steps around it are there.');
}

function afterTheLast({ last, lacks, stopped }: Seen): MissingStep {
  if (stopped !== undefined)
    return unusual(`The flow did not come this far: something went wrong at step ${stopped}.`);
  if (lacks.includes('end')) return unusual('The recording ends before it.');
  return unusual(`The trace shows nothing after step ${last}: the app did not go on, or did so elsewhere.`);
}

/** Whether an event says no: an error status, or a redirect that carries an error. */
function isRefusal(event: TraceEvent): boolean {
  if (event.kind !== 'response') return false;
  const location = header(event.message, 'location');
  if (location !== undefined) return parameter(parametersOfLocation(location), 'error') !== undefined;
  return event.message.status >= 400;
}
