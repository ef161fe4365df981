/**
 * The only writer of balances and positions. Every event is a double entry in token units: a trade posts −dq·R to one
 * side and +dq·R to the other, a payment posts −a and +a, so per token the postings of a step add up to zero and
 * balances plus unrealised profit are constant at any common mark (MODEL section 7). R is the price in settlement
 * units per contract unit, less cumulative funding, so that funding is settled by whoever trades and stays unrealised
 * profit or loss of whoever does not.
 */
import { InternalError } from '../core/errors.ts';
import type { RunState } from './state.ts';

/** A rest below this share of the position is the rounding of a division by members: the position is closed. */
const DUST_SHARE = 1e-13;

/** Compensated sums of all postings per token and per contract, and their gross turnover. */
export class Ledger {
  readonly state: RunState;
  readonly #tokenSum: Float64Array;
  readonly #tokenLost: Float64Array;
  readonly #tokenGross: Float64Array;
  readonly #openSum: Float64Array;
  readonly #openLost: Float64Array;
  readonly #openGross: Float64Array;

  constructor(state: RunState) {
    const { assets, instruments } = state.snapshot;
    this.state = state;
    this.#tokenSum = new Float64Array(assets.n);
    this.#tokenLost = new Float64Array(assets.n);
    this.#tokenGross = new Float64Array(assets.n);
    this.#openSum = new Float64Array(instruments.n);
    this.#openLost = new Float64Array(instruments.n);
    this.#openGross = new Float64Array(instruments.n);
  }

  /** Forgets all postings, for the next run. */
  reset(): void {
    for (const sums of [
      this.#tokenSum,
      this.#tokenLost,
      this.#tokenGross,
      this.#openSum,
      this.#openLost,
      this.#openGross,
    ]) {
      sums.fill(0);
    }
  }

  /**
   * One side of a trade: a slot's position in its leg changes by dq contract units per member at price R (before
   * funding). Closing realises profit into the settlement balance; a change of sign closes first and opens the rest.
   * Returns the realised profit per member, in settlement tokens.
   */
  trade(slot: number, legOffset: number, dq: number, priceR: number): number {
    if (dq === 0) return 0;
    const { state } = this;
    const { units, legs, instruments } = state.snapshot;
    const unit = state.slotUnit[slot];
    const instrument = legs.instrument[units.legStart[unit] + legOffset];
    const members = state.slotMembers[slot];
    const at = state.slotLeg[slot] + legOffset;
    const r = priceR - state.fundingR[instrument];
    const before = state.legQty[at];
    let realised = 0;
    if (before === 0 || before > 0 === dq > 0) {
      state.legEntryR[at] = before === 0 ? r : (before * state.legEntryR[at] + dq * r) / (before + dq);
      state.legQty[at] = before + dq;
    } else {
      const closing =
        Math.abs(before + dq) <= DUST_SHARE * Math.abs(before) || Math.abs(dq) > Math.abs(before) ? -before : dq;
      realised = -closing * (r - state.legEntryR[at]);
      state.legQty[at] = before + closing;
      if (Math.abs(dq) > Math.abs(before) * (1 + DUST_SHARE)) {
        state.legQty[at] = dq - closing;
        state.legEntryR[at] = r;
      }
      state.balance[this.settleAt(slot, instrument)] += realised;
    }
    state.openLong[instrument] += (Math.max(state.legQty[at], 0) - Math.max(before, 0)) * members;
    const cash = -dq * r * members;
    if (cash - cash !== 0) throw notFinite('trade', unit, instrument, state.step);
    this.#post(instruments.settle[instrument], cash);
    this.#postOpen(instrument, dq * members);
    return realised;
  }

  /**
   * One side of a trade in a spot book: a slot's coins change by dq per member and its money by −dq·price. Throws
   * InternalError where the unit holds no row for one of the two tokens.
   */
  exchange(slot: number, instrument: number, dq: number, price: number): void {
    if (dq === 0) return;
    const { state } = this;
    const { asset, settle } = state.snapshot.instruments;
    const members = state.slotMembers[slot];
    const cash = -dq * price * members;
    if (cash - cash !== 0) throw notFinite('trade', state.slotUnit[slot], instrument, state.step);
    state.balance[this.#tokenAt(slot, instrument, asset[instrument])] += dq;
    state.balance[this.#tokenAt(slot, instrument, settle[instrument])] -= dq * price;
    this.#post(asset[instrument], dq * members);
    this.#post(settle[instrument], cash);
  }

  /**
   * Settles the profit of a slot's leg in cash at price R (before funding): it goes into the settlement balance, and
   * the position is carried on at R. A sale and a purchase of the same size at one price, so its postings cancel.
   * Returns the profit per member, in settlement tokens. Throws InternalError where it is not finite.
   */
  settle(slot: number, legOffset: number, priceR: number): number {
    const { state } = this;
    const { units, legs } = state.snapshot;
    const unit = state.slotUnit[slot];
    const instrument = legs.instrument[units.legStart[unit] + legOffset];
    const r = priceR - state.fundingR[instrument];
    const at = state.slotLeg[slot] + legOffset;
    const profit = state.legQty[at] * (r - state.legEntryR[at]);
    if (profit - profit !== 0) throw notFinite('settlement', unit, instrument, state.step);
    state.legEntryR[at] = r;
    state.balance[this.settleAt(slot, instrument)] += profit;
    return profit;
  }

  /**
   * Moves `amount` tokens in total from one slot's balance to another's; balances are row indices within their unit.
   */
  pay(from: number, fromBalance: number, to: number, toBalance: number, amount: number): void {
    if (amount === 0) return;
    const { state } = this;
    const { balances, units } = state.snapshot;
    if (amount - amount !== 0) throw notFinite('payment', state.slotUnit[from], -1, state.step);
    state.balance[state.slotBalance[from] + fromBalance] -= amount / state.slotMembers[from];
    state.balance[state.slotBalance[to] + toBalance] += amount / state.slotMembers[to];
    const token = balances.asset[units.balanceStart[state.slotUnit[from]] + fromBalance];
    this.#post(token, -amount);
    this.#post(balances.asset[units.balanceStart[state.slotUnit[to]] + toBalance], amount);
  }

  /** Balance row of a slot's unit that holds an asset, or −1. */
  balanceRow(slot: number, asset: number): number {
    const { units, balances } = this.state.snapshot;
    const unit = this.state.slotUnit[slot];
    const from = units.balanceStart[unit];
    for (let k = from; k < units.balanceStart[unit + 1]; k++) if (balances.asset[k] === asset) return k - from;
    return -1;
  }

  /**
   * Index into `state.balance` of the settlement token of an instrument. Throws InternalError where the unit has no
   * such row.
   */
  settleAt(slot: number, instrument: number): number {
    return this.#tokenAt(slot, instrument, this.state.snapshot.instruments.settle[instrument]);
  }

  #tokenAt(slot: number, instrument: number, asset: number): number {
    const { state } = this;
    const row = this.balanceRow(slot, asset);
    if (row >= 0) return state.slotBalance[slot] + row;
    const { assets, instruments } = state.snapshot;
    throw new InternalError(
      `unit ${state.slotUnit[slot]} has no balance row for ${assets.id[asset]} of ${instruments.id[instrument]}`,
      { code: 'balance-row', hint: 'This is a fault of the snapshot builder; please report it with the snapshot.' },
    );
  }

  /** Largest |sum of postings| over turnover, over all tokens: 0 up to rounding. */
  tokenError(): number {
    return worst(this.#tokenSum, this.#tokenLost, this.#tokenGross);
  }

  /** Largest |sum of position changes| over turnover, over all contracts: 0 up to rounding. */
  openInterestError(): number {
    return worst(this.#openSum, this.#openLost, this.#openGross);
  }

  #post(token: number, amount: number): void {
    addCompensated(this.#tokenSum, this.#tokenLost, token, amount);
    this.#tokenGross[token] += Math.abs(amount);
  }

  #postOpen(instrument: number, qty: number): void {
    addCompensated(this.#openSum, this.#openLost, instrument, qty);
    this.#openGross[instrument] += Math.abs(qty);
  }
}

/** Neumaier's compensated addition into element k. */
function addCompensated(sum: Float64Array, lost: Float64Array, k: number, value: number): void {
  const old = sum[k];
  const next = old + value;
  lost[k] += Math.abs(old) >= Math.abs(value) ? old - next + value : value - next + old;
  sum[k] = next;
}

function worst(sum: Float64Array, lost: Float64Array, gross: Float64Array): number {
  let max = 0;
  for (let k = 0; k < sum.length; k++) {
    if (gross[k] > 0) max = Math.max(max, Math.abs(sum[k] + lost[k]) / gross[k]);
  }
  return max;
}

function notFinite(what: string, unit: number, instrument: number, step: number): InternalError {
  const where = instrument < 0 ? '' : ` in instrument ${instrument}`;
  return new InternalError(`a ${what} of unit ${unit}${where} at step ${step} is not a finite number`, {
    code: 'not-finite',
    hint: 'Please report this with snapshot, scenario and seed.',
  });
}
