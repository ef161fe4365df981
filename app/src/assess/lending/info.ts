/** What the list of cases says of the lending history, which is no scenario and has no file of one. */
import type { CaseInfo } from '../../store/scenarioFile.ts';

/** The entry of `firebreak case list`. */
export const LENDING_INFO: CaseInfo = {
  name: 'aave-btc-history',
  title: 'Liquidations of BTC collateral on Aave, day by day',
  description:
    "Forecasts each day's liquidated value from the day before and that day's prices, 2022 to October 2025, beside " +
    'naive forecasts. Needs the data folder; docs/lending.md has the files and the scores.',
  horizon: 'a day ahead',
  date: '',
  heldTo: [],
  file: '',
};
