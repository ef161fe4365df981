/** Which column of a positions file is what, by the names that exchanges and spreadsheets give them. */

/** What a column can hold. */
export type Field =
  | 'account'
  | 'venue'
  | 'symbol'
  | 'side'
  | 'quantity'
  | 'notional'
  | 'entry'
  | 'leverage'
  | 'mode'
  | 'margin'
  | 'equity'
  | 'liquidation'
  | 'adl';

/** Columns of a file by meaning. */
export interface Headers {
  readonly columns: ReadonlyMap<Field, string>;
  /** Column per collateral token. */
  readonly collateral: ReadonlyMap<string, string>;
  readonly unused: readonly string[];
  /** Columns with the same meaning as one before them. */
  readonly doubled: readonly (readonly [string, string])[];
}

const NAMES: Readonly<Record<Field, string>> = {
  account: 'account accountid accountname subaccount subaccountname portfolio book trader wallet strategy fund',
  venue: 'venue exchange platform broker',
  symbol: 'symbol instrument instrumentid instid contract ticker market pair product coin asset',
  side: 'side direction positionside posside longshort buysell',
  quantity: 'quantity qty size positionsize positionamt positionamount amount position pos szi units sizecoin',
  notional: 'notional notionalusd value positionvalue positionvalueusd sizeusd valueusd marketvalue notionalvalue',
  entry: 'entry entryprice avgentryprice averageentryprice avgprice averageprice avgpx entrypx openprice costprice',
  leverage: 'leverage lev lever',
  mode: 'marginmode margintype mgnmode mode crossisolated',
  margin: 'margin isolatedmargin positionmargin isolatedwallet allocatedmargin',
  equity: 'equity accountequity equityusd accountequityusd accountvalue nav marginbalance totalequity',
  liquidation: 'liquidationprice liqprice liqpx estliqprice estimatedliquidationprice liquidation',
  adl: 'adl adlquantile adlrank adlrankindicator adlindicator adllights autodeleverage autodeleveraging',
};

/**
 * Binance's position information gives an isolated position's margin twice: `isolatedWallet` is without unrealised
 * profit, as is needed here, and `isolatedMargin` is with it.
 */
const WALLET = 'isolatedwallet';

function isWalletBeside(a: string, b: string): boolean {
  return [a, b].map(plain).sort().join(' ') === `isolatedmargin ${WALLET}`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Reads a header line; `assets` are tokens that can be collateral. */
export function readHeaders(names: readonly string[], assets: readonly string[]): Headers {
  const columns = new Map<Field, string>();
  const collateral = new Map<string, string>();
  const unused: string[] = [];
  const doubled: [string, string][] = [];
  const fieldOf = new Map<string, Field>();
  for (const field of Object.keys(NAMES) as Field[])
    for (const word of NAMES[field].split(' ')) fieldOf.set(word, field);
  for (const name of names) {
    const word = plain(name);
    const field = fieldOf.get(word);
    const token = assets.find(
      (asset) => plain(asset) === word.replace(/^(collateral|balance|wallet)|(collateral|balance)$/g, ''),
    );
    if (field !== undefined) {
      const first = columns.get(field);
      if (first === undefined) columns.set(field, name);
      else if (isWalletBeside(first, name)) {
        columns.set(field, plain(name) === WALLET ? name : first);
        unused.push(plain(name) === WALLET ? first : name);
      } else doubled.push([first, name]);
    } else if (token !== undefined && !collateral.has(token)) collateral.set(token, name);
    else unused.push(name);
  }
  return { columns, collateral, unused, doubled };
}

/** One line that says what was taken for what. */
export function headersInWords({ columns, collateral, unused }: Headers): string {
  const taken = [...columns].map(([field, name]) => (plain(name) === field ? field : `${field} from "${name}"`));
  const tokens = [...collateral].map(([asset, name]) => `${asset} from "${name}"`);
  const rest = unused.length === 0 ? '' : `; not used: ${unused.map((name) => `"${name}"`).join(', ')}`;
  return `Columns: ${[...taken, ...tokens].join(', ')}${rest}`;
}
