/**
 * Where the facts of the built-in market come from. Rows refer to these texts; a date stands in each row. Real
 * data files were read and summarised, never copied.
 */

/** What every row carries besides its figures. */
export interface Sourced {
  readonly basis: 'measured' | 'modelled' | 'assumed';
  readonly source: string;
  readonly as_of: string;
}

/** Source texts by key. */
export const SOURCE = {
  hl_daily: 'Hyperliquid daily bars, close of 2025-10-09 (public repository trading-for-new-dads)',
  hl_daily_volume: 'Hyperliquid daily bars, base volume of 2025-10-09 times close (repository trading-for-new-dads)',
  cb_daily: 'Coinbase daily bars, close of 2025-10-09 (public repository trading-for-new-dads)',
  cb_minute: 'Coinbase minute bars, open of 2025-10-10 00:00 UTC (Tardis trades in the public repository TheGlory)',
  usde_minute: 'Binance USDEUSDT minute bars, 2025-10-10 00:00 UTC (QuantLet onchain-insights)',
  newsable_bnb: 'Asianet Newsable 2025-10-10: BNB trading around 1,250 USD, BTC around 121,300 USD',
  day_high:
    'Binance spot high of 2025-10-10 (repository oct10-black-swan-analysis) divided by 1.022, the median of ' +
    'high over price at 00:00 for 13 assets with both',
  ratio_high:
    'Ratio of the Binance pair WBETHETH or BNSOLSOL: its high of 2025-10-10 (repository ' +
    'oct10-black-swan-analysis), taken as the conversion ratio because the pair trades at a small discount',
  par: 'Unit of account, par by definition',
  cmc_stable: 'CoinMarketCap snapshot 2025-10-01: USDT 1.0005, USDC 1.0000; set to par',
  beth: 'BETH is redeemable one for one against ETH (OKX staking product); priced at ETH',
  glassnode_btc: 'Glassnode via press: Binance BTC open interest 16bn USD (130k BTC) before 10 Oct 2025, 12bn after',
  coinglass_btc_split:
    'CoinGlass 2025-10-05 venue total (coins held, revalued), split between linear and inverse by traded ' +
    'volume 21:09-22:00 UTC on 2025-10-10',
  coinglass_eth:
    'CoinGlass Sep 2025 via cryptooneclick.com: ETH open interest Binance 12.26, OKX 4.12 bn USD of 64.57bn ' +
    '(14.43m ETH); coins held, revalued at the price of the snapshot',
  coinglass_eth_bybit:
    'CoinGlass Sep 2025 via cryptooneclick.com: Bybit "mid-5bn" read as 5.5bn at 4,475 USD; revalued',
  coinglass_sol:
    'CoinGlass Sep 2025 via edgen.tech: SOL open interest Binance 3.679 of 16.761 bn USD (69.11m SOL; month ' +
    'by its price); coins held, revalued at the price of the snapshot',
  coinglass_xrp:
    'CoinGlass via NewsBTC 2025-10-14: XRP open interest on Binance 1.27bn USD on 10 Oct 2025 (total 8.36bn)',
  coinglass_doge: 'CoinGlass via NewsBTC 2025-10-29: DOGE open interest on Binance 964.7m USD on 7 Oct 2025; revalued',
  coinalyze_ena: 'Coinalyze ENAUSDT_PERP.A open interest, close of 2025-10-09 (repository trading-for-new-dads)',
  turnover:
    'Binance futures volume of the asset 21:09-22:00 UTC on 2025-10-10 (repository oct10-black-swan-analysis) ' +
    'times 0.778, the median open interest per volume of 16 Binance contracts on Coinalyze at the close of ' +
    '2025-10-09',
  cross_venue:
    'Binance open interest of the asset times the volume ratio 21:09-22:00 UTC on 2025-10-10, times the ratio ' +
    'of BTC open interest per volume of the two venues',
  hl_majors:
    'CoinDesk Data 14bn; about 65% in BTC, ETH, SOL (The Block, Oct 2025: more than one third in other ' +
    'assets); split by auto-deleveraged notional of 10 Oct 2025',
  hl_alts:
    'CoinDesk Data 14bn; 35% outside BTC, ETH, SOL (The Block, Oct 2025); split by auto-deleveraged notional ' +
    'of 10 Oct 2025 (HyperMultiAssetedADL per-coin table)',
  coindesk_hl:
    'CoinDesk Data: Hyperliquid open interest 14bn before, 6bn after 10 Oct 2025. The Block: 13.8bn; GLC: ' +
    '14.75bn; SaR paper (arXiv 2603.09164): 9.8bn',
  venue_sum:
    'Sum of published and modelled assets of this table plus other contracts by traded volume; check: ' +
    'Cointelegraph after the crash, BTC+ETH+SOL+XRP: Binance 23bn, Bybit 12.2bn',
  binance_tiers: 'Binance USD-M leverage brackets of 2025-10-09 (exchange API table in freqtrade)',
  hl_tiers:
    'Hyperliquid documentation, margin tiers as read about Sep 2026 (40x for BTC and 25x for ETH since March ' +
    '2025): maintenance rate is half of 1 / max leverage',
  hl_flat:
    'No margin table of Oct 2025 found for this young listing; flat table of 5x assumed, the lower leverage ' +
    'of the documented 10x/5x tables',
  bybit_tiers:
    'Bybit risk limits of Oct 2025 not published in any source found; assumed equal to the Binance brackets ' +
    'of the same asset and date (marginal with deduction, as Bybit)',
  okx_tiers:
    'OKX position tiers of Oct 2025 not published in any source found; caps and rates assumed equal to the ' +
    'Binance brackets of the asset; OKX applies the rate of the tier to the whole position, so no deduction',
  bybit_inverse:
    'Bybit API reference, risk limit of BTCUSD: first tier 150 BTC, 0.5%, 100x; further tiers assumed in ' +
    'steps of 150 BTC and 0.5%',
  okx_inverse:
    'OKX tiers of BTC-USD-SWAP not found; Binance BTCUSDT brackets converted to BTC at the snapshot price and ' +
    'assumed, rate on the whole position',
  vol_reg:
    'Sample standard deviation of log returns over the 90 days to 2025-10-09 and regression slope on BTC of ' +
    'the same days',
  vol_median: 'No daily closes of 90 days found: median of DOGE, SOL, XRP, AAVE, LINK, LTC, UNI (0.03985, 1.851)',
  vol_new:
    'Closes of fewer than 90 days (XPL 48, ASTER 20, PUMP none): a listing effect, not used; assumed halfway ' +
    'between FARTCOIN and the median of older coins',
  vol_staked: 'As the underlying; the token tracks it by redemption',
  vol_par: 'Stable by design, no volatility in the calm state; a scenario may move it',
  fees:
    'Base-tier fees: Hyperliquid 0.045% / 0.015% (venue documentation); Binance 0.05% / 0.02%, Bybit 0.055% / ' +
    '0.02%, OKX 0.05% / 0.02% (fee schedules as commonly quoted, not re-read at the date)',
  liq_fee_binance: 'Binance exchangeInfo liquidationFee 1.00-1.25% (upper end); older pages 0.3% BTC, 0.5-0.75% others',
  liq_fee_other: 'Hyperliquid: no clearance fee on book liquidations; Bybit and OKX: taker rate (venue documentation)',
  tick: 'Contract listing as commonly shown, not re-read at the date; Hyperliquid: five significant figures rule',
  fund_binance: 'Binance funding rate settled 2025-10-10 00:00 UTC (repository RL-Trading-Validation)',
  fund_coinalyze:
    'Coinalyze daily funding, close of 2025-10-09 (repository trading-for-new-dads), one contract of the ' +
    'asset, applied to all venues per 8 h and scaled to the interval',
  fund_base: 'No observation: the neutral interest rate of 0.01% per 8 h, scaled to the interval',
  vol24_btc:
    'Binance USDT perp 5-minute bars of 2025-10-09, base volume times close (repository ' + 'RL-Trading-Validation)',
  vol24_scaled:
    'Volume 21:09-22:00 UTC on 2025-10-10 times the ratio of Binance BTCUSDT: 24 h of 2025-10-09 over that ' + 'window',
  vol24_hl:
    'Open interest times the median daily volume per open interest of ETH, SOL, HYPE, XRP, DOGE on ' + 'Hyperliquid',
  spread_btc: 'Amberdata: calm spread 0.02 bp on Binance BTC perpetual, half of it',
  spread_model:
    'Larger of half a tick and the half-spread of Binance BTCUSDT times the square root of its depth over ' +
    'this depth',
  ls:
    'Binance long/short accounts 2.1 BTC, 2.6 ETH, 3.7 SOL, 2.0 HYPE (17 Oct 2025, after the crash; Yahoo ' +
    'Finance via reportify.ai)',
  interval:
    '8 h; 4 h for HYPE and ENA (their neutral rate in the Coinalyze file is 0.005%) and by assumption for ' +
    'ASTER, XPL, PUMP, FARTCOIN',
  depth_measured:
    'Median of 1,860 snapshots of the Binance BTCUSDT depth bands, 2025-10-10 00:00-15:30:42 UTC, before the ' +
    'bid side froze (Binance bookDepth archive in the public repository TheGlory)',
  depth_shape:
    'Measured 1% band times (distance/1%)^0.674: Amberdata, 3.50m within 10 bp and 16.53m within 100 bp, ' +
    'Jul-Aug 2025',
  depth_ratio:
    'Binance BTCUSDT 1% depth times CoinDesk Research depth at 1% relative to BTC (ETH 8/20, SOL and XRP ' +
    '2.5/20, Oct 2025)',
  depth_oi: '1% depth per open interest of SOL and XRP on Binance times open interest of the asset',
  depth_volume: 'Binance depth of the asset times the volume ratio of the venues 21:09-22:00 UTC on 2025-10-10',
  depth_hl:
    'SaR paper (arXiv 2603.09164): all Hyperliquid books 987m USD within 100 bp at 2025-10-09 20:00, half per ' +
    'side, by share of open interest',
  accounts_hl:
    'HyperMultiAssetedADL replay: 437,723 accounts in the state of 10 Oct 2025; accounts with open positions ' +
    'are fewer and not published, so an upper bound',
  accounts_cex:
    'Assumed: 1.62m accounts liquidated on 10 Oct 2025 (CoinGlass) taken as one third of accounts with ' +
    'positions, split by futures volume 21:09-22:00 UTC over six venues',
  hl_docs:
    'Hyperliquid documentation: liquidations, margining, margin tiers, robust price indices, funding, ' +
    'auto-deleveraging',
  hl_osec: 'OtterSec, Hyperliquid risk engine, 2026-06-22: each factor of the ADL score floored at 1e-8',
  hl_block: 'Blocks are sub-second (documentation gives no number); 0.2 s assumed',
  bn_mark:
    'Binance notice: mark price window 30 s of 1 s samples since 2025-09-18 08:01 UTC (earlier 2.5 min, then ' +
    '1 min)',
  bn_index: 'Binance FAQ 360033525071, index price and mark price',
  bn_adl: 'Binance FAQ 360033525471, auto-deleveraging',
  bn_fund: 'Binance FAQ 360033525371, insurance funds: net notional cap, default 100% of the fund',
  bn_multi: 'Binance multi-assets mode page and FAQ 29b45c48: -5,000 USD and LTV 0.995 (older versions -10,000 and 1)',
  bn_funding:
    'Binance funding rule since 2025-09-18: premium plus clamp, whole bracket divided by 8/N, N interval in ' + 'hours',
  bn_protocol: 'Binance FAQ 360033525271, liquidation protocols',
  by_adl:
    'Bybit API reference adl-alert, July 2026: trigger below -0.3 of the 8 h maximum of the pool, stop above ' +
    '-0.25',
  by_variant:
    '1 pool drawdown 30% (API, Jul 2026); 2 loss of 100% of the 8 h high (help centre, Nov 2025); 3 fund ' +
    'insufficient (Sep 2025). Version of 9 Oct 2025 not settled by the sources: 1 assumed, the only one with ' +
    'trigger and stop',
  by_mark5: 'Third-party copy of a Bybit page: ADL at the bankruptcy price, at mark when that is more than 5% from it',
  by_docs:
    'Bybit help centre: unified account maintenance rate, liquidation at 100%, pools (isolated refreshed each ' +
    'minute, shared T+1)',
  by_funding: 'No page read; the usual perpetual rule with interest 0.01% per 8 h and clamp 0.05%, as Binance',
  mark_assumed: 'No page read on the averaging window of the mark; that of Binance assumed',
  okx_adl: 'OKX help, introduction to auto-deleveraging: fund insufficient or down 30% from its 8 h peak',
  okx_partial:
    'OKX support 360020411711, partial liquidation: tier 3 and above two tiers at a time, tier 2 and below ' +
    'all; retry after about a minute',
  okx_docs: 'OKX API documentation: liquidation at margin ratio 100%',
  fund_bn:
    'Binance insurance fund history via press: shared fund of the BTC, ETH, BNB USDT contracts 1.23bn USD ' +
    'before, 1.04bn after (188m drawn) on 10-11 Oct 2025',
  fund_by:
    'Bybit daily insurance fund page via decentralised.news: about 400m USD in mid-2026; level of Oct 2025 ' +
    'not found, assumed equal',
  fund_okx:
    'Exchange fund table on margintrade.com (undated): OKX 400m USD and more; level of Oct 2025 not found, ' +
    'assumed 400m',
  fund_hlp:
    'Profit over return of the vault on 10-11 Oct 2025: more than 40m USD at more than 10% (kappalab) gives ' +
    '400m; bitchainhorizon quotes 300m for Oct 2025. Share of the liquidator child vault not published: a ' +
    'quarter assumed',
  hc_bn: 'Binance multi-assets mode page: BTC, ETH, BNB 95%; XRP, ADA, DOT, SOL 90%; USDT, USDC 99.99%',
  hc_bn_usde:
    'USDe ratio of Oct 2025 not found; OKX CEO (odaily 466623): accepted "virtually without limits"; 0.99 ' + 'assumed',
  hc_bn_lst: 'Ratio of Oct 2025 not found; five points below the underlying assumed',
  hc_by_btc:
    'Bybit help centre 2025-09-18: ratios 0.98, 0.95, 0.90, 0.85, 0.80, 0 by quantity as an illustration ' +
    '(steps of 10 BTC). Steps of 1,000 BTC assumed: with 10 BTC the inverse open interest could not be ' +
    'collateralised',
  hc_by_other: 'Tiers not found; steps of BTC at equal USD value assumed',
  hc_par: 'Settlement asset, no haircut',
  hc_by_usde: 'USDe ratio on Bybit not found; 0.95 assumed',
  hc_okx_beth:
    'OKX notice, in force since 2024-07-18: BETH 0-2m USD 0.95, to 4m 0.85, to 8m 0.50, above 0; converted to ' +
    'tokens at the snapshot price',
  hc_okx:
    'Discount tiers of BTC, ETH, SOL of Oct 2025 not found; first tier assumed (0.98, 0.98, 0.95), above 400m ' +
    "USD the next lower step of the venue's 0.02-0.03 ladder",
  hc_okx_usdc: 'Ratio not found; 0.99 assumed',
  or_hl:
    'Hyperliquid documentation: weighted median of spot mids Binance 3, OKX 2, Bybit 2, Kraken, KuCoin, Gate, ' +
    'MEXC 1 each; Hyperliquid spot only where primary liquidity is its own',
  or_hype:
    'Hyperliquid documentation: externals excluded for assets such as HYPE until liquid enough, so its own ' +
    'spot alone',
  or_hl_perp:
    'Hyperliquid documentation: third mark component, weighted median of perp mids Binance 3, OKX 2, Bybit 2, ' +
    'Gate 1, MEXC 1',
  or_bn:
    'Composition and weights of the Binance index not found for the day; equal weights of six large spot ' +
    'venues assumed',
  or_by: 'Composition not found for the day; equal weights of five large spot venues assumed',
  or_bn_usde: "Binance margin index of USDe on 10 Oct 2025: the venue's own spot (price floor added afterwards)",
  or_bn_lst:
    'Binance notice of 2025-10-06 (effective 2025-10-14): until then WBETH 20% spot + 80% conversion, BNSOL ' +
    '30% spot + 70% conversion',
  or_par: 'Settlement or reserve-redeemable token valued at par',
  or_ext: "Collateral valued at the venue's index of the asset; source of the day not found",
  or_beth: 'Redeemable one for one; valuation source not found, conversion assumed',
  lev_hl:
    'Hyperliquid open interest by leverage, 2025-12-15 (on-chain analyst via PANews): 2.77bn at 0-3x, 3.70bn ' +
    'at 3-7x of 7.63bn; no figure before the crash, when high leverage was more common',
  lev_cex:
    'Assumed: no venue publishes it. Share above 7x 0.22, between 0.15 (Hyperliquid after the crash) and 0.25 to ' +
    '0.37, the falls of open interest at -14% to -17% BTC (Glassnode, CryptoQuant), which hold voluntary closing ' +
    'too; below 7x as Hyperliquid',
  lev_tail:
    'Fitted: hourly long liquidations of BTC on Binance, Bybit and OKX (CoinGlass) against the fall within the hour ' +
    '(Binance mark), 23 November to 31 December 2025: medians of 4.1, 9.4, 10.4, 29.9 million USD at falls of 1, ' +
    '1.5, 2, 2.5%, about 0.023% of 18bn of open interest times the square of the fall in percent; times 3 for what ' +
    'feeds do not print (assumed, 1 to 10). A position of leverage l is taken to be 1/l from liquidation',
  adl_users:
    'Accounts auto-deleveraged on Hyperliquid on 10 Oct 2025 (HyperMultiAssetedADL per-user table), computed ' +
    'for this page',
  hill:
    'Hill estimator on the largest 5% of those accounts (966 and 960); 0.87 and 0.82 on the largest 1%, 0.58 ' +
    'on 10%',
  replay: 'HyperMultiAssetedADL replay state of 2025-10-10 20:04:54 UTC',
  liq_long: 'CoinGlass: 16.7bn of 19.1bn USD liquidated were longs; Amberdata: 83.9% of 9.89bn',
  pos_side:
    'Accounts of the position table of BTC and SOL on Hyperliquid on 10 Oct 2025 (HyperAnalyzeADL; accounts ' +
    'touched by the event only)',
  saR_makers:
    'SaR paper (arXiv 2603.09164) table 8: effective makers per book 8.7 at 18:00, 2.8 at 21:00 UTC on 10 Oct ' +
    '2025',
  usde: 'CoinMarketCap snapshot 2025-10-01: USDe market cap',
  basis_share:
    'Assumed: USDe supply is 6.8% of all perpetual open interest (14.8 of 217 bn USD); doubled for other ' +
    'carry funds and rounded',
  cross: 'No venue publishes it; cross margin is the default mode of all four, 0.7 of positions assumed',
  stops: 'No venue publishes it; one account in five assumed',
  provider: 'No figure found; equity of market makers assumed at 5% of open interest',
  alt_coll:
    'Compensation of 283m USD for collateral that fell by at most 35% (USDe) implies 0.8bn; over Binance ' +
    'equity of 17.6bn (two sides of open interest at five times leverage) about 5%',
  coinm: 'Coinalyze BTCUSD_PERP.A (Binance COIN-M), close of 2025-10-09: 2.566bn USD of 16bn',
  winner:
    'Auto-deleveraged winners: equity over closed profit, median of 17,771 accounts ' +
    '(autodeleveraging-analysis headlines)',
  cex_median: 'No venue publishes account sizes; that of Hyperliquid assumed',
  liq_accounts:
    'CoinGlass: accounts liquidated on 10-11 Oct 2025, all venues; lower bound for the number of accounts ' +
    'with positions',
  mean_lev: 'Two sides of open interest (28bn USD) over account value of 5.1bn',
} as const;
