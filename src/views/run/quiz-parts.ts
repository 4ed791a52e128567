import { useEffect, useState } from 'react';

/** What the question mode is made of. */
export type QuizParts = Awaited<ReturnType<typeof loadQuiz>>;

/** All that the mode needs comes when it is first switched on; asked again, it is the same. */
export async function loadQuiz() {
  const [ahead, { QuizPane }] = await Promise.all([
    import('../quiz/ahead.ts'),
    import('../quiz/QuizPane.tsx'),
  ]);
  return { ...ahead, QuizPane };
}

/** The parts of the mode once it is on; a sentence where they cannot be had. */
export function useQuizParts(on: boolean): {
  readonly parts: QuizParts | undefined;
  readonly problem: string | undefined;
} {
  const [parts, setParts] = useState<QuizParts>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!on || parts) return;
    let gone = false;
    loadQuiz().then(
      (loaded) => !gone && setParts(loaded),
      () => !gone && setProblem('The questions could not be loaded. Load the page again to get them.'),
    );
    return () => {
      gone = true;
    };
  }, [on, parts]);
  return { parts, problem: on && !parts ? problem : undefined };
}
