import type { Mermaid, MermaidConfig } from 'mermaid';
import { BOX_MARGIN, LANE_GAP, LANE_WIDTH, MARGIN, NOTE_PADDING, TEXT_PADDING } from './drawn.ts';
import { TEXT_SIZE } from './text-width.ts';

const FONT = 'Atkinson Hyperlegible Next Variable';
/** Text is measured with this; a custom property would not reach mermaid's own measuring. */
const FONT_FAMILY = `"${FONT}", system-ui, sans-serif`;

/** What no text of a diagram may change, beside mermaid's own list. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'suppressErrorRendering',
  'maxEdges',
  'theme',
  'themeVariables',
  'themeCSS',
  'fontFamily',
  'look',
  'layout',
  'sequence',
  'wrap',
];

const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  secure: SECURE,
  maxTextSize: 2_000_000,
  theme: 'base',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  deterministicIds: true,
  fontFamily: FONT_FAMILY,
  fontSize: TEXT_SIZE,
  sequence: {
    mirrorActors: false,
    useMaxWidth: false,
    width: LANE_WIDTH,
    actorMargin: LANE_GAP,
    height: 40,
    diagramMarginX: MARGIN,
    diagramMarginY: 6,
    boxMargin: BOX_MARGIN,
    noteMargin: NOTE_PADDING,
    wrapPadding: TEXT_PADDING,
    messageFontSize: TEXT_SIZE,
    messageFontFamily: FONT_FAMILY,
    noteFontSize: TEXT_SIZE,
    noteFontFamily: FONT_FAMILY,
    actorFontSize: TEXT_SIZE,
    actorFontFamily: FONT_FAMILY,
  },
};

let loaded: Promise<Mermaid> | undefined;

/** Mermaid, fetched and set up at the first call; a failed fetch is tried again at the next. */
export function loadMermaid(): Promise<Mermaid> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Mermaid> {
  const [{ default: mermaid }] = await Promise.all([
    import('mermaid'),
    document.fonts.load(`${TEXT_SIZE}px "${FONT}"`),
  ]);
  forgetOtherDiagrams(mermaid.mermaidAPI.defaultConfig);
  mermaid.initialize(CONFIG);
  return mermaid;
}

/** Parts of mermaid's configuration that our diagrams read. */
const READ = new Set(['sequence', 'state', 'dompurifyConfig']);

/**
 * Empties the parts of mermaid's defaults that belong to the two dozen other diagrams. Mermaid copies its whole
 * configuration for each message that it draws; without this, a third of a drawing's time goes into that.
 */
function forgetOtherDiagrams(defaults: object): void {
  for (const [name, part] of Object.entries(defaults)) {
    if (READ.has(name) || typeof part !== 'object' || part === null || Array.isArray(part)) continue;
    for (const key of Object.keys(part)) Reflect.deleteProperty(part, key);
  }
}
