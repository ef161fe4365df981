/** Sizes that a keeper tries: all of what it could do, and halves of it, the most profitable one that pays. */

/** Halvings that are tried: down to 1/64. */
const HALVINGS = 6;

/** The best of what `plan` makes of parts 1, 1/2, … 1/64; null where none of them pays. */
export function bestPart<T extends { readonly profitUsd: number }>(plan: (part: number) => T | null): T | null {
  let best: T | null = null;
  for (let k = 0, part = 1; k <= HALVINGS; k++, part /= 2) {
    const one = plan(part);
    if (one !== null && one.profitUsd > 0 && (best === null || one.profitUsd > best.profitUsd)) best = one;
  }
  return best;
}
