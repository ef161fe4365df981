/** Vaults that supply lending markets, in memory: struct of arrays, in table order. Amounts in tokens. */

/** Curated vaults: each takes in one asset, supplies markets with it, and issues shares. */
export interface LendingVaults {
  readonly n: number;
  readonly id: readonly string[];
  /** What is taken in and lent on, and the token of the vault's shares. */
  readonly asset: Uint16Array;
  readonly share: Uint16Array;
  /** Shares in existence. */
  readonly shares: Float64Array;
  /** Tokens that are in no market. */
  readonly idle: Float64Array;
  /** 1 where a loss lowers the value of a share at once, 0 where the value stays and is missing when the last leave. */
  readonly realise: Uint8Array;
  /** Range of a vault's allocations: [allocationStart[v], allocationStart[v + 1]). */
  readonly allocationStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** What vaults supply, sorted by vault, in the order in which they withdraw it. */
export interface VaultAllocations {
  readonly n: number;
  /** Row of the reserves. */
  readonly reserve: Uint32Array;
  readonly amount: Float64Array;
}

/** The vaults of a market. */
export interface Vaults {
  readonly vaults: LendingVaults;
  readonly allocations: VaultAllocations;
}
