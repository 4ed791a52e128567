import { diagnose } from '../../diagnosis/index.ts';
import { type GivenFile, importFiles } from '../../trace/index.ts';
import { type FormName, hardForms } from './forms/names.ts';
import type { Fault, Scene } from './scene.ts';

/** How a diagnosis did on one recording in one form. */
export interface Judgement {
  readonly scene: string;
  readonly form: FormName;
  /**
   * `first`: the injected cause is the first finding. `untold`: the form does not show the cause, and nothing wrong is said of it.
   * `missed`: it shows the cause, and something else, or nothing, stands first. `quiet` and `loud` are for good scenes.
   */
  readonly outcome: 'first' | 'untold' | 'missed' | 'quiet' | 'loud';
  /** Rules that call something proved that was not injected. */
  readonly wronglyProved: readonly string[];
  /** Errors and warnings, the first first: what came in place of what was expected. */
  readonly found: readonly string[];
  readonly flows: readonly string[];
  readonly flowIsRight: boolean;
}

/** Imports and diagnoses a recording, and compares what is said with what was done. */
export async function judge(scene: Scene, form: FormName, files: readonly GivenFile[]): Promise<Judgement> {
  const imported = importFiles(files);
  const { findings } = await diagnose(imported);
  const serious = findings.map(({ finding }) => finding).filter(({ weight }) => weight !== 'note');
  const accepted = new Set(scene.faults.flatMap(({ rules }) => rules));
  const right = new Set([...accepted, ...scene.faults.flatMap(({ brings = [] }) => brings)]);
  const wrong = serious.filter(({ certainty, rule }) => certainty === 'proved' && !right.has(rule));
  const flows = imported.traces.map(({ flow }) => flow);
  return {
    ...{ scene: scene.id, form },
    outcome:
      scene.faults.length > 0
        ? outcomeOf(scene, form, serious[0] !== undefined && accepted.has(serious[0].rule), wrong.length > 0)
        : serious.length === 0
          ? 'quiet'
          : 'loud',
    wronglyProved: wrong.map(({ rule }) => rule),
    found: serious.map(({ rule, weight, certainty }) => `${rule} (${weight}, ${certainty})`),
    flows,
    flowIsRight: flowsOf(scene).some((flow) => flows.includes(flow)),
  };
}

function flowsOf({ flows, faults }: Scene): readonly string[] {
  return [...flows, ...faults.flatMap(({ asFlow = [] }) => asFlow)];
}

function outcomeOf(scene: Scene, form: FormName, isFirst: boolean, isWrong: boolean): Judgement['outcome'] {
  if (isFirst) return 'first';
  if (scene.faults.some((fault) => isShown(scene, fault, form))) return 'missed';
  return isWrong ? 'missed' : 'untold';
}

/** Whether a form holds what a fault can be seen by. */
function isShown(scene: Scene, { shows, hiddenIn = [] }: Fault, form: FormName): boolean {
  if (hiddenIn.includes(form)) return false;
  if (hardForms.some((hard) => hard === form)) return false;
  if (form !== 'sanitized') return true;
  // A page is its own back channel, and a program without a browser has one file only.
  if (shows === 'back') return !scene.hasServer;
  return shows === 'front';
}
