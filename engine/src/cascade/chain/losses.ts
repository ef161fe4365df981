/**
 * Bad debt: what is written off a loan whose collateral is gone, who pays it first, and who is left with it. Every
 * token lost has an owner: the buffer in front of the suppliers, or they.
 */
import type { Chain, LendingProtocol } from '../../market/chain.ts';
import { EVENT } from '../../result/types.ts';
import { socialisedDebt } from '../../rules/euler/formulas.ts';
import type { Context } from '../context.ts';
import { chainEvent } from './events.ts';
import { protocolOf } from './health.ts';
import { lendingParameter } from './protocols.ts';
import type { ChainState } from './state.ts';
import { freeSupply, moveSupplyIndex } from './supplyIndex.ts';
import { claimOf, vaultParts } from './vaults.ts';

/** Who stands before the suppliers, and who bears the rest. */
const OWNERS: Readonly<Record<LendingProtocol, readonly [buffer: string, rest: string]>> = {
  aave: ['staked cover', 'suppliers'],
  'aave-v4': ['cover', 'suppliers of the hub'],
  compound: ['reserves', 'suppliers'],
  euler: ['reserves', 'suppliers'],
  morpho: ['reserves', 'suppliers'],
  maker: ['surplus buffer', 'debt issuance'],
  liquity: ['stability pool', 'holders of the stablecoin'],
};

/** Protocols that write a loss off the suppliers' claims at once; the others carry it as a deficit. */
const AT_ONCE: ReadonlySet<LendingProtocol> = new Set<LendingProtocol>(['morpho', 'euler']);

/** A loss of a reserve, in tokens over all members. */
export interface Loss {
  readonly row: number;
  readonly members: number;
  readonly reserve: number;
  readonly tokens: number;
}

/** Books a loss: from the buffer as far as it goes, the rest to the suppliers or into the reserve's deficit. */
export function bookLoss(c: Context, state: ChainState, { row, members, reserve, tokens }: Loss): void {
  if (!(tokens > 0)) return;
  const chain = c.snapshot.chain as Chain;
  const { holdings, holders, reserves } = state;
  const m = chain.reserves.market[reserve];
  const asset = chain.reserves.asset[reserve];
  const covered = Math.min(tokens, Math.max(0, holdings.of(holders.buffer[m], asset)));
  holdings.move(holders.buffer[m], holders.cash[m], asset, covered);
  const rest = tokens - covered;
  const atOnce = AT_ONCE.has(protocolOf(chain, m));
  // Collateral of loans does not lose in a run: what the other claims cannot bear stands as a deficit.
  const base = atOnce ? freeSupply(chain, state, reserve) : 0;
  const borne = Math.min(rest, base);
  const byVaults = loseInVaults(c, state, { reserve, tokens: borne, base });
  loseClaims(chain, state, { reserve, tokens: borne, base });
  reserves.deficit[reserve] += rest - borne;
  noteBadDebt(c, state, { row, members, reserve, tokens, covered, byVaults });
}

/** A loss that claims on a reserve of `base` tokens bear. */
interface Borne {
  readonly reserve: number;
  readonly tokens: number;
  readonly base: number;
}

/** Takes a loss off the claims of suppliers, whoever of them waits to be paid included. */
function loseClaims(chain: Chain, state: ChainState, { reserve, tokens, base }: Borne): void {
  if (!(tokens > 0)) return;
  const { reserves } = state;
  const left = 1 - tokens / base;
  reserves.waiting[reserve] *= left;
  reserves.claimsLeft[reserve] *= left;
  moveSupplyIndex(chain, state, reserve, -tokens);
  reserves.supplied[reserve] -= tokens;
}

/** Names holders of vaults' shares as owners of their part of a loss that suppliers bear; returns these tokens. */
function loseInVaults(c: Context, state: ChainState, { reserve, tokens, base }: Borne): number {
  const parts = vaultParts(c);
  if (parts === null || parts.vaults.supplies[reserve] === 0 || !(tokens > 0)) return 0;
  const { chain, table, vaults } = parts;
  let sum = 0;
  for (let v = 0; v < table.vaults.n; v++) {
    for (let a = table.vaults.allocationStart[v]; a < table.vaults.allocationStart[v + 1]; a++) {
      if (table.allocations.reserve[a] !== reserve || !(base > 0)) continue;
      const lost = Math.min(1, tokens / base) * claimOf(parts, a);
      const [market, asset] = [chain.reserves.market[reserve], chain.reserves.asset[reserve]];
      const owner = `holders of vault ${table.vaults.id[v]}`;
      noteLoss(state, { owner, market, asset, tokens: lost, usd: lost * state.oracles.price[reserve] });
      vaults.lost[v] += lost;
      sum += lost;
    }
  }
  return sum;
}

/**
 * Totals, owners and the event of a loss whose tokens were moved before; `covered` is what the buffer has paid, and
 * `byVaults` what vaults bear, whose holders were named before.
 */
export function noteBadDebt(
  c: Context,
  state: ChainState,
  {
    row,
    members,
    reserve,
    tokens,
    covered,
    byVaults = 0,
  }: Loss & { readonly covered: number; readonly byVaults?: number },
): void {
  if (!(tokens > 0)) return;
  const chain = c.snapshot.chain as Chain;
  const market = chain.reserves.market[reserve];
  const asset = chain.reserves.asset[reserve];
  const price = state.oracles.price[reserve];
  const [buffer, rest] = OWNERS[protocolOf(chain, market)];
  noteLoss(state, { owner: buffer, market, asset, tokens: covered, usd: covered * price });
  const left = tokens - covered - byVaults;
  noteLoss(state, { owner: rest, market, asset, tokens: left, usd: left * price });
  const usd = tokens * price;
  state.totals.badDebtUsd[market] += usd;
  chainEvent(c, EVENT.loan_bad_debt, { row, members, qty: tokens, price, notionalUsd: usd, amountUsd: usd });
}

/** Adds a loss to its owner's. */
export function noteLoss(state: ChainState, loss: ChainState['totals']['losses'][number]): void {
  if (!(loss.tokens > 0)) return;
  const { losses } = state.totals;
  const known = losses.find((l) => l.owner === loss.owner && l.market === loss.market && l.asset === loss.asset);
  if (known === undefined) losses.push({ ...loss });
  else {
    known.tokens += loss.tokens;
    known.usd += loss.usd;
  }
}

/** Writes off what a loan owes once it has no collateral left, where its protocol does so. */
export function writeOff(c: Context, state: ChainState, slot: number): void {
  const chain = c.snapshot.chain as Chain;
  const { loans, reserves } = state;
  const row = loans.row[slot];
  const from = chain.loans.legStart[row];
  const n = chain.loans.legStart[row + 1] - from;
  for (let k = 0; k < n; k++) if (loans.collateral[loans.legAt[slot] + k] > 0) return;
  const m = chain.loans.market[row];
  for (let k = 0; k < n; k++) {
    const at = loans.legAt[slot] + k;
    const reserve = chain.loanLegs.reserve[from + k];
    const debt = loans.scaledDebt[at] * reserves.index[reserve];
    if (!(debt > 0) || !isWrittenOff(chain, m, debt * state.oracles.price[reserve])) continue;
    reserves.owedScaled[reserve] -= loans.scaledDebt[at] * loans.members[slot];
    loans.scaledDebt[at] = 0;
    bookLoss(c, state, { row, members: loans.members[slot], reserve, tokens: debt * loans.members[slot] });
  }
}

/**
 * Whether a debt without collateral is written off: by Morpho always, by Aave since version 3.3 (`burn_bad_debt`), by
 * Euler where the vault allows it and the debt is above its least (here the debt left, in USD).
 */
function isWrittenOff(chain: Chain, market: number, debtUsd: number): boolean {
  const protocol = protocolOf(chain, market);
  if (protocol === 'aave') return lendingParameter(chain, market, 'burn_bad_debt') > 0;
  if (protocol !== 'euler') return true;
  const allowed = lendingParameter(chain, market, 'socialise_debt') > 0;
  return socialisedDebt(debtUsd, debtUsd, 0, allowed, lendingParameter(chain, market, 'min_socialised_usd')) > 0;
}
