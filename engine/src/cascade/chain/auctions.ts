/**
 * Maker and Sky: a keeper starts the auction of an unsafe vault for the incentive, the price falls step by step, and
 * keepers buy once what they can sell the collateral for pays for price and gas. Debt in auctions is the system's until
 * it is paid back; what is not paid in the end is taken from the surplus buffer, and beyond it by issuing more of the
 * governance token.
 */
import type { Chain } from '../../market/chain.ts';
import * as maker from '../../rules/maker/formulas.ts';
import type { Context } from '../context.ts';
import { mayCall, noteCall } from './calls.ts';
import { protocolOf } from './health.ts';
import { bestSale, payGas, type Sale, sell } from './keepers.ts';
import { splitLoan } from './loanSlots.ts';
import { noteBadDebt } from './losses.ts';
import { bestPart } from './parts.ts';
import { lendingParameter } from './protocols.ts';
import type { ChainState } from './state.ts';

/** What truncating to 1e-18 changes of an amount, at most. */
const ROUNDING = 1e-12;

/** An auction under way, over all members that it stands for. */
export interface Auction {
  readonly market: number;
  readonly row: number;
  readonly members: number;
  /** Reserves of collateral and debt. */
  readonly collateral: number;
  readonly debt: number;
  /** Debt that was taken over, and what came back of it, in debt tokens. */
  readonly owed: number;
  paid: number;
  tab: number;
  lot: number;
  /** In debt tokens per token of collateral. */
  top: number;
  startS: number;
}

/** Starts auctions of unsafe vaults, then offers all auctions to the keepers. `slots` are unsafe ones of any market. */
export function runAuctions(c: Context, state: ChainState, slots: readonly number[]): void {
  const chain = c.snapshot.chain as Chain;
  for (const slot of slots) {
    if (protocolOf(chain, chain.loans.market[state.loans.row[slot]]) !== 'maker') continue;
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      if (mayCall(c, state, keeper, slot) && start(c, state, keeper, slot)) break;
    }
  }
  for (const auction of state.auctions) offer(c, state, auction);
  for (let k = state.auctions.length - 1; k >= 0; k--) if (state.auctions[k].lot === 0) state.auctions.splice(k, 1);
}

/** Places of the collateral and the debt among the legs of a vault. */
function legsOf(chain: Chain, { loans }: ChainState, slot: number): { held: number; owed: number } {
  const row = loans.row[slot];
  let held = 0;
  let owed = 0;
  for (let k = 0; k < chain.loans.legStart[row + 1] - chain.loans.legStart[row]; k++) {
    if (loans.collateral[loans.legAt[slot] + k] > 0) held = k;
    if (loans.scaledDebt[loans.legAt[slot] + k] > 0) owed = k;
  }
  return { held, owed };
}

/** Takes as many members of a slot into one auction as the room allows; returns whether any. */
function start(c: Context, state: ChainState, keeper: number, slot: number): boolean {
  const chain = c.snapshot.chain as Chain;
  const { loans, reserves, oracles, holdings, holders } = state;
  const row = loans.row[slot];
  const market = chain.loans.market[row];
  const { held, owed } = legsOf(chain, state, slot);
  const from = chain.loans.legStart[row];
  const collateral = chain.loanLegs.reserve[from + held];
  const debt = chain.loanLegs.reserve[from + owed];
  const one = (key: string): number => lendingParameter(chain, market, key);
  const room = one('hole') - state.auctions.reduce((sum, a) => sum + (a.market === market ? a.tab : 0), 0);
  const ink = loans.collateral[loans.legAt[slot] + held];
  const art = loans.scaledDebt[loans.legAt[slot] + owed];
  const bark = maker.bark(ink, art, reserves.index[debt], one('chop'), room, one('dust'));
  if (bark === undefined) return false;
  const whole = bark.art >= art * (1 - ROUNDING);
  const members = whole ? Math.min(loans.members[slot], Math.max(1, Math.floor(room / bark.tab))) : 1;
  const incentive = maker.keeperIncentive(bark.tab, one('tip'), one('chip')) * members;
  const gasUsd = chain.keepers.gasUsd[keeper] * members;
  const asset = chain.reserves.asset[debt];
  if (!(incentive * c.state.externalPrice[asset] >= gasUsd)) return false;
  const own = members < loans.members[slot] ? splitLoan(chain, loans, slot, members) : slot;
  // The contract counts in whole units of 1e-18: what that leaves of a vault taken whole is nothing.
  const artEach = whole ? art : bark.art;
  const lotEach = whole ? ink : bark.lot;
  const lot = lotEach * members;
  noteCall(c, state, own, {
    members,
    repaidUsd: artEach * reserves.index[debt] * members * oracles.price[debt],
    feeUsd: 0,
    seized: [{ reserve: collateral, tokens: lot }],
  });
  loans.collateral[loans.legAt[own] + held] -= lotEach;
  loans.scaledDebt[loans.legAt[own] + owed] -= artEach;
  reserves.owedScaled[debt] -= artEach * members;
  const taken = artEach * reserves.index[debt] * members;
  reserves.deficit[debt] += taken;
  holdings.move(holders.collateral[market], holders.buffer[market], chain.reserves.asset[collateral], lot);
  const paid = Math.min(incentive, Math.max(0, holdings.of(holders.buffer[market], asset)));
  holdings.move(holders.buffer[market], state.keeper[keeper], asset, paid);
  payGas(c, state, keeper, asset, members);
  const top = maker.openingPrice(oracles.price[collateral] / oracles.price[debt], one('buf'));
  const tab = bark.tab * members;
  state.auctions.push({
    market,
    row,
    members,
    collateral,
    debt,
    owed: taken,
    paid: 0,
    tab,
    lot,
    top,
    startS: c.state.timeS,
  });
  return true;
}

/** Price of an auction now; a stale one begins again at the present oracle price. */
function priceNow(c: Context, state: ChainState, auction: Auction): number {
  const chain = c.snapshot.chain as Chain;
  const one = (key: string): number => lendingParameter(chain, auction.market, key);
  const at = (): number => {
    const elapsed = c.state.timeS - auction.startS;
    return one('tau_s') > 0
      ? maker.linearPrice(auction.top, elapsed, one('tau_s'))
      : maker.stairstepPrice(auction.top, elapsed, one('cut'), one('step_s'));
  };
  const elapsed = c.state.timeS - auction.startS;
  if (!maker.needsReset(elapsed, one('tail_s'), at(), auction.top, one('cusp'))) return at();
  const { oracles } = state;
  auction.top = maker.openingPrice(oracles.price[auction.collateral] / oracles.price[auction.debt], one('buf'));
  auction.startS = c.state.timeS;
  return at();
}

/** A purchase from an auction. */
interface Bid {
  readonly take: maker.Take;
  readonly sale: Sale;
  readonly profitUsd: number;
}

/** Offers an auction to the keepers in turn, and settles what is left when it ends. */
function offer(c: Context, state: ChainState, auction: Auction): void {
  const chain = c.snapshot.chain as Chain;
  const price = priceNow(c, state, auction);
  for (let keeper = 0; keeper < chain.keepers.n && auction.lot > 0; keeper++) {
    const bid = price > 0 ? bestPart((part) => bidOf(c, state, auction, { keeper, price, part })) : null;
    if (bid === null) continue;
    settle(c, state, auction, keeper, bid);
  }
}

function bidOf(
  c: Context,
  state: ChainState,
  { market, collateral, debt, tab, lot }: Auction,
  { keeper, price, part }: { keeper: number; price: number; part: number },
): Bid | null {
  const chain = c.snapshot.chain as Chain;
  const asset = chain.reserves.asset[debt];
  const gasUsd = chain.keepers.gasUsd[keeper];
  const cash = state.holdings.of(state.keeper[keeper], asset) - gasUsd / c.state.externalPrice[asset];
  const amount = part * Math.min(lot, cash / price);
  if (!(amount > 0)) return null;
  const minTab = maker.chost(lendingParameter(chain, market, 'dust'), lendingParameter(chain, market, 'chop'));
  const take = maker.take(tab, lot, price, minTab, amount);
  if (take === undefined || take.paid > cash) return null;
  const sold = chain.reserves.asset[collateral];
  const sale = bestSale(c, state, { keeper, asset: sold, forAsset: asset, amount: take.taken });
  return { take, sale, profitUsd: sale.usd - take.paid * c.state.externalPrice[asset] - gasUsd };
}

/** Moves what was bought and paid, and closes the auction where it has ended. */
function settle(c: Context, state: ChainState, auction: Auction, keeper: number, { take, sale }: Bid): void {
  const chain = c.snapshot.chain as Chain;
  const { holdings, holders, reserves } = state;
  const { market, row, members, debt } = auction;
  const asset = chain.reserves.asset[debt];
  const sold = chain.reserves.asset[auction.collateral];
  payDown(state, { from: state.keeper[keeper], market, reserve: debt, asset, tokens: take.paid });
  holdings.move(holders.buffer[market], state.keeper[keeper], sold, take.taken);
  holdings.move(holders.buffer[market], holders.returned[market], sold, take.returned);
  payGas(c, state, keeper, asset, 1);
  sell(c, state, { keeper, asset: sold, forAsset: asset, amount: take.taken }, sale);
  auction.paid += take.paid;
  auction.tab = take.remainingTab;
  auction.lot = take.ended ? 0 : take.remainingLot;
  if (!take.ended || auction.paid >= auction.owed) return;
  const tokens = auction.owed - auction.paid;
  const before = Math.max(0, holdings.of(holders.buffer[market], asset));
  const covered = Math.min(tokens, before, reserves.deficit[debt]);
  holdings.move(holders.buffer[market], holders.cash[market], asset, covered);
  reserves.deficit[debt] -= covered;
  noteBadDebt(c, state, { row, members, reserve: debt, tokens, covered });
}

/** A payment to the system: against what it has lost so far, the rest into its buffer. */
function payDown(
  { holdings, holders, reserves }: ChainState,
  {
    from,
    market,
    reserve,
    asset,
    tokens,
  }: { from: number; market: number; reserve: number; asset: number; tokens: number },
): void {
  const back = Math.min(tokens, Math.max(0, reserves.deficit[reserve]));
  holdings.move(from, holders.cash[market], asset, back);
  reserves.deficit[reserve] -= back;
  holdings.move(from, holders.buffer[market], asset, tokens - back);
}
