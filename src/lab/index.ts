export type { Answer, Offer, Page, Question, Step } from '../flows/contract.ts';
export { ana, ben } from './demo.ts';
export { perform } from './perform.ts';
export type { Edit, Move, Recipe, StopName } from './recipe.ts';
export { plainRecipe, RecipeError, readRecipe } from './recipes.ts';
export { type Run, type RunSnapshot, startRun } from './run.ts';
