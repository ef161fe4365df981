/**
 * Distance to cascade as a question: which prices move, which way, and what counts as a cascade. The moves that are
 * tried first are fixed here, so that two answers are of the same grid.
 */
import { InputError, openInterestUsd, type Snapshot } from '@firebreak/engine';

/** Name of the shock in which all prices move. */
export const MARKET = 'market';

/** Which way prices move. */
export type Direction = 'down' | 'up';

/** What counts as a cascade: forced notional in USD, or forced notional with impact over without it. */
export type Hurdle =
  | { readonly kind: 'liquidations'; readonly usd: number }
  | { readonly kind: 'amplification'; readonly ratio: number };

/** Which shock is made larger until the hurdle is passed. */
export interface DistanceTarget {
  /** An asset of the market, or {@link MARKET}. */
  readonly shock: string;
  readonly direction: Direction;
}

/** Moves that are tried in this order, fractions of the price; a first crossing between two is narrowed down. */
export const GRID: Readonly<Record<Direction, readonly number[]>> = {
  down: [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5],
  up: [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1],
};

/** Bisection ends where the crossing is known to this fraction of the price, … */
export const PRECISION = 0.0005;
/** … or to this share of the move. */
export const PRECISION_SHARE = 0.02;

/** Time in which the move happens, s. */
export const MOVE_S = 600;
/** Time until which its consequences are counted, s. */
export const HORIZON_S = 1200;
/** Step of the runs, s. */
export const STEP_S = 2;

/** Amplification of less forced notional than this share of open interest is not looked at: a ratio of little. */
export const FLOOR_SHARE = 0.001;

/** How all prices move together: by the slopes of the market on BTC, or alike where it has no BTC. */
export type Together = 'by slope on BTC' | 'alike';

/** How {@link MARKET} moves the prices of this market. */
export function togetherOf({ assets }: Snapshot): Together {
  return moving(assets).some((asset) => asset === 'BTC') ? 'by slope on BTC' : 'alike';
}

function moving({ id, kind }: Snapshot['assets']): string[] {
  return id.filter((_, a) => kind[a] === 'crypto');
}

/** Assets that can be shocked alone: those with a contract that somebody holds, most open interest first. */
export function shockable(snapshot: Snapshot): string[] {
  const { assets, instruments } = snapshot;
  const usd = new Float64Array(assets.n);
  openInterestUsd(snapshot).forEach((held, i) => (usd[instruments.asset[i]!]! += held));
  const ranked = [...usd.keys()].filter((a) => usd[a]! > 0).sort((a, b) => usd[b]! - usd[a]! || a - b);
  return ranked.map((a) => assets.id[a]!);
}

/**
 * The scenario of a move, as a document. Down: `move` of 0.05 is −5%. Throws InputError where the market has no such
 * asset.
 */
export function shockDocument(snapshot: Snapshot, { shock, direction }: DistanceTarget, move: number): object {
  const assets = shock === MARKET ? marketGroup(snapshot) : [named(snapshot, shock)];
  return {
    name: `distance-${shock}-${direction}`,
    horizon: HORIZON_S,
    step: STEP_S,
    shocks: [{ assets, move: direction === 'down' ? -move : move, length: MOVE_S }],
  };
}

function marketGroup(snapshot: Snapshot): unknown {
  return togetherOf(snapshot) === 'alike' ? moving(snapshot.assets) : { beta: 'BTC' };
}

function named({ assets }: Snapshot, asset: string): string {
  if (assets.id.includes(asset)) return asset;
  throw new InputError(`the market has no asset "${asset}", expected ${MARKET} or one of ${assets.id.join(', ')}`, {
    code: 'unknown-asset',
    hint: 'firebreak snapshot inspect lists the assets of a market.',
  });
}
