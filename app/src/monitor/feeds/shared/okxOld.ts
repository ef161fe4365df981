/** Messages of OKX before its V5 (2019 to 2021): recordings of those years are replayed. */
import type { Emitter } from './emitter.ts';
import { asRow, FieldError, isoMs, levels, list, maybeNum, num, type Row, side, text } from './fields.ts';

/** Reads messages with a `table`. */
export class OkxOldReader {
  readonly #out: Emitter;
  /** Tick-by-tick books replace the merged ones as soon as one is seen, so that no level comes twice. */
  readonly #tickByTick = new Set<string>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  /** Reads one message; an unknown table is counted. Throws FieldError. */
  read(message: Row): void {
    const table = text(message, 'table');
    const name = table.slice(table.indexOf('/') + 1);
    this.#out.each(list(message, 'data'), (entry) => {
      const row = asRow(entry, 'data');
      const symbol = text(row, 'instrument_id');
      switch (name) {
        case 'liquidation':
          return this.#liquidation(symbol, row);
        case 'trade':
          return this.#trade(symbol, row);
        case 'depth':
        case 'depth_l2_tbt':
          return this.#book(symbol, row, name, message['action']);
        default:
          return this.#ticker(symbol, row, name);
      }
    });
  }

  /** Type 3 sells to close a long, 4 buys to close a short. */
  #liquidation(symbol: string, row: Row): void {
    if (row['type'] !== '3' && row['type'] !== '4') throw new FieldError('type', '3 or 4', row['type']);
    this.#out.liquidation({
      symbol,
      side: row['type'] === '3' ? 'sell' : 'buy',
      price: num(row, 'price'),
      priceKind: 'bankruptcy',
      contracts: num(row, 'size'),
      timeMs: isoMs(row, 'created_at'),
    });
  }

  #trade(symbol: string, row: Row): void {
    this.#out.trade({
      symbol,
      side: side(row, 'side', 'buy', 'sell'),
      price: num(row, 'price'),
      contracts: num(row, row['qty'] === undefined ? 'size' : 'qty'),
      timeMs: isoMs(row, 'timestamp'),
      id: text(row, 'trade_id'),
    });
  }

  #book(symbol: string, row: Row, table: string, action: unknown): void {
    if (table === 'depth_l2_tbt') this.#tickByTick.add(symbol);
    else if (this.#tickByTick.has(symbol)) return this.#out.ignore();
    this.#out.book({
      symbol,
      snapshot: action === 'partial',
      bids: levels(row, 'bids'),
      asks: levels(row, 'asks'),
      timeMs: isoMs(row, 'timestamp'),
    });
  }

  #ticker(symbol: string, row: Row, table: string): void {
    switch (table) {
      case 'ticker':
        return this.#out.ticker({
          symbol,
          timeMs: isoMs(row, 'timestamp'),
          last: num(row, 'last'),
          openInterest: maybeNum(row, 'open_interest'),
        });
      case 'mark_price':
        return this.#out.ticker({ symbol, timeMs: isoMs(row, 'timestamp'), mark: num(row, 'mark_price') });
      case 'funding_rate':
        return this.#out.ticker({
          symbol,
          timeMs: this.#out.receivedMs,
          fundingRate: num(row, 'funding_rate'),
          fundingTimeMs: isoMs(row, 'funding_time'),
          predictedFundingRate: maybeNum(row, 'estimated_rate'),
        });
      default:
        return this.#out.fault('unknown-message', table);
    }
  }
}
