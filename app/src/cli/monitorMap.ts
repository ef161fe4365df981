/** `firebreak monitor map` and `firebreak monitor snapshot`: where liquidations cluster, and that market as tables. */
import { type Command, Option } from 'commander';
import type { MixFile } from '../monitor/map/mixFile.ts';
import type { CliContext } from './context.ts';
import { DEFAULT_STORE } from './monitorQuery.ts';

/** Assets shown where none are named. */
const ASSETS = 2;

const MAP_HELP = `
Examples:
  firebreak monitor map                         the two assets with most open interest
  firebreak monitor map --asset SOL --json      one asset, as one JSON object`;
const SNAPSHOT_HELP = `
Example:
  firebreak monitor snapshot --out now && firebreak stress now --scenario severe && firebreak distance now`;

/** What `--mix` is. */
export const MIX = 'leverage, size and time of holding assumed for the map, YAML (docs/monitor.md)';

/** Adds the commands. */
export function addMonitorMap(parent: Command, context: CliContext): void {
  parent
    .command('map')
    .description('where liquidations cluster by price, inferred from the store (modelled)')
    .option('--store <folder>', 'folder of the store', DEFAULT_STORE)
    .option('--asset <name>', `one asset (default: the ${ASSETS} with most open interest)`)
    .option('--mix <file>', MIX)
    .option('--json', 'print one JSON object')
    .addHelpText('after', MAP_HELP)
    .action((options: MapOptions) => showMap(options, context));
  parent
    .command('snapshot')
    .description('the market as the liquidation map infers it, as a snapshot that stress and distance run')
    .requiredOption('--out <folder>', 'folder for the snapshot')
    .option('--store <folder>', 'folder of the store', DEFAULT_STORE)
    .option('--mix <file>', MIX)
    .addOption(new Option('--format <format>', 'of the tables').choices(['parquet', 'csv']).default('parquet'))
    .addHelpText('after', SNAPSHOT_HELP)
    .action((options: SnapshotOptions) => writeMap(options, context));
}

interface MapOptions {
  readonly store: string;
  readonly asset?: string;
  readonly mix?: string;
  readonly json?: true;
}

interface SnapshotOptions {
  readonly store: string;
  readonly out: string;
  readonly mix?: string;
  readonly format: 'parquet' | 'csv';
}

async function showMap({ store, asset, mix, json }: MapOptions, context: CliContext): Promise<void> {
  const { mapOfStore } = await import('../monitor/map/mapOfStore.ts');
  const { checkKnown } = await import('../monitor/map/mapMarket.ts');
  const map = await mapOfStore(store, Date.now(), await mixOf(mix));
  checkKnown(map, asset);
  const assets = asset === undefined ? map.assets().slice(0, ASSETS) : [asset];
  if (json === true) {
    const bands = Object.fromEntries(assets.map((name) => [name, map.bands(name)]));
    context.out(`${JSON.stringify({ basis: 'modelled', untilMs: map.untilMinute! * 60_000, bands })}\n`);
    return;
  }
  const { mapText } = await import('../report/mapText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const look = { columns: context.columns, colors: colorsOf(context.colors) };
  context.out(assets.map((name) => mapText(map, name, look)).join('\n'));
}

async function writeMap({ store, out, mix, format }: SnapshotOptions, context: CliContext): Promise<void> {
  const { checkTarget } = await import('../store/atomic.ts');
  const { writeSnapshot } = await import('../store/snapshotFolder.ts');
  const { mapOfStore } = await import('../monitor/map/mapOfStore.ts');
  const { mapMarket } = await import('../monitor/map/mapMarket.ts');
  await checkTarget(out);
  const market = mapMarket(await mapOfStore(store, Date.now(), await mixOf(mix)));
  const hash = await writeSnapshot(out, market, { format, signal: context.signal });
  const at = new Date(market.asOfMs).toISOString();
  context.out(`market as inferred at ${at} (positions modelled), written to ${out}\nhash    ${hash}\n`);
  context.out(`next    firebreak distance ${out}\n`);
}

/** The changes of a mix file; none without one. Throws IssuesError with file, line and key of mistakes. */
export async function mixOf(path: string | undefined): Promise<MixFile> {
  if (path === undefined) return {};
  const { readMixFile } = await import('../monitor/map/mixFile.ts');
  const { MAP_VENUES } = await import('../monitor/map/contracts.ts');
  return readMixFile(path, MAP_VENUES);
}
