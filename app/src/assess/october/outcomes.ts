/** The ADL of the day over all coins, from the data folder where it is there. Only scoring may read it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { numbersOf, readData } from './dataFiles.ts';
import { ADL_BY_COIN } from './targets.ts';

const FILE = 'hl_oct10_adl_by_coin.csv';

/** USD by coin: all 162 coins where the folder has them, else the twenty that are published here. */
export async function adlByCoin(folder: string): Promise<ReadonlyMap<string, number>> {
  if (!existsSync(join(folder, FILE))) return ADL_BY_COIN;
  const table = await readData(folder, FILE, { coin: 'string', adl_notional: 'number' });
  const usd = numbersOf(table, 'adl_notional');
  const coins = table.columns.get('coin');
  if (coins?.type !== 'string') return ADL_BY_COIN;
  return new Map(Array.from(coins.codes, (code, row) => [coins.dictionary[code]!, usd[row]!]));
}
