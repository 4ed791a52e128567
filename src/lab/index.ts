export type {
  About,
  Answer,
  Choice,
  Difference,
  FlowOptions,
  Offer,
  Option,
  OptionValue,
  Page,
  Question,
  ScreenLook,
  ScreenOf,
  Step,
} from '../flows/contract.ts';
export { loadFlow } from '../flows/index.ts';
export { readOptions } from '../flows/option.ts';
export { endOfTime } from './clock.ts';
export { ana, ben } from './demo.ts';
export { likeBefore, membersOf } from './edit-json.ts';
export { hiddenFields } from './edit-page.ts';
export { jwtIn } from './jwt-edit.ts';
export { packRecipe, unpackRecipe } from './link.ts';
export { perform } from './perform.ts';
export { type ProtectionEntry, protectionList } from './protection-list.ts';
export {
  isProtection,
  type Protections,
  type Protector,
  protectionDefaults,
  withProtection,
} from './protections.ts';
export type {
  Change,
  Edit,
  JwtChange,
  Move,
  ParameterPlace,
  Recipe,
  StopName,
  Target,
} from './recipe.ts';
export { plainRecipe, RecipeError, readRecipe } from './recipes.ts';
export { isTouched, rewound, untouched } from './rewind.ts';
export { type Run, startRun } from './run.ts';
export type { HeldMessage, RunSnapshot } from './run-snapshot.ts';
export type { PlacedStop } from './stage.ts';
