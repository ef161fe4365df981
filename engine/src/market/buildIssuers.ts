/** Treasuries and stablecoins of a Snapshot from validated tables; null where none of their tables has a row. */
import { basisOf, texts } from './buildTables.ts';
import { ISSUER_TABLES, OBLIGATION_KINDS, STABLECOIN_KINDS, TREASURY_KINDS } from './issuerSchema.ts';
import type { BackingReserves, Issuers, Obligations, Stablecoins, Treasuries } from './issuers.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { codesOf, numbers, strings } from './table.ts';

/** The part, or null without rows. `accountOfRow` maps rows of the accounts table to accounts. */
export function buildIssuers(links: Links, accountOfRow: Uint32Array): Issuers | null {
  if (ISSUER_TABLES.every(({ name }) => tableOf(links.market, name).rows === 0)) return null;
  const due = buildObligations(links);
  const { backing, reserveStart } = buildBacking(links);
  return {
    treasuries: buildTreasuries(links, accountOfRow, due.dueStart),
    obligations: due.obligations,
    stablecoins: buildStablecoins(links, reserveStart),
    backing,
  };
}

function buildTreasuries(links: Links, accountOfRow: Uint32Array, dueStart: Uint32Array): Treasuries {
  const table = tableOf(links.market, 'treasuries');
  const column = (name: string): Float64Array => numbers(table, name).slice();
  return {
    n: table.rows,
    id: texts(table, 'treasury'),
    entity: texts(table, 'entity'),
    kind: codesOf(strings(table, 'kind'), TREASURY_KINDS),
    account: Uint32Array.from(links.rows['treasuries.account'], (row) => accountOfRow[row]),
    instrument: Uint16Array.from(links.rows['treasuries.instrument']),
    coins: column('coins'),
    cashUsd: column('cash_usd'),
    annualUsd: column('annual_obligations_usd'),
    floorMonths: column('floor_months'),
    saleLimitUsd: column('sale_limit_usd'),
    marketCapUsd: column('market_cap_usd'),
    debtUsd: column('debt_usd'),
    preferredUsd: column('preferred_usd'),
    sharePriceUsd: column('share_price_usd'),
    workHours: column('work_hours'),
    dailyVolume: column('daily_volume'),
    impactY: column('impact_y'),
    dueStart,
    basis: basisOf(table),
  };
}

function buildObligations(links: Links): { obligations: Obligations; dueStart: Uint32Array } {
  const table = tableOf(links.market, 'treasury_obligations');
  const due = numbers(table, 'due');
  const byTime = Uint32Array.from(due, (_, row) => row).sort((a, b) => due[a] - due[b] || a - b);
  const treasuries = tableOf(links.market, 'treasuries').rows;
  const { start, order } = groupRows(links.rows['treasury_obligations.treasury'], treasuries, byTime);
  const kind = codesOf(strings(table, 'kind'), OBLIGATION_KINDS);
  const pick = (name: string): Float64Array => {
    const values = numbers(table, name);
    return Float64Array.from(order, (row) => values[row]);
  };
  return {
    dueStart: start,
    obligations: {
      n: order.length,
      kind: Uint8Array.from(order, (row) => kind[row]),
      dueMs: pick('due'),
      amountUsd: pick('amount_usd'),
      conversionPriceUsd: pick('conversion_price_usd'),
    },
  };
}

function buildStablecoins(links: Links, reserveStart: Uint32Array): Stablecoins {
  const table = tableOf(links.market, 'stablecoins');
  const column = (name: string): Float64Array => numbers(table, name).slice();
  return {
    n: table.rows,
    asset: Uint16Array.from(links.rows['stablecoins.asset']),
    kind: codesOf(strings(table, 'kind'), STABLECOIN_KINDS),
    peg: Uint16Array.from(links.rows['stablecoins.peg']),
    entity: texts(table, 'entity'),
    supply: column('supply'),
    redeemFee: column('redeem_fee'),
    mintFee: column('mint_fee'),
    capacityPerHour: column('capacity_per_hour'),
    opensH: column('opens_h'),
    closesH: column('closes_h'),
    weekdays: codesOf(strings(table, 'days'), ['all', 'weekdays']),
    settlementS: column('settlement_s'),
    pricePool: Int32Array.from(links.rows['stablecoins.price_pool']),
    recovery: column('recovery'),
    rehedgeS: column('rehedge_s'),
    backingAsset: Int32Array.from(links.rows['stablecoins.backing_asset']),
    basePool: column('base_pool'),
    recoveryBlocks: column('recovery_blocks'),
    blockS: column('block_s'),
    minSpread: column('min_spread'),
    reserveStart,
    basis: basisOf(table),
  };
}

function buildBacking(links: Links): { backing: BackingReserves; reserveStart: Uint32Array } {
  const table = tableOf(links.market, 'stablecoin_reserves');
  const { start, order } = groupRows(
    links.rows['stablecoin_reserves.stablecoin'],
    tableOf(links.market, 'stablecoins').rows,
  );
  const name = texts(table, 'reserve');
  const entity = texts(table, 'entity');
  const asset = links.rows['stablecoin_reserves.asset'];
  const amount = numbers(table, 'amount');
  const saleCost = numbers(table, 'sale_cost');
  const basis = basisOf(table);
  return {
    reserveStart: start,
    backing: {
      n: order.length,
      name: Array.from(order, (row) => name[row]),
      entity: Array.from(order, (row) => entity[row]),
      asset: Uint16Array.from(order, (row) => asset[row]),
      amount: Float64Array.from(order, (row) => amount[row]),
      saleCost: Float64Array.from(order, (row) => saleCost[row]),
      basis: Uint8Array.from(order, (row) => basis[row]),
    },
  };
}
