import { lazy, Suspense, useMemo, useState } from 'react';
import { plainRecipe, type Recipe, readOptions, withProtection } from '../../lab/index.ts';
import { AboutPanel } from '../about/AboutPanel.tsx';
import { GlossaryPanel } from '../glossary/GlossaryPanel.tsx';
import { flows } from '../home/flows.ts';
import { OptionsPanel } from '../options/OptionsPanel.tsx';
import { ProtectionsPanel } from '../protections/ProtectionsPanel.tsx';
import { beginning } from '../saved/kept-run.ts';
import { SavedRuns } from '../saved/SavedRuns.tsx';
import { ShareRun } from '../share/ShareRun.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import type { PanelProps } from './panel-props.ts';
import type { OpenPanel } from './Setup.tsx';

/** The rules are many, and wanted by few: they come when they are asked for. */
const FindingsPanel = lazy(async () => ({ default: (await import('./FindingsPanel.tsx')).FindingsPanel }));

/** What the open panel of a run shows. */
export function Panels({ panel, ...props }: PanelProps & { readonly panel: OpenPanel | undefined }) {
  switch (panel?.id) {
    case 'about':
      return <AboutPanel about={props.run.flow.about} />;
    case 'options':
      return <Options {...props} at={panel.at} />;
    case 'protections':
      return <Protections {...props} />;
    case 'compare':
      return <ComparePanel {...props} />;
    case 'findings':
      return (
        <Suspense fallback={<p>Loading the rules…</p>}>
          <FindingsPanel walk={props.walk} onClose={props.onClose} />
        </Suspense>
      );
    case 'glossary':
      return <Words {...props} at={panel.at} />;
    case 'runs':
      return <Runs {...props} />;
    case 'share':
      return <Share {...props} />;
    case undefined:
      return null;
  }
}

/** Other options make a new run; what is switched off stays so. */
function Options({ run, services, acts, onClose, at }: PanelProps & { readonly at: string | undefined }) {
  const [{ options: given, protections }] = useState(run.recipe);
  async function apply(options: Readonly<Record<string, string>>) {
    onClose();
    const recipe = plainRecipe(run.flow.id, { options, protections });
    if (!(await services.setUp(recipe))) acts.open({ recipe, position: beginning });
  }
  return (
    <OptionsPanel
      options={run.flow.options}
      given={given}
      at={at}
      onApply={(options) => void apply(options)}
      onCancel={onClose}
    />
  );
}

function Protections({ run, acts }: PanelProps) {
  const { id, options: optionList } = run.flow;
  const [effect, setEffect] = useState<string>();
  const { options, protections } = run.recipe();
  const change = (changes: Partial<Recipe>) => void acts.setUp(changes).then(setEffect);
  return (
    <ProtectionsPanel
      flow={id}
      options={readOptions(optionList, options)}
      optionList={optionList}
      protections={protections}
      effect={effect}
      onFlip={(of, name, value) => change({ protections: withProtection(protections, of, name, value) })}
      onOption={(name, value) => change({ options: { ...options, [name]: value } })}
      onReset={change}
    />
  );
}

function Words({ walk, onClose, at }: PanelProps & { readonly at: string | undefined }) {
  return (
    <GlossaryPanel
      model={walk.model}
      present={walk.model.event(walk.seq)}
      entry={at}
      onSelect={(event) => {
        onClose();
        walk.select(event);
      }}
    />
  );
}

function Runs({ run, services, acts, onClose }: PanelProps) {
  const [present] = useState(acts.here);
  return (
    <SavedRuns
      store={services.store}
      present={present}
      titleOf={(flow) => flows.find(({ id }) => id === flow)?.title}
      now={services.now}
      onOpen={(kept) => {
        onClose();
        if (kept.recipe.flow === run.flow.id) acts.open(kept);
        else services.open(kept);
      }}
    />
  );
}

function Share({ run, services, acts }: PanelProps) {
  const [{ recipe, position, step }] = useState(acts.here);
  const linkOf = useMemo(
    () => (shared: Recipe, at: typeof position) =>
      services.linkOf({ recipe: shared, position: at, ...(step !== undefined && { step }) }),
    [services, step],
  );
  return (
    <ShareRun
      {...{ recipe, position, step, linkOf }}
      title={run.flow.title}
      optionList={run.flow.options}
      plainLink={services.plainLink(step)}
    />
  );
}
