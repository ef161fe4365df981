/** One hash over every column of a market's tables, for tests of determinism. */
import { Sha256 } from '../core/hash.ts';
import { utf8Encode } from '../core/strings.ts';
import type { MarketTables } from '../market/schema.ts';

/** SHA-256 over names, numbers, codes and dictionaries of all tables, in their order. */
export function tablesHash(market: MarketTables): string {
  const hash = new Sha256();
  const bytes = (array: Float64Array | Int32Array): Uint8Array =>
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (const [name, table] of market.tables) {
    hash.update(utf8Encode(name));
    for (const [column, data] of table.columns) {
      hash.update(utf8Encode(column));
      if (data.type === 'number') hash.update(bytes(data.values));
      else {
        hash.update(bytes(data.codes));
        hash.update(utf8Encode(data.dictionary.join('\n')));
      }
    }
  }
  return hash.digestHex();
}
