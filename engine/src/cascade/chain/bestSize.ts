/**
 * The size of a trade with the most profit, where profit rises with it and then falls: pools and books become dearer
 * with every unit. Golden-section search (Kiefer, Proceedings of the AMS 4, 1953).
 */

/** Narrows the interval to 0.618^40, a few billionths of it. */
const SEARCH_STEPS = 40;
/** (√5 − 1) / 2. */
const GOLDEN = 0.618_033_988_749_894_9;

/** Size of the most profit between 0 and `most`, in the unit of `most`; `most` itself where more is always better. */
export function bestSize(profit: (size: number) => number, most: number): number {
  let low = 0;
  let high = most;
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let atA = profit(a);
  let atB = profit(b);
  for (let step = 0; step < SEARCH_STEPS; step++) {
    if (atA >= atB) {
      high = b;
      b = a;
      atB = atA;
      a = high - GOLDEN * (high - low);
      atA = profit(a);
    } else {
      low = a;
      a = b;
      atA = atB;
      b = low + GOLDEN * (high - low);
      atB = profit(b);
    }
  }
  const inner = low + (high - low) / 2;
  return profit(most) >= profit(inner) ? most : inner;
}
