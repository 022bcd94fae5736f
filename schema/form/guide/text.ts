/** The shape in which the form is explained: what a number means, what is counted in it, and where it usually goes wrong. */
import type { Label } from '../../language.ts';

export interface GuideText {
  /** One or two sentences. */
  readonly means: Label;
  /** What is counted, and what is not; a sentence each. */
  readonly count: readonly Label[];
  /** What reports get wrong here; a sentence each. */
  readonly mistakes: readonly Label[];
}

export function text(zh: string, en: string): Label {
  return { zh, en };
}

/** A text whose sentences are added one by one: `means(…).count(…).wrong(…)`. */
export interface GrowingText extends GuideText {
  readonly counts: (zh: string, en: string) => GrowingText;
  readonly wrong: (zh: string, en: string) => GrowingText;
}

export function means(zh: string, en: string): GrowingText {
  return growing({ means: text(zh, en), count: [], mistakes: [] });
}

function growing(told: GuideText): GrowingText {
  return {
    ...told,
    counts: (zh, en) => growing({ ...told, count: [...told.count, text(zh, en)] }),
    wrong: (zh, en) => growing({ ...told, mistakes: [...told.mistakes, text(zh, en)] }),
  };
}
