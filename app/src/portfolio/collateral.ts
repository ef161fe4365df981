/** The money behind an account of a book: tokens as given, or what its stated equity leaves beside its positions. */
import { cellText, InputError } from '@firebreak/engine';
import type { BookAccount, MarketTables } from '@firebreak/engine';
import type { Complain, Position } from './position.ts';

/** How gaps are filled: entries at the mark, collateral as notional over a leverage (null: not at all). */
export interface MissingChoices {
  readonly entryAtMark: boolean;
  readonly leverage: number | null;
}

/** Reads `--missing` options. Throws InputError for what a book does not know. */
export function missingChoices(pairs: readonly (readonly [string, string])[]): MissingChoices {
  let entryAtMark = false;
  let leverage: number | null = null;
  for (const [key, how] of pairs) {
    const stated = /^leverage:(\d+(\.\d+)?)$/.exec(how)?.[1];
    if (key === 'entry_price' && how === 'mark') entryAtMark = true;
    else if (key === 'equity' && Number(stated) > 0) leverage = Number(stated);
    else {
      throw new InputError(`--missing ${key}=${how} is nothing that a book knows`, {
        code: 'bad-missing',
        hint: 'Use --missing entry_price=mark or --missing equity=leverage:5.',
      });
    }
  }
  return { entryAtMark, leverage };
}

type Money = Pick<BookAccount, 'collateralMode' | 'balances' | 'basis'>;

const EXPECTED_EQUITY =
  'the equity of the account in a column equity (USD, unrealised profit included), its tokens in columns such as ' +
  'collateral_usdt, or --missing equity=leverage:5 (collateral is then notional / 5)';

/** Collateral of the positions of one account; under portfolio margin a token may be owed. */
export function collateralOf(
  group: readonly Position[],
  portfolio: boolean,
  market: MarketTables,
  missing: MissingChoices,
  complain: Complain,
): Money {
  const first = group[0]!;
  const cross = group.filter(({ isolatedMargin }) => isolatedMargin === null);
  const settles = new Set((cross.length > 0 ? cross : group).map(({ contract }) => contract.settle));
  const basis = group.some(({ row }) => row.entry !== row.entry) ? 'assumed' : 'measured';
  const tokens = stated(group, portfolio, complain);
  if (tokens.size > 0) {
    checkTokens(first, tokens, market, complain);
    const others = [...tokens].some(([asset, amount]) => amount !== 0 && !settles.has(asset));
    const collateralMode = others || settles.size > 1 ? 'multi' : 'single';
    return { collateralMode, basis, balances: [...tokens].map(([asset, amount]) => ({ asset, amount })) };
  }
  const linear = group.find(({ contract }) => !contract.inverse && settles.has(contract.settle));
  const { asset, priceUsd } = tokenOf(market, linear ?? cross[0] ?? first);
  const collateralMode = settles.size > 1 ? 'multi' : 'single';
  const equity = equityOf(group, complain);
  if (equity !== null) {
    const usd = equity - group.reduce((sum, position) => sum + worthUsd(position, market), 0);
    if (usd < 0 && equity >= 0) {
      const less = `${Math.ceil(-usd)} USD less than isolated margins and unrealised profit`;
      const got = `${equity}, ${less} at the marks of the market`;
      complain(first.row, 'equity', got, 'an equity that includes both, at those marks');
    }
    return { collateralMode, basis, balances: [{ asset, amount: usd / priceUsd }] };
  }
  if (cross.length === 0) return { collateralMode, basis, balances: [] };
  if (missing.leverage === null) {
    complain(first.row, 'equity', `no equity of ${first.account}, which has cross positions`, EXPECTED_EQUITY);
    return { collateralMode, basis, balances: [] };
  }
  const gross = cross.reduce(
    (usd, { contract, qty }) => usd + Math.abs(qty) * (contract.inverse ? 1 : contract.markPrice),
    0,
  );
  return { collateralMode, basis: 'assumed', balances: [{ asset, amount: gross / missing.leverage / priceUsd }] };
}

/** Tokens that the account's rows state: once, or the same in every row. */
function stated(group: readonly Position[], mayOwe: boolean, complain: Complain): Map<string, number> {
  const tokens = new Map<string, number>();
  for (const { row, account } of group) {
    for (const [asset, amount] of row.collateral) {
      const known = tokens.get(asset) ?? amount;
      if (amount < 0 && !mayOwe) complain(row, asset, String(amount), 'a balance of at least 0');
      else if (amount !== known) complain(row, asset, String(amount), `${known}, as in other rows of ${account}`);
      tokens.set(asset, known);
    }
  }
  return tokens;
}

function equityOf(group: readonly Position[], complain: Complain): number | null {
  let equity: number | null = null;
  for (const { row, account } of group) {
    if (row.equity !== row.equity) continue;
    if (row.equity < 0) complain(row, 'equity', String(row.equity), 'an equity of at least 0');
    else if (equity !== null && row.equity !== equity)
      complain(row, 'equity', String(row.equity), `${equity}, as in other rows of ${account}`);
    equity ??= row.equity;
  }
  return equity;
}

function checkTokens(
  first: Position,
  tokens: ReadonlyMap<string, number>,
  market: MarketTables,
  complain: Complain,
): void {
  const { venue } = first.contract;
  const haircuts = market.tables.get('haircuts');
  const accepted = new Set([first.contract.settle]);
  for (let row = 0; row < (haircuts?.rows ?? 0); row++) {
    if (cellText(haircuts!, 'venue', row) === venue) accepted.add(cellText(haircuts!, 'asset', row));
  }
  for (const [asset, amount] of tokens) {
    if (amount !== 0 && !accepted.has(asset))
      complain(first.row, asset, `${amount} ${asset}`, `collateral that ${venue} takes: ${[...accepted].join(', ')}`);
  }
}

/** Isolated margin and unrealised profit of a position at the market's mark, USD. */
function worthUsd({ contract, qty, entryPrice, isolatedMargin }: Position, market: MarketTables): number {
  const { markPrice, inverse } = contract;
  const tokens = inverse ? qty * (1 / entryPrice - 1 / markPrice) : qty * (markPrice - entryPrice);
  return (tokens + (isolatedMargin ?? 0)) * priceOf(market, contract.settle);
}

function tokenOf(market: MarketTables, { contract }: Position): { asset: string; priceUsd: number } {
  return { asset: contract.settle, priceUsd: priceOf(market, contract.settle) };
}

function priceOf(market: MarketTables, asset: string): number {
  const assets = market.tables.get('assets')!;
  for (let row = 0; row < assets.rows; row++) {
    if (cellText(assets, 'asset', row) === asset) return Number(cellText(assets, 'price_usd', row));
  }
  return NaN;
}
