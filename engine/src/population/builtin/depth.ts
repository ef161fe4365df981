/**
 * Cumulative resting notional within a distance of the mid, per contract and side, in the calm state before 10 October
 * 2025. Binance BTCUSDT at 1-5% is measured (medians of one day), everything else is modelled; `distance` is a
 * fraction of the mid.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link DEPTH}. */
export interface DepthRow extends Sourced {
  readonly instrument: string;
  readonly side: 'bid' | 'ask';
  readonly distance: number;
  readonly notional_usd: number;
}

// biome-ignore format: a table of rows
/** Depth bands per contract and side. */
export const DEPTH: readonly DepthRow[] = [
  {
    instrument: 'hyperliquid:BTC', side: 'bid', distance: 0.001, notional_usd: 31134667, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'bid', distance: 0.005, notional_usd: 92119169, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'bid', distance: 0.01, notional_usd: 146975257, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'bid', distance: 0.02, notional_usd: 283796407, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'bid', distance: 0.05, notional_usd: 504587228, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'ask', distance: 0.001, notional_usd: 31134667, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'ask', distance: 0.005, notional_usd: 92119169, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'ask', distance: 0.01, notional_usd: 146975257, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'ask', distance: 0.02, notional_usd: 283796407, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BTC', side: 'ask', distance: 0.05, notional_usd: 504587228, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'bid', distance: 0.001, notional_usd: 22966924, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'bid', distance: 0.005, notional_usd: 67952999, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'bid', distance: 0.01, notional_usd: 108418362, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'bid', distance: 0.02, notional_usd: 209346404, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'bid', distance: 0.05, notional_usd: 372215853, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'ask', distance: 0.001, notional_usd: 22966924, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'ask', distance: 0.005, notional_usd: 67952999, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'ask', distance: 0.01, notional_usd: 108418362, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'ask', distance: 0.02, notional_usd: 209346404, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ETH', side: 'ask', distance: 0.05, notional_usd: 372215853, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'bid', distance: 0.001, notional_usd: 13850138, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'bid', distance: 0.005, notional_usd: 40978860, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'bid', distance: 0.01, notional_usd: 65381380, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'bid', distance: 0.02, notional_usd: 126245745, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'bid', distance: 0.05, notional_usd: 224463696, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'ask', distance: 0.001, notional_usd: 13850138, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'ask', distance: 0.005, notional_usd: 40978860, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'ask', distance: 0.01, notional_usd: 65381380, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'ask', distance: 0.02, notional_usd: 126245745, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SOL', side: 'ask', distance: 0.05, notional_usd: 224463696, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'bid', distance: 0.001, notional_usd: 1537040, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'bid', distance: 0.005, notional_usd: 4547692, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'bid', distance: 0.01, notional_usd: 7255799, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'bid', distance: 0.02, notional_usd: 14010314, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'bid', distance: 0.05, notional_usd: 24910201, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'ask', distance: 0.001, notional_usd: 1537040, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'ask', distance: 0.005, notional_usd: 4547692, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'ask', distance: 0.01, notional_usd: 7255799, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'ask', distance: 0.02, notional_usd: 14010314, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XRP', side: 'ask', distance: 0.05, notional_usd: 24910201, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'bid', distance: 0.001, notional_usd: 806518, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'bid', distance: 0.005, notional_usd: 2386271, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'bid', distance: 0.01, notional_usd: 3807273, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'bid', distance: 0.02, notional_usd: 7351513, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'bid', distance: 0.05, notional_usd: 13070918, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'ask', distance: 0.001, notional_usd: 806518, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'ask', distance: 0.005, notional_usd: 2386271, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'ask', distance: 0.01, notional_usd: 3807273, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'ask', distance: 0.02, notional_usd: 7351513, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOGE', side: 'ask', distance: 0.05, notional_usd: 13070918, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'bid', distance: 0.001, notional_usd: 129762, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'bid', distance: 0.005, notional_usd: 383931, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'bid', distance: 0.01, notional_usd: 612559, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'bid', distance: 0.02, notional_usd: 1182797, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'bid', distance: 0.05, notional_usd: 2103002, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'ask', distance: 0.001, notional_usd: 129762, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'ask', distance: 0.005, notional_usd: 383931, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'ask', distance: 0.01, notional_usd: 612559, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'ask', distance: 0.02, notional_usd: 1182797, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:BNB', side: 'ask', distance: 0.05, notional_usd: 2103002, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'bid', distance: 0.001, notional_usd: 9290683, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'bid', distance: 0.005, notional_usd: 27488650, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'bid', distance: 0.01, notional_usd: 43857879, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'bid', distance: 0.02, notional_usd: 84685740, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'bid', distance: 0.05, notional_usd: 150570415, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'ask', distance: 0.001, notional_usd: 9290683, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'ask', distance: 0.005, notional_usd: 27488650, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'ask', distance: 0.01, notional_usd: 43857879, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'ask', distance: 0.02, notional_usd: 84685740, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:HYPE', side: 'ask', distance: 0.05, notional_usd: 150570415, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'bid', distance: 0.001, notional_usd: 653818, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'bid', distance: 0.005, notional_usd: 1934473, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'bid', distance: 0.01, notional_usd: 3086433, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'bid', distance: 0.02, notional_usd: 5959632, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'bid', distance: 0.05, notional_usd: 10596167, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'ask', distance: 0.001, notional_usd: 653818, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'ask', distance: 0.005, notional_usd: 1934473, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'ask', distance: 0.01, notional_usd: 3086433, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'ask', distance: 0.02, notional_usd: 5959632, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:SUI', side: 'ask', distance: 0.05, notional_usd: 10596167, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'bid', distance: 0.001, notional_usd: 138660, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'bid', distance: 0.005, notional_usd: 410258, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'bid', distance: 0.01, notional_usd: 654563, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'bid', distance: 0.02, notional_usd: 1263905, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'bid', distance: 0.05, notional_usd: 2247210, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'ask', distance: 0.001, notional_usd: 138660, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'ask', distance: 0.005, notional_usd: 410258, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'ask', distance: 0.01, notional_usd: 654563, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'ask', distance: 0.02, notional_usd: 1263905, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ADA', side: 'ask', distance: 0.05, notional_usd: 2247210, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'bid', distance: 0.001, notional_usd: 1052770, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'bid', distance: 0.005, notional_usd: 3114864, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'bid', distance: 0.01, notional_usd: 4969736, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'bid', distance: 0.02, notional_usd: 9596127, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'bid', distance: 0.05, notional_usd: 17061819, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'ask', distance: 0.001, notional_usd: 1052770, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'ask', distance: 0.005, notional_usd: 3114864, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'ask', distance: 0.01, notional_usd: 4969736, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'ask', distance: 0.02, notional_usd: 9596127, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LINK', side: 'ask', distance: 0.05, notional_usd: 17061819, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'bid', distance: 0.001, notional_usd: 1792404, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'bid', distance: 0.005, notional_usd: 5303245, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'bid', distance: 0.01, notional_usd: 8461277, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'bid', distance: 0.02, notional_usd: 16337988, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'bid', distance: 0.05, notional_usd: 29048782, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'ask', distance: 0.001, notional_usd: 1792404, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'ask', distance: 0.005, notional_usd: 5303245, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'ask', distance: 0.01, notional_usd: 8461277, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'ask', distance: 0.02, notional_usd: 16337988, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AVAX', side: 'ask', distance: 0.05, notional_usd: 29048782, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'bid', distance: 0.001, notional_usd: 2078643, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'bid', distance: 0.005, notional_usd: 6150150, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'bid', distance: 0.01, notional_usd: 9812506, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'bid', distance: 0.02, notional_usd: 18947093, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'bid', distance: 0.05, notional_usd: 33687746, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'ask', distance: 0.001, notional_usd: 2078643, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'ask', distance: 0.005, notional_usd: 6150150, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'ask', distance: 0.01, notional_usd: 9812506, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'ask', distance: 0.02, notional_usd: 18947093, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ENA', side: 'ask', distance: 0.05, notional_usd: 33687746, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'bid', distance: 0.001, notional_usd: 1033595, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'bid', distance: 0.005, notional_usd: 3058132, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'bid', distance: 0.01, notional_usd: 4879220, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'bid', distance: 0.02, notional_usd: 9421349, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'bid', distance: 0.05, notional_usd: 16751065, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'ask', distance: 0.001, notional_usd: 1033595, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'ask', distance: 0.005, notional_usd: 3058132, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'ask', distance: 0.01, notional_usd: 4879220, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'ask', distance: 0.02, notional_usd: 9421349, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:LTC', side: 'ask', distance: 0.05, notional_usd: 16751065, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'bid', distance: 0.001, notional_usd: 1329699, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'bid', distance: 0.005, notional_usd: 3934225, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'bid', distance: 0.01, notional_usd: 6277018, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'bid', distance: 0.02, notional_usd: 12120375, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'bid', distance: 0.05, notional_usd: 21549908, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'ask', distance: 0.001, notional_usd: 1329699, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'ask', distance: 0.005, notional_usd: 3934225, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'ask', distance: 0.01, notional_usd: 6277018, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'ask', distance: 0.02, notional_usd: 12120375, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:ASTER', side: 'ask', distance: 0.05, notional_usd: 21549908, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'bid', distance: 0.001, notional_usd: 3221046, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'bid', distance: 0.005, notional_usd: 9530215, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'bid', distance: 0.01, notional_usd: 15205367, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'bid', distance: 0.02, notional_usd: 29360237, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'bid', distance: 0.05, notional_usd: 52202213, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'ask', distance: 0.001, notional_usd: 3221046, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'ask', distance: 0.005, notional_usd: 9530215, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'ask', distance: 0.01, notional_usd: 15205367, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'ask', distance: 0.02, notional_usd: 29360237, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:XPL', side: 'ask', distance: 0.05, notional_usd: 52202213, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'bid', distance: 0.001, notional_usd: 124119, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'bid', distance: 0.005, notional_usd: 367236, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'bid', distance: 0.01, notional_usd: 585921, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'bid', distance: 0.02, notional_usd: 1131363, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'bid', distance: 0.05, notional_usd: 2011552, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'ask', distance: 0.001, notional_usd: 124119, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'ask', distance: 0.005, notional_usd: 367236, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'ask', distance: 0.01, notional_usd: 585921, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'ask', distance: 0.02, notional_usd: 1131363, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:AAVE', side: 'ask', distance: 0.05, notional_usd: 2011552, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'bid', distance: 0.001, notional_usd: 2802543, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'bid', distance: 0.005, notional_usd: 8291975, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'bid', distance: 0.01, notional_usd: 13229768, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'bid', distance: 0.02, notional_usd: 25545528, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'bid', distance: 0.05, notional_usd: 45419697, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'ask', distance: 0.001, notional_usd: 2802543, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'ask', distance: 0.005, notional_usd: 8291975, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'ask', distance: 0.01, notional_usd: 13229768, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'ask', distance: 0.02, notional_usd: 25545528, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:PUMP', side: 'ask', distance: 0.05, notional_usd: 45419697, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'bid', distance: 0.001, notional_usd: 1564870, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'bid', distance: 0.005, notional_usd: 4630033, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'bid', distance: 0.01, notional_usd: 7387174, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'bid', distance: 0.02, notional_usd: 14263988, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'bid', distance: 0.05, notional_usd: 25361231, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'ask', distance: 0.001, notional_usd: 1564870, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'ask', distance: 0.005, notional_usd: 4630033, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'ask', distance: 0.01, notional_usd: 7387174, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'ask', distance: 0.02, notional_usd: 14263988, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', side: 'ask', distance: 0.05, notional_usd: 25361231, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'bid', distance: 0.001, notional_usd: 391177, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'bid', distance: 0.005, notional_usd: 1157387, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'bid', distance: 0.01, notional_usd: 1846600, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'bid', distance: 0.02, notional_usd: 3565623, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'bid', distance: 0.05, notional_usd: 6339644, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'ask', distance: 0.001, notional_usd: 391177, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'ask', distance: 0.005, notional_usd: 1157387, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'ask', distance: 0.01, notional_usd: 1846600, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'ask', distance: 0.02, notional_usd: 3565623, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:UNI', side: 'ask', distance: 0.05, notional_usd: 6339644, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'bid', distance: 0.001, notional_usd: 51356, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'bid', distance: 0.005, notional_usd: 151948, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'bid', distance: 0.01, notional_usd: 242431, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'bid', distance: 0.02, notional_usd: 468113, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'bid', distance: 0.05, notional_usd: 832300, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'ask', distance: 0.001, notional_usd: 51356, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'ask', distance: 0.005, notional_usd: 151948, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'ask', distance: 0.01, notional_usd: 242431, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'ask', distance: 0.02, notional_usd: 468113, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'hyperliquid:DOT', side: 'ask', distance: 0.05, notional_usd: 832300, basis: 'modelled',
    source: SOURCE.depth_hl, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.001, notional_usd: 64487600, basis: 'modelled',
    source: SOURCE.depth_shape, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.005, notional_usd: 190801594, basis: 'modelled',
    source: SOURCE.depth_shape, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.01, notional_usd: 304422126, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.02, notional_usd: 697726397, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.03, notional_usd: 999579996, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.04, notional_usd: 1115605684, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'bid', distance: 0.05, notional_usd: 1197037834, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.001, notional_usd: 51017511, basis: 'modelled',
    source: SOURCE.depth_shape, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.005, notional_usd: 150947195, basis: 'modelled',
    source: SOURCE.depth_shape, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.01, notional_usd: 240834813, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.02, notional_usd: 391774038, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.03, notional_usd: 481708500, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.04, notional_usd: 610546819, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BTCUSDT', side: 'ask', distance: 0.05, notional_usd: 721891039, basis: 'measured',
    source: SOURCE.depth_measured, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'bid', distance: 0.001, notional_usd: 22943398, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'bid', distance: 0.005, notional_usd: 67883389, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'bid', distance: 0.01, notional_usd: 108307300, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'bid', distance: 0.02, notional_usd: 209131954, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'bid', distance: 0.05, notional_usd: 371834562, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'ask', distance: 0.001, notional_usd: 22943398, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'ask', distance: 0.005, notional_usd: 67883389, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'ask', distance: 0.01, notional_usd: 108307300, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'ask', distance: 0.02, notional_usd: 209131954, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ETHUSDT', side: 'ask', distance: 0.05, notional_usd: 371834562, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'bid', distance: 0.001, notional_usd: 7169812, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'bid', distance: 0.005, notional_usd: 21213559, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'bid', distance: 0.01, notional_usd: 33846031, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'bid', distance: 0.02, notional_usd: 65353736, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'bid', distance: 0.05, notional_usd: 116198301, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'ask', distance: 0.001, notional_usd: 7169812, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'ask', distance: 0.005, notional_usd: 21213559, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'ask', distance: 0.01, notional_usd: 33846031, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'ask', distance: 0.02, notional_usd: 65353736, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SOLUSDT', side: 'ask', distance: 0.05, notional_usd: 116198301, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'bid', distance: 0.001, notional_usd: 7169812, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'bid', distance: 0.005, notional_usd: 21213559, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'bid', distance: 0.01, notional_usd: 33846031, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'bid', distance: 0.02, notional_usd: 65353736, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'bid', distance: 0.05, notional_usd: 116198301, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'ask', distance: 0.001, notional_usd: 7169812, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'ask', distance: 0.005, notional_usd: 21213559, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'ask', distance: 0.01, notional_usd: 33846031, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'ask', distance: 0.02, notional_usd: 65353736, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XRPUSDT', side: 'ask', distance: 0.05, notional_usd: 116198301, basis: 'modelled',
    source: SOURCE.depth_ratio, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'bid', distance: 0.001, notional_usd: 3013655, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'bid', distance: 0.005, notional_usd: 8916600, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'bid', distance: 0.01, notional_usd: 14226350, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'bid', distance: 0.02, notional_usd: 27469842, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'bid', distance: 0.05, notional_usd: 48841109, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'ask', distance: 0.001, notional_usd: 3013655, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'ask', distance: 0.005, notional_usd: 8916600, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'ask', distance: 0.01, notional_usd: 14226350, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'ask', distance: 0.02, notional_usd: 27469842, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOGEUSDT', side: 'ask', distance: 0.05, notional_usd: 48841109, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'bid', distance: 0.001, notional_usd: 4049798, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'bid', distance: 0.005, notional_usd: 11982272, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'bid', distance: 0.01, notional_usd: 19117601, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'bid', distance: 0.02, notional_usd: 36914420, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'bid', distance: 0.05, notional_usd: 65633477, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'ask', distance: 0.001, notional_usd: 4049798, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'ask', distance: 0.005, notional_usd: 11982272, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'ask', distance: 0.01, notional_usd: 19117601, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'ask', distance: 0.02, notional_usd: 36914420, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:BNBUSDT', side: 'ask', distance: 0.05, notional_usd: 65633477, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'bid', distance: 0.001, notional_usd: 660208, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'bid', distance: 0.005, notional_usd: 1953380, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'bid', distance: 0.01, notional_usd: 3116599, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'bid', distance: 0.02, notional_usd: 6017880, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'bid', distance: 0.05, notional_usd: 10699732, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'ask', distance: 0.001, notional_usd: 660208, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'ask', distance: 0.005, notional_usd: 1953380, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'ask', distance: 0.01, notional_usd: 3116599, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'ask', distance: 0.02, notional_usd: 6017880, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:HYPEUSDT', side: 'ask', distance: 0.05, notional_usd: 10699732, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'bid', distance: 0.001, notional_usd: 1271159, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'bid', distance: 0.005, notional_usd: 3761019, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'bid', distance: 0.01, notional_usd: 6000671, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'bid', distance: 0.02, notional_usd: 11586772, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'bid', distance: 0.05, notional_usd: 20601167, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'ask', distance: 0.001, notional_usd: 1271159, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'ask', distance: 0.005, notional_usd: 3761019, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'ask', distance: 0.01, notional_usd: 6000671, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'ask', distance: 0.02, notional_usd: 11586772, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:SUIUSDT', side: 'ask', distance: 0.05, notional_usd: 20601167, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'bid', distance: 0.001, notional_usd: 1295493, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'bid', distance: 0.005, notional_usd: 3833018, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'bid', distance: 0.01, notional_usd: 6115543, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'bid', distance: 0.02, notional_usd: 11808580, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'bid', distance: 0.05, notional_usd: 20995540, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'ask', distance: 0.001, notional_usd: 1295493, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'ask', distance: 0.005, notional_usd: 3833018, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'ask', distance: 0.01, notional_usd: 6115543, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'ask', distance: 0.02, notional_usd: 11808580, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ADAUSDT', side: 'ask', distance: 0.05, notional_usd: 20995540, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'bid', distance: 0.001, notional_usd: 947882, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'bid', distance: 0.005, notional_usd: 2804531, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'bid', distance: 0.01, notional_usd: 4474602, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'bid', distance: 0.02, notional_usd: 8640067, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'bid', distance: 0.05, notional_usd: 15361954, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'ask', distance: 0.001, notional_usd: 947882, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'ask', distance: 0.005, notional_usd: 2804531, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'ask', distance: 0.01, notional_usd: 4474602, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'ask', distance: 0.02, notional_usd: 8640067, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LINKUSDT', side: 'ask', distance: 0.05, notional_usd: 15361954, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'bid', distance: 0.001, notional_usd: 813879, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'bid', distance: 0.005, notional_usd: 2408050, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'bid', distance: 0.01, notional_usd: 3842021, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'bid', distance: 0.02, notional_usd: 7418608, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'bid', distance: 0.05, notional_usd: 13190212, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'ask', distance: 0.001, notional_usd: 813879, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'ask', distance: 0.005, notional_usd: 2408050, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'ask', distance: 0.01, notional_usd: 3842021, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'ask', distance: 0.02, notional_usd: 7418608, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AVAXUSDT', side: 'ask', distance: 0.05, notional_usd: 13190212, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'bid', distance: 0.001, notional_usd: 918182, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'bid', distance: 0.005, notional_usd: 2716655, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'bid', distance: 0.01, notional_usd: 4334397, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'bid', distance: 0.02, notional_usd: 8369342, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'bid', distance: 0.05, notional_usd: 14880609, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'ask', distance: 0.001, notional_usd: 918182, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'ask', distance: 0.005, notional_usd: 2716655, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'ask', distance: 0.01, notional_usd: 4334397, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'ask', distance: 0.02, notional_usd: 8369342, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ENAUSDT', side: 'ask', distance: 0.05, notional_usd: 14880609, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'bid', distance: 0.001, notional_usd: 1008610, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'bid', distance: 0.005, notional_usd: 2984207, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'bid', distance: 0.01, notional_usd: 4761274, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'bid', distance: 0.02, notional_usd: 9193605, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'bid', distance: 0.05, notional_usd: 16346139, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'ask', distance: 0.001, notional_usd: 1008610, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'ask', distance: 0.005, notional_usd: 2984207, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'ask', distance: 0.01, notional_usd: 4761274, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'ask', distance: 0.02, notional_usd: 9193605, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:LTCUSDT', side: 'ask', distance: 0.05, notional_usd: 16346139, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'bid', distance: 0.001, notional_usd: 835310, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'bid', distance: 0.005, notional_usd: 2471461, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'bid', distance: 0.01, notional_usd: 3943192, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'bid', distance: 0.02, notional_usd: 7613959, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'bid', distance: 0.05, notional_usd: 13537545, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'ask', distance: 0.001, notional_usd: 835310, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'ask', distance: 0.005, notional_usd: 2471461, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'ask', distance: 0.01, notional_usd: 3943192, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'ask', distance: 0.02, notional_usd: 7613959, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:ASTERUSDT', side: 'ask', distance: 0.05, notional_usd: 13537545, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'bid', distance: 0.001, notional_usd: 611464, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'bid', distance: 0.005, notional_usd: 1809159, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'bid', distance: 0.01, notional_usd: 2886497, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'bid', distance: 0.02, notional_usd: 5573573, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'bid', distance: 0.05, notional_usd: 9909759, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'ask', distance: 0.001, notional_usd: 611464, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'ask', distance: 0.005, notional_usd: 1809159, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'ask', distance: 0.01, notional_usd: 2886497, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'ask', distance: 0.02, notional_usd: 5573573, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:XPLUSDT', side: 'ask', distance: 0.05, notional_usd: 9909759, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'bid', distance: 0.001, notional_usd: 407607, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'bid', distance: 0.005, notional_usd: 1205999, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'bid', distance: 0.01, notional_usd: 1924160, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'bid', distance: 0.02, notional_usd: 3715386, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'bid', distance: 0.05, notional_usd: 6605919, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'ask', distance: 0.001, notional_usd: 407607, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'ask', distance: 0.005, notional_usd: 1205999, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'ask', distance: 0.01, notional_usd: 1924160, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'ask', distance: 0.02, notional_usd: 3715386, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:AAVEUSDT', side: 'ask', distance: 0.05, notional_usd: 6605919, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'bid', distance: 0.001, notional_usd: 366746, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'bid', distance: 0.005, notional_usd: 1085103, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'bid', distance: 0.01, notional_usd: 1731272, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'bid', distance: 0.02, notional_usd: 3342934, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'bid', distance: 0.05, notional_usd: 5943705, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'ask', distance: 0.001, notional_usd: 366746, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'ask', distance: 0.005, notional_usd: 1085103, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'ask', distance: 0.01, notional_usd: 1731272, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'ask', distance: 0.02, notional_usd: 3342934, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:PUMPUSDT', side: 'ask', distance: 0.05, notional_usd: 5943705, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'bid', distance: 0.001, notional_usd: 249142, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'bid', distance: 0.005, notional_usd: 737145, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'bid', distance: 0.01, notional_usd: 1176107, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'bid', distance: 0.02, notional_usd: 2270961, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'bid', distance: 0.05, notional_usd: 4037746, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'ask', distance: 0.001, notional_usd: 249142, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'ask', distance: 0.005, notional_usd: 737145, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'ask', distance: 0.01, notional_usd: 1176107, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'ask', distance: 0.02, notional_usd: 2270961, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:FARTCOINUSDT', side: 'ask', distance: 0.05, notional_usd: 4037746, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'bid', distance: 0.001, notional_usd: 338124, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'bid', distance: 0.005, notional_usd: 1000420, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'bid', distance: 0.01, notional_usd: 1596160, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'bid', distance: 0.02, notional_usd: 3082046, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'bid', distance: 0.05, notional_usd: 5479848, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'ask', distance: 0.001, notional_usd: 338124, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'ask', distance: 0.005, notional_usd: 1000420, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'ask', distance: 0.01, notional_usd: 1596160, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'ask', distance: 0.02, notional_usd: 3082046, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:UNIUSDT', side: 'ask', distance: 0.05, notional_usd: 5479848, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'bid', distance: 0.001, notional_usd: 461443, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'bid', distance: 0.005, notional_usd: 1365288, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'bid', distance: 0.01, notional_usd: 2178304, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'bid', distance: 0.02, notional_usd: 4206115, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'bid', distance: 0.05, notional_usd: 7478431, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'ask', distance: 0.001, notional_usd: 461443, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'ask', distance: 0.005, notional_usd: 1365288, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'ask', distance: 0.01, notional_usd: 2178304, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'ask', distance: 0.02, notional_usd: 4206115, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'binance:DOTUSDT', side: 'ask', distance: 0.05, notional_usd: 7478431, basis: 'modelled',
    source: SOURCE.depth_oi, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'bid', distance: 0.001, notional_usd: 32957440, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'bid', distance: 0.005, notional_usd: 97512266, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'bid', distance: 0.01, notional_usd: 155579891, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'bid', distance: 0.02, notional_usd: 300411205, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'bid', distance: 0.05, notional_usd: 534128176, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'ask', distance: 0.001, notional_usd: 32957440, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'ask', distance: 0.005, notional_usd: 97512266, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'ask', distance: 0.01, notional_usd: 155579891, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'ask', distance: 0.02, notional_usd: 300411205, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSDT', side: 'ask', distance: 0.05, notional_usd: 534128176, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'bid', distance: 0.001, notional_usd: 4617618, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'bid', distance: 0.005, notional_usd: 13662300, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'bid', distance: 0.01, notional_usd: 21798070, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'bid', distance: 0.02, notional_usd: 42090173, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'bid', distance: 0.05, notional_usd: 74835914, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'ask', distance: 0.001, notional_usd: 4617618, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'ask', distance: 0.005, notional_usd: 13662300, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'ask', distance: 0.01, notional_usd: 21798070, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'ask', distance: 0.02, notional_usd: 42090173, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BTCUSD', side: 'ask', distance: 0.05, notional_usd: 74835914, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'bid', distance: 0.001, notional_usd: 9486378, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'bid', distance: 0.005, notional_usd: 28067661, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'bid', distance: 0.01, notional_usd: 44781686, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'bid', distance: 0.02, notional_usd: 86469530, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'bid', distance: 0.05, notional_usd: 153741977, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'ask', distance: 0.001, notional_usd: 9486378, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'ask', distance: 0.005, notional_usd: 28067661, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'ask', distance: 0.01, notional_usd: 44781686, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'ask', distance: 0.02, notional_usd: 86469530, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ETHUSDT', side: 'ask', distance: 0.05, notional_usd: 153741977, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'bid', distance: 0.001, notional_usd: 4262824, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'bid', distance: 0.005, notional_usd: 12612560, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'bid', distance: 0.01, notional_usd: 20123219, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'bid', distance: 0.02, notional_usd: 38856181, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'bid', distance: 0.05, notional_usd: 69085908, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'ask', distance: 0.001, notional_usd: 4262824, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'ask', distance: 0.005, notional_usd: 12612560, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'ask', distance: 0.01, notional_usd: 20123219, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'ask', distance: 0.02, notional_usd: 38856181, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SOLUSDT', side: 'ask', distance: 0.05, notional_usd: 69085908, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'bid', distance: 0.001, notional_usd: 4370005, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'bid', distance: 0.005, notional_usd: 12929677, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'bid', distance: 0.01, notional_usd: 20629177, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'bid', distance: 0.02, notional_usd: 39833142, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'bid', distance: 0.05, notional_usd: 70822935, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'ask', distance: 0.001, notional_usd: 4370005, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'ask', distance: 0.005, notional_usd: 12929677, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'ask', distance: 0.01, notional_usd: 20629177, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'ask', distance: 0.02, notional_usd: 39833142, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XRPUSDT', side: 'ask', distance: 0.05, notional_usd: 70822935, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'bid', distance: 0.001, notional_usd: 1237556, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'bid', distance: 0.005, notional_usd: 3661598, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'bid', distance: 0.01, notional_usd: 5842045, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'bid', distance: 0.02, notional_usd: 11280479, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'bid', distance: 0.05, notional_usd: 20056581, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'ask', distance: 0.001, notional_usd: 1237556, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'ask', distance: 0.005, notional_usd: 3661598, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'ask', distance: 0.01, notional_usd: 5842045, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'ask', distance: 0.02, notional_usd: 11280479, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOGEUSDT', side: 'ask', distance: 0.05, notional_usd: 20056581, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'bid', distance: 0.001, notional_usd: 892692, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'bid', distance: 0.005, notional_usd: 2641237, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'bid', distance: 0.01, notional_usd: 4214069, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'bid', distance: 0.02, notional_usd: 8137000, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'bid', distance: 0.05, notional_usd: 14467505, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'ask', distance: 0.001, notional_usd: 892692, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'ask', distance: 0.005, notional_usd: 2641237, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'ask', distance: 0.01, notional_usd: 4214069, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'ask', distance: 0.02, notional_usd: 8137000, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:BNBUSDT', side: 'ask', distance: 0.05, notional_usd: 14467505, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'bid', distance: 0.001, notional_usd: 524533, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'bid', distance: 0.005, notional_usd: 1551954, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'bid', distance: 0.01, notional_usd: 2476128, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'bid', distance: 0.02, notional_usd: 4781187, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'bid', distance: 0.05, notional_usd: 8500904, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'ask', distance: 0.001, notional_usd: 524533, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'ask', distance: 0.005, notional_usd: 1551954, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'ask', distance: 0.01, notional_usd: 2476128, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'ask', distance: 0.02, notional_usd: 4781187, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:HYPEUSDT', side: 'ask', distance: 0.05, notional_usd: 8500904, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'bid', distance: 0.001, notional_usd: 672488, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'bid', distance: 0.005, notional_usd: 1989714, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'bid', distance: 0.01, notional_usd: 3174569, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'bid', distance: 0.02, notional_usd: 6129816, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'bid', distance: 0.05, notional_usd: 10898753, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'ask', distance: 0.001, notional_usd: 672488, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'ask', distance: 0.005, notional_usd: 1989714, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'ask', distance: 0.01, notional_usd: 3174569, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'ask', distance: 0.02, notional_usd: 6129816, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:SUIUSDT', side: 'ask', distance: 0.05, notional_usd: 10898753, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'bid', distance: 0.001, notional_usd: 566972, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'bid', distance: 0.005, notional_usd: 1677518, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'bid', distance: 0.01, notional_usd: 2676463, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'bid', distance: 0.02, notional_usd: 5168018, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'bid', distance: 0.05, notional_usd: 9188685, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'ask', distance: 0.001, notional_usd: 566972, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'ask', distance: 0.005, notional_usd: 1677518, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'ask', distance: 0.01, notional_usd: 2676463, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'ask', distance: 0.02, notional_usd: 5168018, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ADAUSDT', side: 'ask', distance: 0.05, notional_usd: 9188685, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'bid', distance: 0.001, notional_usd: 428321, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'bid', distance: 0.005, notional_usd: 1267287, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'bid', distance: 0.01, notional_usd: 2021944, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'bid', distance: 0.02, notional_usd: 3904197, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'bid', distance: 0.05, notional_usd: 6941624, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'ask', distance: 0.001, notional_usd: 428321, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'ask', distance: 0.005, notional_usd: 1267287, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'ask', distance: 0.01, notional_usd: 2021944, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'ask', distance: 0.02, notional_usd: 3904197, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LINKUSDT', side: 'ask', distance: 0.05, notional_usd: 6941624, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'bid', distance: 0.001, notional_usd: 301810, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'bid', distance: 0.005, notional_usd: 892976, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'bid', distance: 0.01, notional_usd: 1424734, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'bid', distance: 0.02, notional_usd: 2751037, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'bid', distance: 0.05, notional_usd: 4891318, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'ask', distance: 0.001, notional_usd: 301810, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'ask', distance: 0.005, notional_usd: 892976, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'ask', distance: 0.01, notional_usd: 1424734, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'ask', distance: 0.02, notional_usd: 2751037, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AVAXUSDT', side: 'ask', distance: 0.05, notional_usd: 4891318, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'bid', distance: 0.001, notional_usd: 388685, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'bid', distance: 0.005, notional_usd: 1150015, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'bid', distance: 0.01, notional_usd: 1834837, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'bid', distance: 0.02, notional_usd: 3542911, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'bid', distance: 0.05, notional_usd: 6299261, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'ask', distance: 0.001, notional_usd: 388685, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'ask', distance: 0.005, notional_usd: 1150015, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'ask', distance: 0.01, notional_usd: 1834837, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'ask', distance: 0.02, notional_usd: 3542911, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ENAUSDT', side: 'ask', distance: 0.05, notional_usd: 6299261, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'bid', distance: 0.001, notional_usd: 446502, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'bid', distance: 0.005, notional_usd: 1321081, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'bid', distance: 0.01, notional_usd: 2107771, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'bid', distance: 0.02, notional_usd: 4069923, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'bid', distance: 0.05, notional_usd: 7236283, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'ask', distance: 0.001, notional_usd: 446502, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'ask', distance: 0.005, notional_usd: 1321081, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'ask', distance: 0.01, notional_usd: 2107771, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'ask', distance: 0.02, notional_usd: 4069923, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:LTCUSDT', side: 'ask', distance: 0.05, notional_usd: 7236283, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'bid', distance: 0.001, notional_usd: 402371, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'bid', distance: 0.005, notional_usd: 1190508, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'bid', distance: 0.01, notional_usd: 1899443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'bid', distance: 0.02, notional_usd: 3667660, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'bid', distance: 0.05, notional_usd: 6521063, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'ask', distance: 0.001, notional_usd: 402371, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'ask', distance: 0.005, notional_usd: 1190508, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'ask', distance: 0.01, notional_usd: 1899443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'ask', distance: 0.02, notional_usd: 3667660, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:ASTERUSDT', side: 'ask', distance: 0.05, notional_usd: 6521063, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'bid', distance: 0.001, notional_usd: 241466, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'bid', distance: 0.005, notional_usd: 714434, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'bid', distance: 0.01, notional_usd: 1139873, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'bid', distance: 0.02, notional_usd: 2200996, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'bid', distance: 0.05, notional_usd: 3913349, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'ask', distance: 0.001, notional_usd: 241466, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'ask', distance: 0.005, notional_usd: 714434, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'ask', distance: 0.01, notional_usd: 1139873, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'ask', distance: 0.02, notional_usd: 2200996, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:XPLUSDT', side: 'ask', distance: 0.05, notional_usd: 3913349, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'bid', distance: 0.001, notional_usd: 194293, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'bid', distance: 0.005, notional_usd: 574860, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'bid', distance: 0.01, notional_usd: 917183, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'bid', distance: 0.02, notional_usd: 1771001, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'bid', distance: 0.05, notional_usd: 3148822, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'ask', distance: 0.001, notional_usd: 194293, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'ask', distance: 0.005, notional_usd: 574860, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'ask', distance: 0.01, notional_usd: 917183, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'ask', distance: 0.02, notional_usd: 1771001, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:AAVEUSDT', side: 'ask', distance: 0.05, notional_usd: 3148822, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'bid', distance: 0.001, notional_usd: 243861, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'bid', distance: 0.005, notional_usd: 721519, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'bid', distance: 0.01, notional_usd: 1151177, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'bid', distance: 0.02, notional_usd: 2222823, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'bid', distance: 0.05, notional_usd: 3952158, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'ask', distance: 0.001, notional_usd: 243861, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'ask', distance: 0.005, notional_usd: 721519, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'ask', distance: 0.01, notional_usd: 1151177, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'ask', distance: 0.02, notional_usd: 2222823, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', side: 'ask', distance: 0.05, notional_usd: 3952158, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'bid', distance: 0.001, notional_usd: 263602, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'bid', distance: 0.005, notional_usd: 779929, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'bid', distance: 0.01, notional_usd: 1244369, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'bid', distance: 0.02, notional_usd: 2402768, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'bid', distance: 0.05, notional_usd: 4272099, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'ask', distance: 0.001, notional_usd: 263602, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'ask', distance: 0.005, notional_usd: 779929, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'ask', distance: 0.01, notional_usd: 1244369, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'ask', distance: 0.02, notional_usd: 2402768, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', side: 'ask', distance: 0.05, notional_usd: 4272099, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'bid', distance: 0.001, notional_usd: 130254, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'bid', distance: 0.005, notional_usd: 385387, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'bid', distance: 0.01, notional_usd: 614881, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'bid', distance: 0.02, notional_usd: 1187281, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'bid', distance: 0.05, notional_usd: 2110974, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'ask', distance: 0.001, notional_usd: 130254, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'ask', distance: 0.005, notional_usd: 385387, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'ask', distance: 0.01, notional_usd: 614881, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'ask', distance: 0.02, notional_usd: 1187281, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:UNIUSDT', side: 'ask', distance: 0.05, notional_usd: 2110974, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'bid', distance: 0.001, notional_usd: 157228, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'bid', distance: 0.005, notional_usd: 465195, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'bid', distance: 0.01, notional_usd: 742215, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'bid', distance: 0.02, notional_usd: 1433152, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'bid', distance: 0.05, notional_usd: 2548130, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'ask', distance: 0.001, notional_usd: 157228, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'ask', distance: 0.005, notional_usd: 465195, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'ask', distance: 0.01, notional_usd: 742215, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'ask', distance: 0.02, notional_usd: 1433152, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'bybit:DOTUSDT', side: 'ask', distance: 0.05, notional_usd: 2548130, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 20419046, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 60414508, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 96390772, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 186122176, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 330923403, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 20419046, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 60414508, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 96390772, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 186122176, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 330923403, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'bid', distance: 0.001, notional_usd: 3599994, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'bid', distance: 0.005, notional_usd: 10651420, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'bid', distance: 0.01, notional_usd: 16994240, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'bid', distance: 0.02, notional_usd: 32814395, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'bid', distance: 0.05, notional_usd: 58343672, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'ask', distance: 0.001, notional_usd: 3599994, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'ask', distance: 0.005, notional_usd: 10651420, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'ask', distance: 0.01, notional_usd: 16994240, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'ask', distance: 0.02, notional_usd: 32814395, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', side: 'ask', distance: 0.05, notional_usd: 58343672, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 12348948, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 36537240, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 58294819, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 112562212, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 200134509, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 12348948, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 36537240, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 58294819, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 112562212, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 200134509, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 2658466, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 7865690, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 12549633, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 24232248, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 43084699, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 2658466, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 7865690, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 12549633, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 24232248, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 43084699, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 2723364, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 8057706, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 12855993, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 24823802, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 44136477, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 2723364, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 8057706, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 12855993, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 24823802, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 44136477, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 2244045, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 6639531, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 10593308, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 20454754, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 36368351, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 2244045, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 6639531, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 10593308, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 20454754, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 36368351, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 1134864, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 3357759, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 5357273, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 10344427, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 18392289, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 1134864, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 3357759, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 5357273, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 10344427, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 18392289, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 231392, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 684626, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1092314, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2109163, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 3750071, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 231392, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 684626, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1092314, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2109163, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 3750071, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 443980, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 1313619, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 2095866, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 4046935, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 7195411, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 443980, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 1313619, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 2095866, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 4046935, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 7195411, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 527091, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 1559521, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 2488201, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 4804499, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 8542352, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 527091, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 1559521, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 2488201, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 4804499, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 8542352, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 375163, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 1110008, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1771007, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 3419659, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 6080120, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 375163, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 1110008, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1771007, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 3419659, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 6080120, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 309903, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 916920, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1462938, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2824805, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 5022476, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 309903, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 916920, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1462938, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2824805, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 5022476, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 86667, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 256426, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 409125, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 789985, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 1404585, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 86667, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 256426, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 409125, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 789985, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 1404585, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 478612, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 1416086, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 2259352, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 4362612, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 7756681, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 478612, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 1416086, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 2259352, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 4362612, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 7756681, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 239040, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 707254, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1128417, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2178876, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 3874020, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 239040, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 707254, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1128417, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2178876, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 3874020, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 359087, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 1062443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1695118, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 3273124, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 5819583, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 359087, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 1062443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1695118, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 3273124, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 5819583, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 226211, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 669299, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1067860, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2061945, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 3666117, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 226211, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 669299, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1067860, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2061945, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 3666117, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 280462, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 829811, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1323956, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2556443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 4545331, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 280462, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 829811, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1323956, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2556443, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 4545331, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 77631, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 229690, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 366469, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 707620, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 1258141, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 77631, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 229690, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 366469, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 707620, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 1258141, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 226677, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 670678, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 1070061, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 2066194, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 3673672, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 226677, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 670678, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 1070061, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 2066194, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 3673672, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'bid', distance: 0.001, notional_usd: 145457, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'bid', distance: 0.005, notional_usd: 430369, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'bid', distance: 0.01, notional_usd: 686650, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'bid', distance: 0.02, notional_usd: 1325861, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'bid', distance: 0.05, notional_usd: 2357368, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'ask', distance: 0.001, notional_usd: 145457, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'ask', distance: 0.005, notional_usd: 430369, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'ask', distance: 0.01, notional_usd: 686650, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'ask', distance: 0.02, notional_usd: 1325861, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', side: 'ask', distance: 0.05, notional_usd: 2357368, basis: 'modelled',
    source: SOURCE.depth_volume, as_of: '2025-10-10',
  },
];
