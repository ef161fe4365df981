/** One question to a network of debts: some entities lose assets; who is paid what, and who defaults? */
import { InputError, nearestHint } from '@firebreak/engine';
import { clear, leastClearing } from './clearing.ts';
import type { Recovery } from './clearing.ts';
import { debtRank } from './debtRank.ts';
import type { LiabilityNetwork } from './network.ts';
import { bookEquity } from './network.ts';

/** What became of one entity. Money in USD. */
export interface EntityOutcome {
  readonly entity: string;
  /** Equity at face value before the loss, and the loss of its own assets. */
  readonly equityBefore: number;
  readonly lostAssets: number;
  readonly due: number;
  readonly paid: number;
  readonly equityAfter: number;
  /** Round of fictitious default, from 1; 0 where it pays in full. */
  readonly defaultRound: number;
  /** Share of its equity gone by DebtRank, 0 to 1. */
  readonly debtRankLoss: number;
}

/** What became of all. */
export interface ContagionAnswer {
  readonly entities: readonly EntityOutcome[];
  /** Loss of assets at first, and payments that creditors inside and outside did not get. */
  readonly lostAssets: number;
  readonly unpaid: number;
  /** Used up by defaults. */
  readonly costs: number;
  readonly defaults: number;
  /** DebtRank R of the same losses. */
  readonly rank: number;
  /** False where smaller payments would be consistent too; null where that was not found out. */
  readonly unique: boolean | null;
}

/** Payments that differ by less than this share of what is due are the same. */
const SAME = 1e-6;

/**
 * The greatest clearing after losses, each a share of an entity's own assets by its name, and DebtRank of the same
 * losses. Throws InputError for names that are not in the network and shares outside of 0 to 1.
 */
export function askContagion(
  network: LiabilityNetwork,
  losses: readonly (readonly [entity: string, share: number])[],
  recovery: Recovery,
): ContagionAnswer {
  const share = sharesOf(network, losses);
  const lost = network.assets.map((own, i) => own * share[i]!);
  const after = { ...network, assets: network.assets.map((own, i) => own - lost[i]!) };
  const equity = bookEquity(network);
  const cleared = clear(after, recovery);
  const least = leastClearing(after, recovery);
  const ranked = debtRank(
    network,
    lost.map((usd, i) => (equity[i]! > 0 ? Math.min(1, usd / equity[i]!) : 0)),
  );
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const { due, payments, defaultRound } = cleared;
  return {
    entities: network.names.map((entity, i) => ({
      entity,
      equityBefore: equity[i]!,
      lostAssets: lost[i]!,
      due: due[i]!,
      paid: payments[i]!,
      equityAfter: cleared.equity[i]!,
      defaultRound: defaultRound[i]!,
      debtRankLoss: ranked.losses[i]!,
    })),
    lostAssets: sum(lost),
    unpaid: sum(due) - sum(payments),
    costs: cleared.costs,
    defaults: defaultRound.filter((round) => round > 0).length,
    rank: ranked.rank,
    unique: least === null ? null : least.every((paid, i) => payments[i]! - paid <= SAME * due[i]!),
  };
}

function sharesOf({ names }: LiabilityNetwork, losses: readonly (readonly [string, number])[]): Float64Array {
  const share = new Float64Array(names.length);
  for (const [entity, value] of losses) {
    const at = names.indexOf(entity);
    if (at < 0) {
      const near = nearestHint(entity, names);
      throw new InputError(`there is no entity "${entity}" in the market${near === undefined ? '' : `: ${near}`}`, {
        code: 'unknown-entity',
        hint: `Entities: ${names.join(', ')}.`,
      });
    }
    if (!(value >= 0 && value <= 1)) {
      throw new InputError(`the loss of ${entity} is ${value}, expected a share of its assets from 0 to 1`, {
        code: 'bad-loss',
        hint: 'Write 0.3 for a loss of 30% of its assets.',
      });
    }
    share[at] = value;
  }
  return share;
}
