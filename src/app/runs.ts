import { packRecipe, plainRecipe, type Recipe } from '../lab/index.ts';
import type { RunServices } from '../views/run/services.ts';
import type { KeptRun } from '../views/saved/kept-run.ts';
import { openRunStore } from '../views/saved/store.ts';
import { openTabRecord } from '../views/saved/tab-record.ts';
import { RUNS_KEY } from './kept-here.ts';
import { type FlowRoute, formatRoute, placeOf } from './route.ts';

/** The runs that this browser keeps. */
export const runStore = openRunStore(() => window.localStorage, RUNS_KEY);

const tab = openTabRecord(() => window.sessionStorage, 'grant-tour.tab');

/** The run that this tab left at an address: it goes on if the address stands at the step where it was left. */
export function runLeftAt(route: FlowRoute): KeptRun | undefined {
  const kept = tab.inTab(placeOf(route));
  return kept?.step !== undefined && kept.step === route.step ? kept : undefined;
}

/** What the run screen at an address is given from outside. */
export function servicesAt(route: FlowRoute): RunServices {
  return {
    store: runStore,
    now: () => Date.now(),
    keep(kept) {
      const inTab = tab.keepInTab(placeOf(route), kept);
      const last = runStore.keepLast(kept, Date.now());
      return [inTab, last].map((result) => (result.done ? undefined : result.problem)).find(Boolean);
    },
    async linkOf(kept) {
      const { event, until } = kept.position;
      const recipe = await packRecipe(kept.recipe);
      const { flow } = kept.recipe;
      return absolute(
        formatRoute({ name: 'flow', flow, options: {}, recipe, step: kept.step, event, until }),
      );
    },
    plainLink: (step) => absolute(formatRoute({ name: 'flow', flow: route.flow, options: {}, step })),
    sideBySideLink,
    open: openRun,
    async setUp(recipe) {
      const next = await addressOf(recipe);
      if (placeOf(next) === placeOf(route)) return false;
      window.location.hash = formatRoute(next);
      return true;
    },
  };
}

/** A link to two runs beside each other; it works from any place. */
export async function sideBySideLink(left: Recipe, right: Recipe): Promise<string> {
  const [one, other] = await Promise.all([packRecipe(left), packRecipe(right)]);
  return absolute(formatRoute({ name: 'side-by-side', left: one, right: other, row: undefined }));
}

/** Goes to a run that was kept: this tab knows it at its address, so nothing of it stands in the link. */
export function openRun(kept: KeptRun): void {
  const { flow, options } = kept.recipe;
  const step = kept.step ?? 1;
  const route: FlowRoute = { name: 'flow', flow, step, options: asTexts(options) };
  tab.keepInTab(placeOf(route), { ...kept, step });
  window.location.hash = formatRoute(route);
}

/** The address of a recipe in which nobody has done anything: its options, or where more is set all of it. */
async function addressOf(recipe: Recipe): Promise<FlowRoute> {
  const { flow, options } = recipe;
  const plain = plainRecipe(flow, { options });
  const isPlain = JSON.stringify(plain) === JSON.stringify(recipe);
  const route = { name: 'flow', flow, step: undefined } as const;
  return isPlain
    ? { ...route, options: asTexts(options) }
    : { ...route, options: {}, recipe: await packRecipe(recipe) };
}

const asTexts = (options: Recipe['options']): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));

const absolute = (hash: string): string => new URL(hash, window.location.href).href;
