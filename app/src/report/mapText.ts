/** The liquidation map as text: bands of an asset by distance, and where the numbers come from. */
import type { LiquidationMap, MapBand } from '../monitor/map/liquidationMap.ts';
import { openInterestUsd } from '../monitor/map/mapped.ts';
import { moment, percent, price, usd } from './format.ts';
import { type Colors, right, textBar, textTable, wrap } from './textTable.ts';

const MINUTE_MS = 60_000;
const BAR = 30;

/** What every face says beside numbers of the map. */
export const MAP_NOTE =
  'Modelled from open interest and prices with an assumed mix of leverage and size; hedges, cross margin and added ' +
  'collateral are not seen.';

/** One asset: a line per band, shorts above the price, longs below. */
export function mapText(
  map: LiquidationMap,
  asset: string,
  { columns, colors }: { readonly columns: number; readonly colors: Colors },
): string {
  const known = map.known(asset);
  const open = known.reduce((sum, contract) => sum + openInterestUsd(contract), 0);
  const largest = [...known].sort((a, b) => openInterestUsd(b) - openInterestUsd(a))[0]!;
  const bands = map.bands(asset).filter(({ usd: held }) => held > 0);
  const most = Math.max(...bands.map(({ from, to, usd: held }) => held / (to - from)));
  const rows = [...bands]
    .reverse()
    .map(({ from, to, usd: held }) => [
      bandText({ from, to }),
      price(largest.map.close * (1 + (from + to) / 2)),
      usd(held),
      (from < 0 ? colors.red : colors.blue)(textBar(held / (to - from) / most, BAR)),
    ]);
  const since = Math.min(...known.map((contract) => contract.map.sinceMinute ?? Infinity));
  const unseen = known.reduce((sum, one) => sum + one.map.unseenShare * openInterestUsd(one), 0) / open;
  const at = moment(map.untilMinute! * MINUTE_MS);
  return [
    colors.bold(`Liquidation map of ${asset}, ${at} (modelled)`),
    `${price(largest.map.close)} at ${largest.venue}; open interest ${usd(open)} in ${known.length} contracts: ` +
      known.map(({ instrument }) => instrument).join(', '),
    '',
    textTable([{ head: 'distance' }, right('price'), right('liquidated'), { head: 'per width' }], rows, colors),
    '',
    wrap(
      `${MAP_NOTE} Seen since ${moment(since * MINUTE_MS)}; at most ${percent(unseen)} was open before, its entries ` +
        'are drawn. A band is what each contract liquidates when its own mark gets there without any impact.',
      columns,
    ),
    '',
  ].join('\n');
}

function bandText({ from, to }: Pick<MapBand, 'from' | 'to'>): string {
  const [near, far] = from < 0 ? [to, from] : [from, to];
  return `${near === 0 ? '0%' : percent(near, true)} to ${percent(far, true)}`;
}
