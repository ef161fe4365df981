/**
 * One day of terra-2022 in a run of the engine: an algorithmic stablecoin whose holders redeem an even flow with the
 * issuer while the oracle's price of the coin behind it follows a given path.
 */
import { buildSnapshot, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { chainMarket } from './chainMarket.ts';

const DAY_S = 86_400;
const STEP_S = 20;

/** What the day is made of. USD, UST and LUNA; the base pool in USD. */
export interface TerraDay {
  readonly supply: number;
  readonly redeemed: number;
  readonly basePool: number;
  readonly recoveryBlocks: number;
  readonly minSpread: number;
  readonly blocksPerDay: number;
  /** Price of LUNA at the start and the end; straight in logs between them. */
  readonly from: number;
  readonly to: number;
}

/** What the day leaves. */
export interface TerraDayOutcome {
  readonly redeemed: number;
  readonly minted: number;
  /** Gap of the virtual pool at the end, USD. */
  readonly gap: number;
}

/** Runs the day. */
export function terraDay(day: TerraDay): TerraDayOutcome {
  const rows = {
    stablecoins: [
      {
        asset: 'UST',
        kind: 'algorithmic',
        peg: 'USD',
        supply: day.supply,
        backing_asset: 'LUNA',
        base_pool: day.basePool,
        recovery_blocks: day.recoveryBlocks,
        block_s: DAY_S / day.blocksPerDay,
        min_spread: day.minSpread,
      },
    ],
  };
  const assets = [
    { asset: 'LUNA', kind: 'crypto', priceUsd: day.from },
    { asset: 'USDC', kind: 'stablecoin', priceUsd: 1 },
    { asset: 'UST', kind: 'stablecoin', priceUsd: 1 },
  ] as const;
  const snapshot = buildSnapshot(chainMarket('terra-2022', assets, rows));
  const document = {
    name: 'terra-2022',
    horizon: `${DAY_S}s`,
    step: `${STEP_S}s`,
    shocks: [{ assets: 'LUNA', move: day.to / day.from - 1, start: 0, length: `${DAY_S}s` }],
    redemptions: [{ asset: 'UST', tokens: day.redeemed, start: 0, length: `${DAY_S}s` }],
  };
  const scenario = resolveScenario(document, snapshot);
  const { summary } = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
  const coin = summary.chain?.stablecoins[0];
  return { redeemed: coin?.redeemed ?? 0, minted: coin?.coinsMinted ?? 0, gap: coin?.poolGap ?? 0 };
}
