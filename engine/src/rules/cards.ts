/** The cards of all venues and protocols that the rules folder knows, those of the simulated venues first. */
import { aaveV3Card, aaveV4Card } from './aave/card.ts';
import { asterSimpleCard } from './aster-simple/card.ts';
import { binanceUsdmCard, asterCard } from './binance-usdm/card.ts';
import { bitmexCard } from './bitmex/card.ts';
import { bybitCard } from './bybit/card.ts';
import { cmeCard } from './cme/card.ts';
import { coinbaseDerivativesCard, coinbaseIntxCard } from './coinbase/card.ts';
import { compoundCard } from './compound/card.ts';
import { deribitCard } from './deribit/card.ts';
import { driftCard } from './drift/card.ts';
import { dydxCard } from './dydx/card.ts';
import { eulerCard } from './euler/card.ts';
import { gmxCard } from './gmx/card.ts';
import { hyperliquidCard } from './hyperliquid/card.ts';
import { krakenCard } from './kraken/card.ts';
import { liquityV1Card, liquityV2Card } from './liquity/card.ts';
import { makerCard } from './maker/card.ts';
import { morphoCard } from './morpho/card.ts';
import { okxCard } from './okx/card.ts';
import type { VenueCard } from './shared/card.ts';

/** Every card, by venue or protocol. */
export const VENUE_CARDS: readonly VenueCard[] = [
  hyperliquidCard,
  binanceUsdmCard,
  asterCard,
  asterSimpleCard,
  bybitCard,
  okxCard,
  bitmexCard,
  deribitCard,
  dydxCard,
  gmxCard,
  driftCard,
  krakenCard,
  cmeCard,
  coinbaseDerivativesCard,
  coinbaseIntxCard,
  aaveV3Card,
  aaveV4Card,
  compoundCard,
  eulerCard,
  morphoCard,
  makerCard,
  liquityV1Card,
  liquityV2Card,
];
