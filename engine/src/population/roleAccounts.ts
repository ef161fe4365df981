/**
 * Accounts on the other side of forced trades: liquidity providers, arbitrageurs, dip buyers, funds and vaults with
 * capital by open interest, and per venue the external and the deficit account.
 */
import { KIND } from '../market/kinds.ts';
import { addAccount, addBalance } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Reference } from './reference.ts';
import type { PopulationSpec, VenuePopulation } from './spec.ts';

/**
 * Weights of n providers that sum to 1 and are as concentrated as `effective` equal ones: a straight line around the
 * mean. With equal spacing the squared coefficient of variation of n weights 1 ± s is s²·(n + 1) / (3·(n − 1)), and
 * the inverse Herfindahl index is n / (1 + that).
 */
export function providerWeights(n: number, effective: number): Float64Array {
  const weights = new Float64Array(n).fill(1 / n);
  if (n < 2 || effective >= n) return weights;
  const slope = Math.min(0.95, Math.sqrt(((n / effective - 1) * 3 * (n - 1)) / (n + 1)));
  return weights.map((mean, k) => mean * (1 + slope * (1 - (2 * k) / (n - 1))));
}

/** Adds the role accounts of all venues. Providers, arbitrageurs and dip buyers hold cash and no positions. */
export function addRoleAccounts(draft: Draft, ref: Reference, spec: PopulationSpec): void {
  const first = draft.entities.length;
  for (let k = 0; k < spec.arbitrageurs; k++) draft.entities.push(`arbitrageur-${k + 1}`);
  for (const population of spec.populations) addVenueRoles(draft, ref, population, { first, n: spec.arbitrageurs });
}

function addVenueRoles(
  draft: Draft,
  ref: Reference,
  population: VenuePopulation,
  arbitrageurs: { first: number; n: number },
): void {
  const venue = ref.venues.indexOf(population.venue);
  const name = population.venue;
  let openInterest = 0;
  let settle = -1;
  const tokens = new Set<number>();
  let largest = 0;
  for (let i = 0; i < ref.instruments.length; i++) {
    if (ref.venueOf[i] !== venue) continue;
    tokens.add(ref.settleOf[i]);
    openInterest += ref.openInterestUsd[i];
    if (ref.openInterestUsd[i] <= largest) continue;
    largest = ref.openInterestUsd[i];
    settle = ref.settleOf[i];
  }
  // An account that can receive contracts of several settlement tokens must be margined over all of them.
  const multi = tokens.size > 1 ? 1 : 0;
  const role = (id: string, kind: number, usd: number, asset = settle, entity = -1): void => {
    const account = addAccount(draft, `${name}:${id}`, venue, kind, { multi, entity });
    if (usd > 0) addBalance(draft, account, asset, usd / ref.assetPrice[asset]);
  };
  const { providers, dip_buyers } = population;
  const weights = providerWeights(providers.accounts, providers.effective);
  weights.forEach((weight, k) => {
    role(`provider-${k + 1}`, KIND.provider, weight * providers.equity_of_open_interest * openInterest);
  });
  for (let k = 0; k < arbitrageurs.n; k++) {
    const usd = (population.arbitrageur_equity_of_open_interest * openInterest) / arbitrageurs.n;
    role(`arbitrageur-${k + 1}`, KIND.arbitrageur, usd, settle, arbitrageurs.first + k);
  }
  for (let k = 0; k < dip_buyers.accounts; k++) {
    const usd = (dip_buyers.equity_of_open_interest * openInterest) / dip_buyers.accounts;
    role(`dip-buyer-${k + 1}`, KIND.dip_buyer, usd);
  }
  for (const fund of population.funds) {
    const account = addAccount(draft, fund.account, venue, KIND[fund.kind], { multi });
    addBalance(draft, account, ref.assets.indexOf(fund.asset), fund.amount);
  }
  role('external', KIND.external, 0);
  role('deficit', KIND.deficit, 0);
}
