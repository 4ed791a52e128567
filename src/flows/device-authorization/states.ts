import type { Question } from '../contract.ts';
import type { FlowContext } from '../kit/context.ts';

interface Kept {
  readonly context: FlowContext;
}

/** What was chosen instead of filling in the page, and the state that it leads to. */
export function chosen(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([choice, target]) => ({
    guard: { type: 'chose' as const, params: { choice } },
    target,
  }));
}

/** The person is asked on the phone; meanwhile the device may poll. */
export const asksOnPhone = (
  question: (context: FlowContext) => Question,
  more: ReturnType<typeof chosen>,
  target: string,
) => ({
  invoke: {
    src: 'ask' as const,
    input: ({ context }: Kept) => question(context),
    onDone: [
      ...chosen({ wait_and_poll: 'pausing', poll_now: 'polling' }),
      ...more,
      { target, actions: 'keepAnswer' as const },
    ],
  },
});

/** The phone's browser goes to a page that the person typed or scanned. */
export const showsOnPhone = (url: (context: FlowContext) => string) => ({
  invoke: {
    src: 'navigate' as const,
    input: ({ context }: Kept) => url(context),
    onDone: { target: 'lookingAtPhone', actions: 'keepLanding' as const },
  },
});

/** Transitions by the error that the authorization server answered a poll with. */
export function answers<const A extends string>(
  table: Readonly<Record<string, { readonly target: string; readonly actions: A }>>,
) {
  return Object.entries(table).map(([error, { target, actions }]) => ({
    guard: { type: 'answeredWith' as const, params: { error } },
    target,
    actions,
  }));
}
