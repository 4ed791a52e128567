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
export { readOptions } from '../flows/option.ts';
export { ana, ben } from './demo.ts';
export { perform } from './perform.ts';
export type { Edit, Move, Recipe, StopName } from './recipe.ts';
export { plainRecipe, RecipeError, readRecipe } from './recipes.ts';
export { type Run, type RunSnapshot, startRun } from './run.ts';
