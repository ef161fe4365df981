/**
 * Accounts, positions, balances and orders while they are being drawn: columns that grow, one entry per row, and at
 * the end the tables of market/schema.ts. The positions of an account are contiguous.
 */
import { ACCOUNT_KINDS } from '../market/kinds.ts';
import type { Column, Table } from '../market/schema.ts';
import { numberColumn, stringColumn } from '../market/table.ts';

/** A column of doubles that doubles its room when it is full. */
export class Growing {
  values: Float64Array;
  n = 0;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  /** Appends x. */
  push(x: number): void {
    if (this.n === this.values.length) {
      const wider = new Float64Array(2 * this.n + 16);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.n++] = x;
  }

  /** The entries: a view of the room, so nothing may be pushed afterwards. */
  done(): Float64Array {
    return this.values.subarray(0, this.n);
  }
}

/** A population being drawn. Codes are rows of the reference tables; −1 is none. */
export interface Draft {
  readonly ids: string[];
  readonly entities: string[];
  readonly venue: Growing;
  readonly kind: Growing;
  readonly multi: Growing;
  readonly count: Growing;
  readonly entity: Growing;
  /** Gross notional over equity that is aimed at. */
  readonly leverage: Growing;
  /** 1 where all positions of the account are isolated. */
  readonly isolated: Growing;
  /**
   * Token of a multi-collateral account besides its settlement token, and its part of the equity; a part of −1: as
   * many tokens as the account is short (coin collateral of a carry trade).
   */
  readonly token: Growing;
  readonly tokenShare: Growing;
  /** First position of the account. */
  readonly firstPosition: Growing;
  readonly position: {
    readonly account: Growing;
    readonly instrument: Growing;
    /** Contract units per member, signed. */
    readonly qty: Growing;
    /** 1 where the quantity is a hedge that must not be scaled. */
    readonly fixed: Growing;
  };
  readonly balance: { readonly account: Growing; readonly asset: Growing; readonly amount: Growing };
  readonly order: {
    readonly account: Growing;
    readonly instrument: Growing;
    readonly qty: Growing;
    readonly trigger: Growing;
  };
}

/** An empty draft with room for about that many accounts. */
export function newDraft(accounts: number): Draft {
  const column = (perAccount = 1): Growing => new Growing(Math.ceil(accounts * perAccount) + 256);
  return {
    ids: [],
    entities: [],
    venue: column(),
    kind: column(),
    multi: column(),
    count: column(),
    entity: column(),
    leverage: column(),
    isolated: column(),
    token: column(),
    tokenShare: column(),
    firstPosition: column(),
    position: { account: column(2), instrument: column(2), qty: column(2), fixed: column(2) },
    balance: { account: column(1.5), asset: column(1.5), amount: column(1.5) },
    order: { account: column(0.5), instrument: column(0.5), qty: column(0.5), trigger: column(0.5) },
  };
}

/** Appends an account without positions; returns its row. `kind` is a code of ACCOUNT_KINDS. */
export function addAccount(
  draft: Draft,
  id: string,
  venue: number,
  kind: number,
  { multi = 0, count = 1, entity = -1, leverage = 1, isolated = 0, token = -1, tokenShare = 0 } = {},
): number {
  draft.venue.push(venue);
  draft.kind.push(kind);
  draft.multi.push(multi);
  draft.count.push(count);
  draft.entity.push(entity);
  draft.leverage.push(leverage);
  draft.isolated.push(isolated);
  draft.token.push(token);
  draft.tokenShare.push(tokenShare);
  draft.firstPosition.push(draft.position.qty.n);
  return draft.ids.push(id) - 1;
}

/** Appends a position to the account that was added last. */
export function addPosition(draft: Draft, account: number, instrument: number, qty: number, fixed: number): void {
  draft.position.account.push(account);
  draft.position.instrument.push(instrument);
  draft.position.qty.push(qty);
  draft.position.fixed.push(fixed);
}

/** Appends a balance in tokens per member. */
export function addBalance(draft: Draft, account: number, asset: number, amount: number): void {
  draft.balance.account.push(account);
  draft.balance.asset.push(asset);
  draft.balance.amount.push(amount);
}

/** Entry prices and isolated margins that belong to the positions of a draft. */
export interface PositionMoney {
  readonly entryPrice: Float64Array;
  readonly isolatedMargin: Float64Array;
}

/** The tables accounts, balances, positions and orders of a draft; `names` are the ids of the reference tables. */
export function draftTables(
  draft: Draft,
  names: {
    readonly venues: readonly string[];
    readonly assets: readonly string[];
    readonly instruments: readonly string[];
  },
  money: PositionMoney,
): Table[] {
  const codes = (column: Growing, dictionary: readonly string[]): Column => ({
    type: 'string',
    codes: new Int32Array(column.values.subarray(0, column.n)),
    dictionary,
  });
  const n = draft.ids.length;
  const rows = new Int32Array(n);
  for (let k = 0; k < n; k++) rows[k] = k;
  const ids: Column = { type: 'string', codes: rows, dictionary: draft.ids };
  const table = (name: string, size: number, columns: Record<string, Column>): Table => ({
    name,
    rows: size,
    columns: new Map([...Object.entries(columns), ['basis', constant('synthetic', size)]]),
  });
  const { position, balance, order } = draft;
  return [
    table('accounts', n, {
      account: ids,
      venue: codes(draft.venue, names.venues),
      kind: codes(draft.kind, ACCOUNT_KINDS),
      collateral_mode: codes(draft.multi, ['single', 'multi']),
      count: numberColumn(draft.count.done()),
      entity: codes(draft.entity, draft.entities),
    }),
    table('balances', balance.amount.n, {
      account: codes(balance.account, draft.ids),
      asset: codes(balance.asset, names.assets),
      amount: numberColumn(balance.amount.done()),
    }),
    table('positions', position.qty.n, {
      account: codes(position.account, draft.ids),
      instrument: codes(position.instrument, names.instruments),
      qty: numberColumn(position.qty.done()),
      entry_price: numberColumn(money.entryPrice),
      isolated_margin: numberColumn(money.isolatedMargin),
    }),
    table('orders', order.qty.n, {
      account: codes(order.account, draft.ids),
      instrument: codes(order.instrument, names.instruments),
      qty: numberColumn(order.qty.done()),
      trigger_price: numberColumn(order.trigger.done()),
      reference: constant('mark', order.qty.n),
    }),
  ];
}

function constant(text: string, rows: number): Column {
  if (rows === 0) return stringColumn([]);
  return { type: 'string', codes: new Int32Array(rows), dictionary: [text] };
}
