/**
 * The full series of the case: where a venue publishes them, under which terms, and what cannot be had from anybody.
 * Forms of addresses: README of github.com/binance/binance-public-data (klines, mark price klines, a .CHECKSUM with the
 * SHA-256 beside every zip) and public programs that read data.binance.vision for bookDepth; read 27 November 2026.
 */
import { ARCHIVE_BYTES_MAX } from '../../store/venueArchive.ts';
import type { ArchiveForm } from '../../store/venueArchive.ts';
import { DEPTH_FILE } from './depth.ts';
import { POOL_FILE, USDE_FILE } from './inputChecks.ts';
import { BARS_FILE, CANDLE_FILES } from './observed.ts';

/** When addresses and terms were last read. */
export const CATALOGUE_AS_OF = '2026-11-27';

/** Host of the archives. */
export const BINANCE_ARCHIVE = 'https://data.binance.vision';

/** Terms under which the archive gives its files. */
export const BINANCE_TERMS =
  'Binance Vision Dataset Terms 1.0 (26 August 2026): CC BY-NC-SA 4.0, non-commercial use; who downloads agrees to ' +
  'them. Text: TERMS_AND_CONDITIONS.md of github.com/binance/binance-public-data';

/** A file of the case that a venue's archive gives, from one or more zips in their order. */
export interface FetchedSeries {
  readonly kind: 'archive';
  readonly file: string;
  readonly what: string;
  /** Paths under the host; each zip has its SHA-256 in `PATH.CHECKSUM`. */
  readonly archives: readonly string[];
  readonly bytesMax: number;
  readonly form: ArchiveForm;
  readonly licence: string;
  /** SHA-256 of the copy that the shipped waypoints were read from. */
  readonly sha256: string;
}

/** A file that no public archive gives. */
export interface MissingSeries {
  readonly kind: 'none';
  readonly file: string;
  readonly what: string;
  readonly because: string;
  readonly sha256: string;
}

/** One file of the case. */
export type Series = FetchedSeries | MissingSeries;

const days = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, k) => `2025-10-${String(from + k).padStart(2, '0')}`);

const OHLC = ['open', 'high', 'low', 'close'].map((name, k) => ({ name, cell: k + 1, as: 'number' as const }));
const VOLUME = 5;

const MARKS = 'data/futures/cm/daily/markPriceKlines/BTCUSD_PERP/1m';
const CANDLES = 'data/futures/um/monthly/klines/ETHUSDT/5m';
const USDE = 'data/spot/daily/klines/USDEUSDT/1m';

/** All files that the case and its calibration read. */
export const CATALOGUE: readonly Series[] = [
  {
    kind: 'archive',
    file: CANDLE_FILES.btc,
    what: 'Binance COIN-M BTCUSD perpetual, mark price, 1 minute, 9 and 10 October 2025',
    archives: days(9, 10).map((day) => `${MARKS}/BTCUSD_PERP-1m-${day}.zip`),
    bytesMax: ARCHIVE_BYTES_MAX,
    form: { columns: [{ name: 'open_time', cell: 0, as: 'ms' }, ...OHLC] },
    licence: BINANCE_TERMS,
    sha256: '51e3840e942af122d0e52d672231056c461dfac90ff695031fa7d61204cf6dc3',
  },
  {
    kind: 'archive',
    file: CANDLE_FILES.eth,
    what: 'Binance USDⓈ-M ETHUSDT perpetual, last price, 5 minutes, September and October 2025',
    archives: ['2025-09', '2025-10'].map((month) => `${CANDLES}/ETHUSDT-5m-${month}.zip`),
    bytesMax: ARCHIVE_BYTES_MAX,
    form: {
      columns: [{ name: 'open_time', cell: 0, as: 'ms' }, ...OHLC, { name: 'volume_base', cell: VOLUME, as: 'number' }],
    },
    licence: BINANCE_TERMS,
    sha256: 'ec0dae1228848abea137978813144e5b9757464cfca15f0d097a122fb3e06dc4',
  },
  {
    kind: 'archive',
    file: DEPTH_FILE,
    what: 'Binance USDⓈ-M BTCUSDT perpetual, depth within 1% to 5%, about every 30 s, 10 October 2025',
    archives: ['data/futures/um/daily/bookDepth/BTCUSDT/BTCUSDT-bookDepth-2025-10-10.zip'],
    bytesMax: ARCHIVE_BYTES_MAX,
    form: {
      columns: [
        { name: 'timestamp', cell: 0, as: 'text' },
        ...['percentage', 'depth', 'notional'].map((name, k) => ({ name, cell: k + 1, as: 'number' as const })),
      ],
      // Later archives also hold bands of 0.2%, which the exponents of the case are not measured on.
      keep: (cells) => !(Math.abs(Number(cells[1])) < 1),
    },
    licence: BINANCE_TERMS,
    sha256: '28d86af2dd3f9df8c27bf7e42f13bcc7a73ad1fc85439101907128671eaa2ceb',
  },
  {
    kind: 'archive',
    file: USDE_FILE,
    what: 'Binance spot USDEUSDT, 1 minute, 8 to 14 October 2025',
    archives: days(8, 14).map((day) => `${USDE}/USDEUSDT-1m-${day}.zip`),
    bytesMax: ARCHIVE_BYTES_MAX,
    form: {
      columns: [{ name: 'time_utc', cell: 0, as: 'utc' }, ...OHLC, { name: 'volume', cell: VOLUME, as: 'number' }],
    },
    licence: BINANCE_TERMS,
    sha256: 'df8ef377f17afb7444fa91bdc9ffefa8b84af5cdf21c75237c20504bfabe6fac',
  },
  {
    kind: 'none',
    file: BARS_FILE,
    what: 'second bars of 55 markets on Coinbase, Gemini and Binance, 10 October 2025, 20:45 to 22:30 UTC',
    because:
      "Gemini's public trades reach back seven calendar days (developer.gemini.com, List Trades), Coinbase pages its " +
      'trades backwards from now by identifier and has no candles below a minute (docs.cdp.coinbase.com). Vendors of ' +
      'recorded trades have them.',
    sha256: '0819873d0315df5b5a8a8e7b06cfa3881cafbf853bfce12dd636b2d2f206a23e',
  },
  {
    kind: 'none',
    file: POOL_FILE,
    what: 'Uniswap USDe/USDT pool, every block, 10 October 2025, 16:00 to 02:00 UTC',
    because:
      'The state of a pool at past blocks takes an archive node or an index with a key; no files are known to us.',
    sha256: '95d31541dcdbc9626ddf5c3683769d1b14031e7d45a3b1c64abc5bebc441ba5e',
  },
];
