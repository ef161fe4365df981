/**
 * What is left for auto-deleveraging in a round of the waterfall: legs that neither book, vault nor fund took.
 */

/** Residuals of a round, in columns that double. Quantities per member, unsigned; prices in USD. */
export interface Residuals {
  n: number;
  slot: Int32Array;
  legOffset: Int16Array;
  instrument: Int32Array;
  qty: Float64Array;
  price: Float64Array;
}

/** No residuals. */
export function createResiduals(): Residuals {
  return {
    n: 0,
    slot: new Int32Array(64),
    legOffset: new Int16Array(64),
    instrument: new Int32Array(64),
    qty: new Float64Array(64),
    price: new Float64Array(64),
  };
}

/** Doubles the columns. */
export function growResiduals(r: Residuals): void {
  const size = 2 * r.slot.length;
  const slot = new Int32Array(size);
  slot.set(r.slot);
  r.slot = slot;
  const offset = new Int16Array(size);
  offset.set(r.legOffset);
  r.legOffset = offset;
  const instrument = new Int32Array(size);
  instrument.set(r.instrument);
  r.instrument = instrument;
  const qty = new Float64Array(size);
  qty.set(r.qty);
  r.qty = qty;
  const price = new Float64Array(size);
  price.set(r.price);
  r.price = price;
}
