/**
 * Checks what belongs to an instrument or a collateral asset: maintenance tiers, haircut tiers, depth, and equal long
 * and short open interest.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { checkSpot, isSpot } from './checkSpot.ts';
import { cellText, numbers, strings } from './table.ts';

/** Bounds of neighbouring tiers may differ by rounding in a file, not by more. */
const BOUND_TOLERANCE = 1e-9;
/** Venues print deductions with few digits; relative to the deduction expected. */
const DEDUCTION_TOLERANCE = 1e-6;
/** Longs and shorts may differ by this fraction of their sum: the rounding of long sums. */
const OPEN_INTEREST_TOLERANCE = 1e-9;
const BANDS_MIN = 2;

/** Adds issues for tiers, haircuts, depth and open interest. */
export function checkInstruments(links: Links, bag: IssueBag): void {
  checkTiers(links, bag);
  checkHaircuts(links, bag);
  checkDepth(links, bag);
  checkOpenInterest(links, bag);
  checkSpot(links, bag);
}

/** Rows of a group in ascending order of a column. */
function sortedRows(order: Uint32Array, from: number, to: number, key: Float64Array): number[] {
  return Array.from(order.subarray(from, to)).sort((a, b) => key[a] - key[b] || a - b);
}

function checkTiers(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'tiers');
  const min = numbers(table, 'min_notional');
  const max = numbers(table, 'max_notional');
  const { start, order } = groupRows(links.rows['tiers.instrument'], links.instruments.table.rows);
  for (let i = 0; i < links.instruments.table.rows; i++) {
    if (isSpot(links, i)) continue;
    if (start[i] === start[i + 1]) {
      reportInstrument(links, i, 'no rows in tiers', 'at least one maintenance tier', bag);
      continue;
    }
    const rows = sortedRows(order, start[i], start[i + 1], min);
    checkBounds('tiers', ['min_notional', 'max_notional'], rows, min, max, bag);
    checkTierNumbers(rows, numbers(table, 'tier'), bag);
    checkRates(rows, min, numbers(table, 'maint_margin_rate'), numbers(table, 'deduction'), bag);
  }
}

/** The first bound is 0, each next one is where the tier before ends, and only the last may be without end. */
function checkBounds(
  where: string,
  [minName, maxName]: readonly [string, string],
  rows: readonly number[],
  min: Float64Array,
  max: Float64Array,
  bag: IssueBag,
): void {
  let end = 0;
  for (const row of rows) {
    const tolerance = end === Infinity ? 0 : BOUND_TOLERANCE * end;
    if (Math.abs(min[row] - end) > tolerance) {
      const expected = end === Infinity ? 'no tier after one without end' : `${end}, where the tier before ends`;
      addIssue(bag, {
        where,
        row,
        column: minName,
        got: String(min[row]),
        expected: end === 0 ? '0, the first bound' : expected,
      });
    }
    if (max[row] <= min[row]) {
      addIssue(bag, {
        where,
        row,
        column: maxName,
        got: String(max[row]),
        expected: `more than ${minName} ${min[row]}`,
      });
    }
    end = max[row];
  }
}

function checkTierNumbers(rows: readonly number[], tier: Float64Array, bag: IssueBag): void {
  for (let k = 1; k < rows.length; k++) {
    if (!(tier[rows[k]] <= tier[rows[k - 1]])) continue;
    const expected = `above ${tier[rows[k - 1]]}: tiers are numbered in order of notional`;
    addIssue(bag, { where: 'tiers', row: rows[k], column: 'tier', got: String(tier[rows[k]]), expected });
  }
}

/**
 * Rates must not fall. Where a venue uses deductions, they make maintenance continuous at each bound:
 * D_k = D_(k-1) + min_k·(r_k - r_(k-1)). All tiers of Binance USDⓈ-M of 2025-10-09, 2025-10-16 and 2025-11-20 obey
 * this.
 */
function checkRates(
  rows: readonly number[],
  min: Float64Array,
  rate: Float64Array,
  deduction: Float64Array,
  bag: IssueBag,
): void {
  const deducts = rows.some((row) => deduction[row] !== 0);
  let expected = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k];
    const before = rows[k - 1];
    if (k > 0 && rate[row] < rate[before]) {
      const got = String(rate[row]);
      addIssue(bag, {
        where: 'tiers',
        row,
        column: 'maint_margin_rate',
        got,
        expected: `at least ${rate[before]} of the tier before`,
      });
    }
    if (!deducts) continue;
    if (k > 0) expected = deduction[before] + min[row] * (rate[row] - rate[before]);
    if (Math.abs(deduction[row] - expected) > DEDUCTION_TOLERANCE * Math.max(1, Math.abs(expected))) {
      addIssue(bag, {
        where: 'tiers',
        row,
        column: 'deduction',
        got: String(deduction[row]),
        expected: `${expected}, which makes maintenance continuous at ${min[row]}`,
        hint: 'Leave all deductions of the instrument 0 where the rate of a tier applies to the whole position.',
      });
    }
  }
}

function checkHaircuts(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'haircuts');
  const min = numbers(table, 'min_amount');
  const max = numbers(table, 'max_amount');
  const venue = links.rows['haircuts.venue'];
  const asset = links.rows['haircuts.asset'];
  const nAssets = links.assets.table.rows;
  const pair = venue.map((v, row) => (v < 0 || asset[row] < 0 ? -1 : v * nAssets + asset[row]));
  const { start, order } = groupRows(pair, links.venues.table.rows * nAssets);
  for (let p = 0; p + 1 < start.length; p++) {
    if (start[p] === start[p + 1]) continue;
    const rows = sortedRows(order, start[p], start[p + 1], min);
    checkBounds('haircuts', ['min_amount', 'max_amount'], rows, min, max, bag);
  }
}

function checkDepth(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'depth');
  const side = strings(table, 'side');
  const instrument = links.rows['depth.instrument'];
  const book = instrument.map((i, row) => {
    const name = side.dictionary[side.codes[row]];
    return i < 0 || (name !== 'bid' && name !== 'ask') ? -1 : 2 * i + (name === 'ask' ? 1 : 0);
  });
  const distance = numbers(table, 'distance');
  const notional = numbers(table, 'notional_usd');
  const n = links.instruments.table.rows;
  const { start, order } = groupRows(book, 2 * n);
  const pooled = venuesWithPool(links);
  for (let b = 0; b < 2 * n; b++) {
    const bands = start[b + 1] - start[b];
    if (pooled[links.rows['instruments.venue'][b >> 1]] === 1) {
      const got = `${bands} depth bands`;
      const expected = 'no rows in depth: its venue has an account of kind lp_pool, which takes every trade';
      if (bands > 0) reportInstrument(links, b >> 1, got, expected, bag);
      continue;
    }
    if (bands < BANDS_MIN) {
      const name = b % 2 === 0 ? 'bid' : 'ask';
      reportInstrument(
        links,
        b >> 1,
        `${bands} depth bands on the ${name} side`,
        `at least ${BANDS_MIN} rows in depth, or an account of kind lp_pool on its venue`,
        bag,
      );
    }
    const rows = sortedRows(order, start[b], start[b + 1], distance);
    for (let k = 1; k < rows.length; k++) {
      checkRise(rows[k - 1], rows[k], 'distance', distance, bag);
      checkRise(rows[k - 1], rows[k], 'notional_usd', notional, bag);
    }
  }
}

/** 1 for the venues on which a pool stands on the other side of every position. */
function venuesWithPool(links: Links): Uint8Array {
  const { table } = links.accounts;
  const kind = strings(table, 'kind');
  const pooled = new Uint8Array(links.venues.table.rows);
  for (let row = 0; row < table.rows; row++) {
    const venue = links.rows['accounts.venue'][row];
    if (venue >= 0 && kind.dictionary[kind.codes[row]] === 'lp_pool') pooled[venue] = 1;
  }
  return pooled;
}

function checkRise(before: number, row: number, column: string, values: Float64Array, bag: IssueBag): void {
  if (!(values[row] <= values[before])) return;
  const expected = `more than the ${values[before]} of the band before it: depth is cumulative`;
  addIssue(bag, { where: 'depth', row, column, got: String(values[row]), expected });
}

function reportInstrument(links: Links, i: number, got: string, expected: string, bag: IssueBag): void {
  const id = cellText(links.instruments.table, 'instrument', i);
  addIssue(bag, { where: 'instruments', row: i, column: 'instrument', got: `"${id}" with ${got}`, expected });
}

function checkOpenInterest(links: Links, bag: IssueBag): void {
  const { table } = links.instruments;
  const positions = tableOf(links.market, 'positions');
  const long = new Float64Array(table.rows);
  const short = new Float64Array(table.rows);
  const count = numbers(links.accounts.table, 'count');
  addSides(links, numbers(positions, 'qty'), count, long, short);
  const kind = strings(table, 'kind');
  const mark = numbers(table, 'mark_price');
  for (let i = 0; i < table.rows; i++) {
    const difference = long[i] - short[i];
    if (!(Math.abs(difference) > OPEN_INTEREST_TOLERANCE * (long[i] + short[i]))) continue;
    const inverse = kind.dictionary[kind.codes[i]] === 'inverse';
    const usd = inverse ? difference : difference * mark[i];
    const unit = inverse ? 'USD' : 'contract units';
    const id = cellText(table, 'instrument', i);
    addIssue(bag, {
      where: 'instruments',
      row: i,
      column: 'instrument',
      got: `"${id}" with ${long[i]} long and ${short[i]} short ${unit} (difference ${usd} USD)`,
      expected: 'equal long and short open interest, members of cohorts counted',
      hint: 'Balance real data with `snapshot import --balance-open-interest=residual`.',
    });
  }
}

function addSides(links: Links, qty: Float64Array, count: Float64Array, long: Float64Array, short: Float64Array): void {
  const account = links.rows['positions.account'];
  const instrument = links.rows['positions.instrument'];
  for (let row = 0; row < qty.length; row++) {
    const a = account[row];
    const i = instrument[row];
    if (a < 0 || i < 0) continue;
    const units = qty[row] * count[a];
    if (units > 0) long[i] += units;
    else short[i] -= units;
  }
}
