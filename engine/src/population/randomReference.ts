/**
 * Reference tables of a random small market: venues over the four rule families, coins, contracts with tiers of both
 * kinds, haircut tiers, price sources and thin books. Made for property tests; nothing in it is measured.
 */
import type { Sequence } from '../core/random.ts';
import { FAMILY_PARAMETERS } from '../rules/familyParameters.ts';
import { VENUES } from './builtin/venues.ts';
import { builtinParameters } from './builtinParameters.ts';
import { insurersOf } from './roles.ts';
import type { PopulationSpec, SpecRow, VenuePopulation } from './spec.ts';

const AS_OF_MS = 1_760_054_400_000;
const COINS: readonly string[] = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE'];
/** Liquid staking token of the first coin, accepted as collateral. */
const STAKED = 'STAKED';

/** A whole number from `from` to `to`, both included. */
export function between(draw: Sequence, from: number, to: number): number {
  return from + draw.nextInt(to - from + 1);
}

/** A number spread evenly between two. */
export function within(draw: Sequence, from: number, to: number): number {
  return from + (to - from) * draw.next();
}

/** A venue of the market and the family whose rules it runs by. */
interface RandomVenue {
  readonly venue: string;
  readonly rules: string;
}

/** The names of a market of `venues` venues and `coins` coins, drawn once and shared by its tables. */
interface Shape {
  readonly venues: readonly RandomVenue[];
  readonly coins: readonly string[];
  readonly price: ReadonlyMap<string, number>;
}

/** Rows of the table `parameters` for a venue outside the built-in market, which is named after its family. */
function familyRows({ venue, rules }: RandomVenue): SpecRow[] {
  return (FAMILY_PARAMETERS[rules] ?? []).map(({ key, value, source, basis }) => ({
    venue,
    key,
    value,
    source,
    basis,
  }));
}

/** The four venues of the built-in market in a drawn order, or one venue named after each of the families. */
function pickVenues(draw: Sequence, venues: number, families: readonly string[] | undefined): RandomVenue[] {
  if (families !== undefined) return families.map((rules) => ({ venue: rules, rules }));
  const order = [...VENUES].sort((a, b) => (a.venue < b.venue ? -1 : 1));
  return Array.from({ length: venues }, () => order.splice(draw.nextInt(order.length), 1)[0]);
}

/**
 * A random specification without accounts of its own: tables, and populations that only describe role accounts. Venues
 * are drawn from the built-in market's, or one per family of `families`.
 */
export function randomSpec(draw: Sequence, venues: number, families?: readonly string[]): PopulationSpec {
  const picked = pickVenues(draw, venues, families);
  const coins = COINS.slice(0, between(draw, 2, 5));
  const price = new Map(coins.map((coin) => [coin, 10 * within(draw, 0.05, 1) * (coin === 'BTC' ? 10_000 : 100)]));
  const shape: Shape = { venues: picked, coins, price };
  const names = new Set(picked.map((row) => row.venue));
  const instruments = picked.flatMap((row) => instrumentRows(draw, shape, row.venue));
  return {
    name: 'random',
    as_of_ms: AS_OF_MS,
    sources: [{ what: 'all tables', source: 'drawn from a seed for tests', asOf: '2025-10-10', basis: 'synthetic' }],
    assets: assetRows(draw, shape),
    venues: picked.map(({ venue, rules }) => ({ venue, rules, basis: 'synthetic' })),
    parameters: [
      ...builtinParameters().filter((row) => names.has(String(row['venue']))),
      ...(families === undefined ? [] : picked.flatMap(familyRows)),
    ],
    instruments,
    tiers: instruments.flatMap((row) => tierRows(draw, row)),
    haircuts: picked.flatMap((row) => haircutRows(draw, shape, row.venue)),
    oracles: picked.flatMap((row) => oracleRows(draw, shape, row.venue)),
    depth: instruments.flatMap((row) => depthRows(draw, row)),
    routes: picked.flatMap(({ venue: from }) =>
      picked
        .filter(({ venue }) => venue !== from)
        .map(({ venue: to }) => ({ from, to, minutes: between(draw, 1, 30), basis: 'synthetic' })),
    ),
    arbitrageurs: venues > 1 ? 1 : 0,
    populations: picked.map((row) => rolesOnly(draw, row.venue)),
  };
}

/** Settlement token of the linear contracts by venue; USDT elsewhere. */
const SETTLE: Readonly<Record<string, string>> = {
  hyperliquid: 'USDC',
  kraken: 'USD',
  dydx: 'USDC',
  deribit: 'USDC',
  drift: 'USDC',
  cme: 'USD',
};

function settleOf(venue: string): string {
  return SETTLE[venue] ?? 'USDT';
}

/** Whether all accounts of a venue hold its settlement token and nothing else. */
export function holdsOneToken(venue: string): boolean {
  return venue === 'hyperliquid' || venue === 'dydx' || venue === 'drift' || venue === 'cme';
}

/** Venues where the rate of a tier applies to the whole position. */
const WHOLE_POSITION = new Set(['okx', 'bitmex']);

/** Venues that charge no fee on a liquidation. */
const WITHOUT_FEE = new Set(['hyperliquid', 'bitmex', 'kraken', 'drift', 'cme']);

/** Multiple of the other venues' maintenance rates where the fee of a takeover has to fit into them. */
const DRIFT_RATES = 5;

function assetRows(draw: Sequence, { coins, price }: Shape): SpecRow[] {
  const dollar = (asset: string, kind: string, price_usd: number): SpecRow => ({
    asset,
    kind,
    price_usd,
    daily_volatility: 0.0005,
    beta_btc: 0,
    conversion_asset: '',
    conversion_ratio: null,
  });
  const coinRows = coins.map((asset) => ({
    asset,
    kind: 'crypto',
    price_usd: price.get(asset)!,
    daily_volatility: within(draw, 0.01, 0.08),
    beta_btc: asset === 'BTC' ? 1 : within(draw, 0.8, 2.5),
    conversion_asset: '',
    conversion_ratio: null,
  }));
  const ratio = within(draw, 1, 1.1);
  const staked = { ...coinRows[0], asset: STAKED, kind: 'staked', price_usd: coinRows[0].price_usd * ratio };
  const rows: SpecRow[] = [
    dollar('USD', 'fiat', 1),
    dollar('USDC', 'stablecoin', 1),
    dollar('USDT', 'stablecoin', within(draw, 0.998, 1.002)),
    dollar('SYNTH', 'synthetic_dollar', within(draw, 0.99, 1)),
    ...coinRows,
    { ...staked, conversion_asset: coins[0], conversion_ratio: ratio },
  ];
  return rows.map((row) => ({ ...row, basis: 'synthetic' }));
}

function instrumentRows(draw: Sequence, { coins, price }: Shape, venue: string): SpecRow[] {
  const row = (coin: string, kind: 'linear' | 'inverse'): SpecRow => ({
    instrument: `${venue}:${coin}${kind === 'inverse' ? '-INV' : ''}`,
    venue,
    asset: coin,
    kind,
    settle: kind === 'inverse' ? coin : settleOf(venue),
    mark_price: price.get(coin)! * within(draw, 0.998, 1.002),
    tick_size: price.get(coin)! * 1e-5,
    taker_fee: within(draw, 0.0003, 0.0006),
    maker_fee: within(draw, -0.0001, 0.0002),
    liquidation_fee: WITHOUT_FEE.has(venue) ? 0 : within(draw, 0, 0.0125),
    funding_rate: venue === 'cme' ? 0 : (draw.next() < 0.5 ? -1 : 1) * within(draw, 1e-5, 1e-3),
    funding_interval_h: draw.next() < 0.5 ? 1 : 8,
    interest_rate: 0.0001,
    half_spread: within(draw, 1e-6, 1e-4),
    volume_24h_usd: 1e7,
    fund: `${venue}:${insurersOf(venue).includes('fund') ? 'fund' : 'vault'}`,
    basis: 'synthetic',
    open_interest_usd: within(draw, 5e5, 5e6),
  });
  const inverse = !holdsOneToken(venue) && draw.next() < 0.6 ? [row(coins[0], 'inverse')] : [];
  return [...coins.map((coin) => row(coin, 'linear')), ...inverse];
}

/**
 * Two to four tiers with rising rates; deductions everywhere but where the rate applies to the whole position.
 */
function tierRows(draw: Sequence, instrument: SpecRow): SpecRow[] {
  const unit = instrument['kind'] === 'inverse' ? 1 / Number(instrument['mark_price']) : 1;
  const tiers = between(draw, 2, 4);
  const rows: SpecRow[] = [];
  let floor = 0;
  let rate = within(draw, 0.004, 0.012) * (instrument['venue'] === 'drift' ? DRIFT_RATES : 1);
  let deduction = 0;
  for (let tier = 1; tier <= tiers; tier++) {
    const cap = (floor === 0 ? within(draw, 2e4, 1e5) * unit : floor * within(draw, 3, 6)) as number;
    rows.push({
      instrument: String(instrument['instrument']),
      tier,
      min_notional: floor,
      max_notional: tier === tiers ? null : cap,
      maint_margin_rate: rate,
      deduction: WHOLE_POSITION.has(String(instrument['venue'])) ? 0 : deduction,
      max_leverage: Math.max(1, Math.floor(0.5 / rate)),
      basis: 'synthetic',
    });
    const next = rate * within(draw, 1.5, 2.5);
    deduction += cap * (next - rate);
    floor = cap;
    rate = next;
  }
  return rows;
}

/**
 * Collateral of a venue: its settlement token, and outside Hyperliquid coins with falling ratios, USDC and two
 * tokens.
 */
function haircutRows(draw: Sequence, { coins, price }: Shape, venue: string): SpecRow[] {
  const flat = (asset: string, ratio: number): SpecRow => ({
    venue,
    asset,
    min_amount: 0,
    max_amount: null,
    ratio,
    basis: 'synthetic',
  });
  if (holdsOneToken(venue)) return [flat(settleOf(venue), 1)];
  const tiered = (asset: string, usd: number): SpecRow[] => {
    const cut = within(draw, 5e3, 5e4) / usd;
    const ratio = within(draw, 0.8, 0.97);
    return [
      { venue, asset, min_amount: 0, max_amount: cut, ratio, basis: 'synthetic' },
      { venue, asset, min_amount: cut, max_amount: 4 * cut, ratio: ratio - 0.1, basis: 'synthetic' },
      { venue, asset, min_amount: 4 * cut, max_amount: null, ratio: ratio - 0.3, basis: 'synthetic' },
    ];
  };
  return [
    ...(settleOf(venue) === 'USD' ? [flat('USD', 1)] : []),
    flat('USDT', 1),
    flat('USDC', settleOf(venue) === 'USDC' ? 1 : 0.99),
    flat('SYNTH', 0.95),
    ...coins.flatMap((coin) => tiered(coin, price.get(coin)!)),
    ...tiered(STAKED, price.get(coins[0])!),
  ];
}

function oracleRows(draw: Sequence, { venues, coins }: Shape, venue: string): SpecRow[] {
  const row = (asset: string, use: string, source: string, weight: number): SpecRow => ({
    venue,
    asset,
    use,
    source,
    weight,
    basis: 'synthetic',
  });
  const index = coins.flatMap((coin) => [
    row(coin, 'index', 'external', within(draw, 1, 3)),
    ...venues.map((other) => row(coin, 'index', `spot:${other.venue}`, within(draw, 1, 3))),
  ]);
  const perps = venues
    .filter((other) => other.venue !== venue)
    .flatMap((other) => coins.map((coin) => row(coin, 'perp', `perp:${other.venue}`, 1)));
  if (holdsOneToken(venue)) return [...index, ...perps];
  return [
    ...index,
    ...perps,
    row('SYNTH', 'collateral', draw.next() < 0.5 ? `spot:${venue}` : 'par', 1),
    row(STAKED, 'collateral', 'conversion', within(draw, 0.5, 1)),
    row(STAKED, 'collateral', `spot:${venue}`, within(draw, 0.2, 1)),
  ];
}

/** Thin books: a few per cent of open interest within 5%. */
function depthRows(draw: Sequence, instrument: SpecRow): SpecRow[] {
  const within5 = Number(instrument['open_interest_usd']) * within(draw, 0.02, 0.2);
  return ['bid', 'ask'].flatMap((side) => {
    let usd = within5 * within(draw, 0.02, 0.1);
    return [0.001, 0.005, 0.01, 0.05].map((distance, k) => {
      if (k > 0) usd += within5 * within(draw, 0.1, 0.4);
      return { instrument: String(instrument['instrument']), side, distance, notional_usd: usd, basis: 'synthetic' };
    });
  });
}

/** Small capital everywhere, so that funds run dry and positions are auto-deleveraged. */
function rolesOnly(draw: Sequence, venue: string): VenuePopulation {
  const insurers = insurersOf(venue);
  return {
    venue,
    accounts: 1,
    members: 1,
    large_member_share: 0,
    equity_median_usd: 1,
    tail_exponent: 1,
    leverage: [{ min_leverage: 1, max_leverage: 2, share_open_interest: 1 }],
    long_account_share: 0.5,
    isolated_share: 0,
    isolated_free_share: 0.2,
    legs_mean: 1,
    stop_share: 0.3,
    entry_days: within(draw, 1, 10),
    multi: null,
    basis: { share_open_interest: 0, coin_share: 0, accounts: 0, leverage: 1 },
    providers: { accounts: between(draw, 1, 3), effective: 2, equity_of_open_interest: within(draw, 0.02, 0.1) },
    arbitrageur_equity_of_open_interest: 0.02,
    dip_buyers: { accounts: 1, equity_of_open_interest: 0.02 },
    funds: insurers.map((kind) => ({
      account: `${venue}:${kind}`,
      kind,
      asset: settleOf(venue),
      amount: within(draw, 100, 20_000),
    })),
  };
}
