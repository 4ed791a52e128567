import { plainRecipe, type Recipe } from '../../../lab/index.ts';
import type { KeptRun, SavedRun } from '../kept-run.ts';

/** The flow that most tests speak of. */
export const PKCE = 'authorization-code-pkce';

/** A recipe with every kind of move. */
export const busy: Recipe = plainRecipe(PKCE, {
  options: { scope: 'openid' },
  protections: { server: { requirePkce: false, allowPlainChallenge: true }, app: { checkState: false } },
  moves: [
    {
      ...{ at: 'question sign_in', do: 'answer', form: 0 },
      fields: { username: 'me@work.example', password: 'my real password', remember: true },
      button: 'action=password',
    },
    {
      ...{ at: 'request POST /oauth/token', do: 'edit' },
      edits: [
        { parameter: 'code', value: 'stolen' },
        { header: 'Origin', value: null },
      ],
    },
    { at: 'request POST /oauth/token', do: 'replay' },
    { at: 'end', do: 'wait', seconds: 90 },
    { at: 'end', do: 'pick', offer: 'refresh' },
  ],
});

/** A kept run of a flow that stands in its middle. */
export const keptOf = (recipe: Recipe = plainRecipe(PKCE)): KeptRun => ({
  recipe,
  position: { event: 7, until: 12 },
  step: 4,
});

/** The same with a name. */
export const savedOf = (name: string, savedAt = 1_000, recipe?: Recipe): SavedRun => ({
  name,
  savedAt,
  ...keptOf(recipe),
});
