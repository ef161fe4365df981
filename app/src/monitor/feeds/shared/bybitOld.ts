/** Messages of Bybit before V5 (2019 to 2023) and its first liquidation topic, for recordings of those years. */
import type { Emitter } from './emitter.ts';
import {
  asRow,
  FieldError,
  isRow,
  list,
  maybeNum,
  num,
  opposite,
  type Level,
  type Row,
  side,
  text,
  timeMs,
} from './fields.ts';

/** Reads the topics that V5 replaced. */
export class BybitOldReader {
  readonly #out: Emitter;

  constructor(out: Emitter) {
    this.#out = out;
  }

  /** Reads a message by the first word of its topic; an unknown word is counted. Throws FieldError. */
  read(kind: string, row: Row): void {
    switch (kind) {
      case 'liquidation':
        return this.#liquidations(row['data']);
      case 'trade':
        return this.#out.each(list(row, 'data'), (entry) => this.#trade(asRow(entry, 'data')));
      case 'orderBookL2_25':
        return this.#book(row);
      case 'instrument_info':
        return this.#instrument(row);
      case 'orderBook_200':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', kind);
    }
  }

  #liquidations(data: unknown): void {
    const rows = Array.isArray(data) ? data : [data];
    this.#out.each(rows, (entry) => {
      const row = asRow(entry, 'data');
      const id = maybeNum(row, 'id');
      this.#out.liquidation({
        symbol: text(row, 'symbol'),
        side: opposite(side(row, 'side', 'Buy', 'Sell')),
        price: num(row, 'price'),
        priceKind: 'bankruptcy',
        contracts: num(row, row['size'] === undefined ? 'qty' : 'size'),
        timeMs: timeMs(row, row['updatedTime'] === undefined ? 'time' : 'updatedTime'),
        ...(id === undefined ? {} : { id: String(id) }),
      });
    });
  }

  #trade(row: Row): void {
    const timeField = ['trade_time_ms', 'tradeTimeMs'].find((name) => row[name] !== undefined);
    this.#out.trade({
      symbol: text(row, 'symbol'),
      side: side(row, 'side', 'Buy', 'Sell'),
      price: num(row, 'price'),
      contracts: num(row, 'size'),
      timeMs: timeField === undefined ? Date.parse(text(row, 'timestamp')) : timeMs(row, timeField),
      id: text(row, row['trade_id'] === undefined ? 'tradeId' : 'trade_id'),
    });
  }

  #book(row: Row): void {
    const snapshot = row['type'] === 'snapshot';
    const data = row['data'];
    const wrapped = isRow(data) ? (data['order_book'] ?? data['orderBook']) : data;
    const entries = snapshot
      ? list({ data: wrapped }, 'data')
      : ['delete', 'update', 'insert'].flatMap((part) => list(asRow(data, 'data'), part));
    const sides = { Buy: [] as Level[], Sell: [] as Level[] };
    for (const entry of entries) {
      const level = asRow(entry, 'data');
      if (level['side'] !== 'Buy' && level['side'] !== 'Sell')
        throw new FieldError('side', 'Buy or Sell', level['side']);
      sides[level['side']].push([num(level, 'price'), maybeNum(level, 'size') ?? 0]);
    }
    const symbol = (row['topic'] as string).split('.').at(-1)!;
    this.#out.book({ symbol, snapshot, bids: sides.Buy, asks: sides.Sell, timeMs: microseconds(row) });
  }

  #instrument(row: Row): void {
    const rows = row['type'] === 'snapshot' ? [row['data']] : list(asRow(row['data'], 'data'), 'update');
    this.#out.each(rows, (entry) => {
      const info = asRow(entry, 'data');
      const funding = info['next_funding_time'] ?? info['nextFundingTime'];
      const fundingTimeMs = typeof funding === 'string' ? Date.parse(funding) : Number.NaN;
      this.#out.ticker({
        symbol: text(info, 'symbol'),
        timeMs: microseconds(row),
        last: scaled(info, 'last_price', 'lastPrice', 4),
        mark: scaled(info, 'mark_price', 'markPrice', 4),
        index: scaled(info, 'index_price', 'indexPrice', 4),
        openInterest: half(scaled(info, 'open_interest', 'openInterest', 8)),
        fundingRate: scaled(info, 'funding_rate', 'fundingRate', 6),
        predictedFundingRate: scaled(info, 'predicted_funding_rate', 'predictedFundingRate', 6),
        fundingTimeMs: fundingTimeMs > 0 ? fundingTimeMs : undefined,
      });
    });
  }
}

/** The venue's `openInterest` is documented as the sum of both sides; ours is one side. */
export function half(sum: number | undefined): number | undefined {
  return sum === undefined ? undefined : sum / 2;
}

/** Plain field, or the same as an integer with `digits` decimals, in either of two spellings. */
function scaled(row: Row, snake: string, camel: string, digits: number): number | undefined {
  const plain = maybeNum(row, snake) ?? maybeNum(row, camel);
  if (plain !== undefined) return plain;
  const whole = maybeNum(row, `${snake}_e${digits}`) ?? maybeNum(row, `${camel}E${digits}`);
  return whole === undefined ? undefined : whole / 10 ** digits;
}

function microseconds(row: Row): number {
  const field = row['timestamp_e6'] === undefined ? 'timestampE6' : 'timestamp_e6';
  return timeMs({ [field]: num(row, field) / 1000 }, field);
}
