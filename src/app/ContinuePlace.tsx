import { flows } from '../views/home/flows.ts';
import { ContinueList } from '../views/saved/ContinueList.tsx';
import { openRun, runStore } from './runs.ts';

/** The runs that were left, on the first page. */
export function ContinuePlace() {
  return (
    <ContinueList
      store={runStore}
      titleOf={(flow) => flows.find(({ id }) => id === flow)?.title}
      now={() => Date.now()}
      onContinue={openRun}
    />
  );
}
