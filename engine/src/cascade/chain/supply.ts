/** What the parts of a run share that work on stablecoins: what they work on, and tokens made and destroyed. */
import { STABLECOIN_KINDS } from '../../market/issuerSchema.ts';
import type { Issuers, StablecoinKind } from '../../market/issuers.ts';
import type { Context } from '../context.ts';
import type { Holdings } from './holdings.ts';
import type { IssuerState } from './issuerState.ts';

/** What functions over stablecoins work on. */
export interface IssuerParts {
  readonly c: Context;
  readonly issuers: Issuers;
  readonly state: IssuerState;
  readonly holdings: Holdings;
}

/** Kind of a stablecoin. */
export function kindOf({ stablecoins }: Issuers, s: number): StablecoinKind {
  return STABLECOIN_KINDS[stablecoins.kind[s]];
}

/** Tokens of a stablecoin that exist now. */
export function supplyOf({ issuers, state, holdings }: IssuerParts, s: number): number {
  return -holdings.of(state.stablecoins.liability[s], issuers.stablecoins.asset[s]);
}

/** Takes tokens out of existence: the issuer owes less by them. */
export function burn({ issuers, state, holdings }: IssuerParts, s: number, from: number, tokens: number): void {
  holdings.move(from, state.stablecoins.liability[s], issuers.stablecoins.asset[s], tokens);
}

/** New tokens for a holder: the issuer owes more by them. */
export function mint({ issuers, state, holdings }: IssuerParts, s: number, to: number, tokens: number): void {
  holdings.move(state.stablecoins.liability[s], to, issuers.stablecoins.asset[s], tokens);
  state.stablecoins.minted[s] += tokens;
}
