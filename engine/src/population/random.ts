/**
 * Small random markets for property tests: few accounts and every feature that the rules and the cascade must get
 * right.
 */
import { Sequence } from '../core/random.ts';
import { CompensatedSum } from '../core/sum.ts';
import { KIND } from '../market/kinds.ts';
import type { MarketTables } from '../market/schema.ts';
import { addAccount, addPosition, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { assembleMarket } from './generate.ts';
import { between, holdsOneToken, randomSpec, within } from './randomReference.ts';
import { acceptsCollateral, readReference, unitUsd } from './reference.ts';
import type { Reference } from './reference.ts';
import { addRoleAccounts } from './roleAccounts.ts';
import type { PopulationSpec } from './spec.ts';

/** Size of a random market; what is left out is drawn. */
export interface RandomMarketOptions {
  /** Trader rows, at most 250. */
  readonly accounts?: number;
  /** 1 to 3. */
  readonly venues?: number;
  /** Rule families to make one venue of each, named after it, in place of drawn venues of the built-in market. */
  readonly families?: readonly string[];
}

const ACCOUNTS_MAX = 250;
const LEGS_MAX = 4;
const MEMBERS_MAX = 20;
/** Stream of this file's draws; others of the same seed are in streams.ts. */
const STREAM_MARKET = 100;

/**
 * A valid random market: one to three venues over the rule families of the built-in market or those named, two to
 * five coins, linear and inverse contracts, cross and isolated accounts, hedged portfolios, collateral tokens in
 * haircut tiers, margin debt, cohorts, stops, thin books and small funds. Leverage is high (2x up to what the tier
 * allows), so that a move of 5 to 20% liquidates many accounts. Longs and shorts are made equal by one residual
 * account per venue. The seed decides everything.
 */
export function randomMarket(seed: number, options: RandomMarketOptions = {}): MarketTables {
  const draw = new Sequence(seed, STREAM_MARKET);
  const venues = options.families?.length ?? Math.min(3, options.venues ?? between(draw, 1, 3));
  const accounts = Math.min(ACCOUNTS_MAX, options.accounts ?? between(draw, 10, ACCOUNTS_MAX));
  const spec: PopulationSpec = randomSpec(draw, venues, options.families);
  const ref = readReference(spec);
  const draft = newDraft(accounts);
  addRoleAccounts(draft, ref, spec);
  for (let k = 0; k < accounts; k++) addTrader(draft, ref, draw, k);
  for (let v = 0; v < venues; v++) addResidual(draft, ref, v);
  return assembleMarket(spec, ref, draft, seed);
}

function addTrader(draft: Draft, ref: Reference, draw: Sequence, k: number): void {
  const venue = draw.nextInt(ref.venues.length);
  const own = instrumentsOf(ref, venue);
  const multi = draw.next() < 0.4 && !holdsOneToken(ref.venues[venue]) ? 1 : 0;
  const isolated = multi === 0 && draw.next() < 0.3 ? 1 : 0;
  const tokens = ref.assets.map((_, asset) => asset).filter((asset) => acceptsCollateral(ref, venue, asset));
  const count = draw.next() < 0.3 ? between(draw, 2, MEMBERS_MAX) : 1;
  const account = addAccount(draft, `${ref.venues[venue]}:t${k}`, venue, KIND.trader, {
    multi,
    isolated,
    count,
    leverage: within(draw, 2, draw.next() < 0.5 ? 10 : 60),
    token: multi === 1 ? tokens[draw.nextInt(tokens.length)] : -1,
    // Above one, the account has borrowed settlement tokens against its collateral.
    tokenShare: within(draw, 0.3, 1.8),
  });
  const grossUsd = (draw.next() < 0.1 ? 1e6 : 2e4) * within(draw, 0.05, 1);
  let settle = -1;
  for (let legs = between(draw, 1, LEGS_MAX); legs > 0 && own.length > 0; legs--) {
    const i = own.splice(draw.nextInt(own.length), 1)[0];
    if (settle >= 0 && ref.settleOf[i] !== settle) continue;
    if (multi + isolated === 0) settle = ref.settleOf[i];
    const side = draw.next() < 0.6 ? 1 : -1;
    addPosition(draft, account, i, (side * grossUsd * within(draw, 0.2, 1)) / (count * unitUsd(ref, i)), 0);
  }
}

function instrumentsOf(ref: Reference, venue: number): number[] {
  return ref.instruments.map((_, i) => i).filter((i) => ref.venueOf[i] === venue);
}

/** The other side of everything on a venue that traders did not take themselves. */
function addResidual(draft: Draft, ref: Reference, venue: number): void {
  const own = instrumentsOf(ref, venue);
  const net = new Map(own.map((i) => [i, new CompensatedSum()]));
  const { account, instrument, qty } = draft.position;
  for (let p = 0; p < qty.n; p++) {
    net.get(instrument.values[p])?.add(qty.values[p] * draft.count.values[account.values[p]]);
  }
  const multi = new Set(own.map((i) => ref.settleOf[i])).size > 1 ? 1 : 0;
  const residual = addAccount(draft, `${ref.venues[venue]}:residual`, venue, KIND.residual, { multi });
  for (const [i, sum] of net) if (sum.value() !== 0) addPosition(draft, residual, i, -sum.value(), 1);
}
