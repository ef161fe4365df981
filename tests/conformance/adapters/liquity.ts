/** Worked examples of Liquity v1 and v2, computed by the functions of engine/src/rules/liquity. */
import * as lq from '../../../engine/src/rules/liquity/formulas.ts';
import { adapterOf, type Computed, exact, type Fields, num, numbers, rows } from '../vector.ts';

function debtLimit(inputs: Fields): Computed | undefined {
  const value = num(inputs, 'collateral');
  const mcr = num(inputs, 'mcr');
  return value === undefined || mcr === undefined ? undefined : { max_debt: lq.maxDebt(value, mcr) };
}

/** Deposits after each liquidation in turn, and the collateral that each depositor gained. */
function stabilityPool(inputs: Fields): Computed | undefined {
  const first = numbers(inputs, 'deposits');
  const liquidations = rows(inputs, 'liquidations');
  if (first === undefined || liquidations === undefined) return undefined;
  let deposits = first;
  let gains = first.map(() => 0);
  let debtLeft = 0;
  let collateralLeft = 0;
  for (const row of liquidations) {
    const debt = num(row, 'debt');
    const collateral = num(row, 'coll', 'collateral');
    if (debt === undefined || collateral === undefined) return undefined;
    const total = deposits.reduce((sum, one) => sum + one, 0);
    const part = lq.offset(debt, collateral, total, num(inputs, 'keep', 'min_pool') ?? 0);
    const got = lq.proRata(deposits, part.collateral);
    const paid = lq.proRata(deposits, part.debt);
    gains = gains.map((gain, i) => gain + got[i]!);
    deposits = deposits.map((deposit, i) => deposit - paid[i]!);
    debtLeft += part.redistributedDebt;
    collateralLeft += part.redistributedCollateral;
  }
  const price = exact(inputs, 'eth_px', 'px', 'price');
  const out: Computed = { deposits_after: deposits, eth_gains: gains, coll_gains: gains };
  out['redistributed_debt'] = debtLeft;
  out['redistributed_coll'] = collateralLeft;
  if (price === undefined) return out;
  return { ...out, total_value: deposits.map((deposit, i) => deposit + gains[i]! * price) };
}

function compensation(inputs: Fields): Computed | undefined {
  const held = exact(inputs, 'coll_eth', 'coll_lst', 'coll');
  const fraction = num(inputs, 'coll_fraction');
  if (held === undefined || fraction === undefined) return undefined;
  const part = lq.collateralCompensation(held, fraction, exact(inputs, 'cap_lst', 'cap') ?? Infinity);
  const out: Computed = { eth: part, lst: part };
  const lusd = exact(inputs, 'fixed_lusd');
  const weth = exact(inputs, 'weth_fixed');
  if (lusd !== undefined) out['lusd'] = lusd;
  if (weth !== undefined) out['weth'] = weth;
  return out;
}

function capped(inputs: Fields): Computed | undefined {
  const debt = num(inputs, 'debt');
  const held = exact(inputs, 'trove_coll_eth', 'trove_coll_lst', 'trove_coll');
  const price = exact(inputs, 'eth_px', 'lst_px', 'px');
  const penalty = num(inputs, 'penalty', 'liquidation_penalty');
  const ratio = penalty === undefined ? num(inputs, 'mcr') : 1 + penalty;
  if (debt === undefined || held === undefined || price === undefined || ratio === undefined) return undefined;
  const seized = lq.cappedSeizure(held, debt, price, ratio);
  return { seized, claimable_surplus: held - seized, icr: lq.collateralRatio(held, price, debt) };
}

function decay(inputs: Fields): Computed | undefined {
  const perHour = exact(inputs, 'decay_per_hour');
  const hours = num(inputs, 'hours');
  if (perHour === undefined || hours === undefined) return undefined;
  return { remaining_fraction: lq.baseRateRemaining(perHour, hours) };
}

export const liquity = adapterOf([
  { topics: ['health_factor'], compute: debtLimit },
  { topics: ['liquidation_penalty', 'partial_liquidation', 'bankruptcy_price'], compute: stabilityPool },
  { topics: ['liquidation_penalty'], compute: compensation },
  { topics: ['liquidation_penalty', 'partial_liquidation'], compute: capped },
  { topics: ['funding'], compute: decay },
]);
