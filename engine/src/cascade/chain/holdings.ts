/**
 * The only writer of tokens on chain: who holds how much of what. Every movement takes from one holder what it gives to
 * another, so per token the sum over all holders never changes; minting and burning move between a named issuer's
 * liability, which stands below zero by what it owes, and the holder.
 */
import { InternalError } from '../../core/errors.ts';

/** Largest change of a token's sum over its turnover that rounding explains (MODEL section 7). */
const CONSERVATION_MAX = 1e-12;
/** A holder may be short of this share of a token's turnover by rounding. */
const SHORT_MAX = 1e-9;

/** Names of holders, gathered before a run: what lending markets, pools, keepers and issuers are in the ledger. */
export class HolderNames {
  readonly names: string[] = [];
  readonly liability: boolean[] = [];
  readonly #rows = new Map<string, number>();

  /** The row of a holder, added if it is new. A liability may stand below zero: it is what an issuer owes. */
  add(name: string, liability = false): number {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    this.#rows.set(name, this.names.length);
    this.liability.push(liability);
    return this.names.push(name) - 1;
  }
}

/** Tokens by holder, with per token the opening sum and the turnover. */
export class Holdings {
  readonly names: readonly string[];
  readonly liability: readonly boolean[];
  readonly tokens: number;
  /** Index holder × tokens + token. */
  readonly amount: Float64Array;
  readonly opening: Float64Array;
  readonly turnover: Float64Array;

  constructor(holders: HolderNames, tokens: number) {
    this.names = holders.names;
    this.liability = holders.liability;
    this.tokens = tokens;
    this.amount = new Float64Array(holders.names.length * tokens);
    this.opening = new Float64Array(tokens);
    this.turnover = new Float64Array(tokens);
  }

  /** Gives a holder what it has when a run begins. */
  open(holder: number, token: number, amount: number): void {
    this.amount[holder * this.tokens + token] += amount;
    this.turnover[token] += Math.abs(amount);
  }

  /** Notes the sum of each token once all holders were opened. */
  close(): void {
    for (let token = 0; token < this.tokens; token++) this.opening[token] = this.sumOf(token);
  }

  /** What a holder has of a token. */
  of(holder: number, token: number): number {
    return this.amount[holder * this.tokens + token];
  }

  /** Moves tokens. Throws InternalError where the amount is negative or not finite. */
  move(from: number, to: number, token: number, amount: number): void {
    if (!(amount >= 0 && amount < Infinity)) {
      const what = `${amount} of token ${token} from ${this.names[from]} to ${this.names[to]}`;
      throw new InternalError(`a movement of ${what} is impossible`, {
        code: 'not-finite',
        hint: 'Please report this with snapshot, scenario and seed.',
      });
    }
    this.amount[from * this.tokens + token] -= amount;
    this.amount[to * this.tokens + token] += amount;
    this.turnover[token] += amount;
  }

  /** Largest change of a token's sum since the start, over its turnover: 0 up to rounding. */
  tokenError(): number {
    let worst = 0;
    for (let token = 0; token < this.tokens; token++) {
      if (this.turnover[token] === 0) continue;
      worst = Math.max(worst, Math.abs(this.sumOf(token) - this.opening[token]) / this.turnover[token]);
    }
    return worst;
  }

  /** Throws InternalError where a token's sum has changed, a holder is short of tokens, or a number is lost. */
  check(): void {
    const error = this.tokenError();
    if (!(error <= CONSERVATION_MAX)) {
      throw new InternalError(`tokens on chain do not add up: ${error} of turnover, expected ${CONSERVATION_MAX}`, {
        code: 'conservation',
        hint: 'Please report this with snapshot, scenario and seed.',
      });
    }
    for (let k = 0; k < this.amount.length; k++) {
      const holder = Math.floor(k / this.tokens);
      const token = k - holder * this.tokens;
      if (this.amount[k] >= -SHORT_MAX * this.turnover[token] || this.liability[holder]) continue;
      throw new InternalError(`${this.names[holder]} holds ${this.amount[k]} of token ${token}, expected at least 0`, {
        code: 'conservation',
        hint: 'Please report this with snapshot, scenario and seed.',
      });
    }
  }

  /** Compensated sum of a token over all holders (Neumaier). */
  private sumOf(token: number): number {
    let sum = 0;
    let lost = 0;
    for (let k = token; k < this.amount.length; k += this.tokens) {
      const value = this.amount[k];
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    return sum + lost;
  }
}
