import { beginning } from '../views/saved/kept-run.ts';
import { createOpened } from '../views/trace/opened.ts';
import type { TraceServices } from '../views/trace/services.ts';
import { TraceScreen } from '../views/trace/TraceScreen.tsx';
import { openRun } from './runs.ts';
import { createTraceReader } from './trace-reader.ts';

/** What is open stays so while the page lives, wherever its reader goes. */
const opened = createOpened();

const reader = createTraceReader();

const services: TraceServices = {
  ...reader,
  openRun: (recipe) => openRun({ recipe, position: beginning }),
};

/** Foreign traces, at their address. */
export function TracePlace() {
  return <TraceScreen services={services} store={opened} />;
}
