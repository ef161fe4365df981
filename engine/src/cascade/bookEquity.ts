/**
 * Equity of an own account and where its change came from. In tokens, equity is balances plus Σ q·(R − R_entry − F),
 * R the mark in settlement units per contract unit and F cumulative funding. A fill of dq at r moves it by −dq·(r − R),
 * so with the holdings q between fills the change is Σ q·ΔR − Σ q·ΔF − Σ dq·(r − R) + payments, each of which
 * telescopes over the fills (MODEL section 7).
 */
import type { BookEvent, EquityChange } from '../result/book.ts';
import { EVENT, EVENT_KINDS } from '../result/types.ts';
import { type Context, rOf } from './context.ts';

/** An event of an own account with what its fill is valued by, in settlement units per contract unit. */
export interface Noted {
  readonly event: BookEvent;
  readonly kind: number;
  /** −1 where no contract is meant. */
  readonly instrument: number;
  readonly fillR: number;
  readonly markR: number;
  readonly fundingR: number;
  /** USD per settlement token then. */
  readonly settleUsd: number;
}

/** Prices of one moment, shared by all accounts: USD per asset, mark and funding per instrument in R units. */
export interface Moment {
  readonly priceUsd: Float64Array;
  readonly markR: Float64Array;
  readonly fundingR: Float64Array;
}

/** An account at one moment. */
export interface Standing extends Moment {
  /** Tokens per asset, unrealised profit included. */
  readonly tokens: Float64Array;
  /** Contract units per instrument, over the account's units. */
  readonly qty: Float64Array;
}

/** The prices of now. */
export function momentOf({ state }: Context): Moment {
  return {
    priceUsd: state.externalPrice.slice(),
    markR: state.markR.slice(),
    fundingR: state.fundingR.slice(),
  };
}

/** How an account stands now. Accounts of a book have one member, so one slot per unit at most. */
export function standingOf(c: Context, account: number, now: Moment): Standing {
  const { state, snapshot } = c;
  const { accounts, units, legs, balances, instruments, assets } = snapshot;
  const tokens = new Float64Array(assets.n);
  const qty = new Float64Array(instruments.n);
  for (let u = accounts.unitStart[account]; u < accounts.unitStart[account + 1]; u++) {
    const slot = state.slotOf[u];
    for (let j = units.legStart[u], k = slot < 0 ? j : state.slotLeg[slot]; j < units.legStart[u + 1]; j++, k++) {
      const i = legs.instrument[j];
      const held = slot < 0 ? legs.qty[k] : state.legQty[k];
      if (held === 0) continue;
      qty[i] += held;
      tokens[instruments.settle[i]] += held * (state.pnlR[i] - (slot < 0 ? legs.entryR[k] : state.legEntryR[k]));
    }
    const from = units.balanceStart[u];
    for (let j = from, k = slot < 0 ? j : state.slotBalance[slot]; j < units.balanceStart[u + 1]; j++, k++) {
      tokens[balances.asset[j]] += slot < 0 ? balances.amount[k] : state.balance[k];
    }
  }
  return { ...now, tokens, qty };
}

/** Equity in USD: every token at its external price, without haircuts. */
export function usdOf({ tokens, priceUsd }: Standing): number {
  let usd = 0;
  for (let a = 0; a < tokens.length; a++) usd += tokens[a] * priceUsd[a];
  return usd;
}

/** Notes the events of own accounts since event `seen`, at this step's marks; returns how many there are now. */
export function noteEvents(c: Context, seen: number, noted: ReadonlyMap<number, Noted[]>): number {
  const { log, state, snapshot } = c;
  for (let k = seen; k < log.n; k++) {
    const list = noted.get(log.account[k]);
    if (list === undefined) continue;
    const instrument = log.instrument[k];
    const contract = instrument >= 0;
    list.push({
      event: {
        timeS: log.timeS[k],
        kind: EVENT_KINDS[log.kind[k]],
        instrument: contract ? snapshot.instruments.id[instrument] : '',
        qty: log.qty[k],
        price: log.price[k],
        mark: contract ? state.mark[instrument] : 0,
        notionalUsd: log.notionalUsd[k],
        amountUsd: log.amountUsd[k],
      },
      kind: log.kind[k],
      instrument,
      fillR: contract ? rOf(c, instrument, log.price[k]) : 0,
      markR: contract ? state.markR[instrument] : 0,
      fundingR: contract ? state.fundingR[instrument] : 0,
      settleUsd: contract ? state.externalPrice[snapshot.instruments.settle[instrument]] : 1,
    });
  }
  return log.n;
}

/** The change of equity from `start` to `end` by mechanism. */
export function equityChange(c: Context, start: Standing, end: Standing, noted: readonly Noted[]): EquityChange {
  const { instruments } = c.snapshot;
  const usd = { mark: 0, funding: 0, fills: 0, fees: 0, adl: 0, collateral: 0 };
  for (let i = 0; i < instruments.n; i++) {
    const price = end.priceUsd[instruments.settle[i]];
    usd.mark += price * (end.qty[i] * end.markR[i] - start.qty[i] * start.markR[i]);
    usd.funding -= price * (end.qty[i] * end.fundingR[i] - start.qty[i] * start.fundingR[i]);
  }
  for (const { event, kind, instrument, fillR, markR, fundingR, settleUsd } of noted) {
    if (instrument < 0) continue;
    const price = end.priceUsd[instruments.settle[instrument]];
    usd.mark -= price * event.qty * markR;
    usd.funding += price * event.qty * fundingR;
    usd[kind === EVENT.adl_winner ? 'adl' : 'fills'] -= price * event.qty * (fillR - markR);
    if (kind === EVENT.liquidation || kind === EVENT.vault_transfer) usd.fees -= (event.amountUsd / settleUsd) * price;
  }
  for (let a = 0; a < start.tokens.length; a++)
    usd.collateral += start.tokens[a] * (end.priceUsd[a] - start.priceUsd[a]);
  const totalUsd = usdOf(end) - usdOf(start);
  const known = usd.mark + usd.collateral + usd.funding + usd.fills + usd.fees + usd.adl;
  return {
    markToMarketUsd: usd.mark,
    collateralUsd: usd.collateral,
    fundingUsd: usd.funding,
    liquidationFillsUsd: usd.fills,
    liquidationFeesUsd: usd.fees,
    adlUsd: usd.adl,
    takenOverUsd: totalUsd - known,
    totalUsd,
  };
}
