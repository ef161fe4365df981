/**
 * terra-2022: what Terra's market module let through, what the burns of each day say of the price and the worth of
 * LUNA, and how far two extrapolations of the run miss. Swaps are those of the rule family, block by block.
 */
import { terraRules } from '@firebreak/engine';
import { basisOf, holdTo, readEpisode, valueOf } from './figures.ts';
import type { EpisodeFile } from './figures.ts';
import { terraDay } from './terraEngine.ts';
import type { TerraDay } from './terraEngine.ts';
import type { Episode, EpisodeTable, HeldTo } from './types.ts';

const { burnPerBlock, gapAtPrice, replenish, swapToCoin } = terraRules;

/** Prices of UST in the table of capacities, USD. */
const PRICES = [0.99, 0.98, 0.95, 0.9, 0.8, 0.6, 0.3] as const;
/** Growth of the supply of LUNA in the table of what redemption needs. */
const GROWTHS = [1.1, 1.5, 2, 10] as const;
/** Halvings of the interval in which the rate of decay is looked for: far below what is printed. */
const HALVINGS = 60;
const DAYS_PER_YEAR = 365;

/** Parameters of the module as governance sets them. */
interface Setting {
  readonly basePool: number;
  readonly recoveryBlocks: number;
  readonly minSpread: number;
}

/** One day of the run. USD, UST and LUNA. */
interface Day {
  readonly name: string;
  readonly burned: number;
  readonly before: number;
  readonly after: number;
  /** Part of a dollar that a burned UST was paid, by the module at an even flow over a day. */
  readonly paid: number;
  /** Lowest price of UST, and what the module would have let through in a day at it. */
  readonly low: number;
  readonly capacity: number;
}

/** Computes the case. */
export function runTerra(): Episode {
  const file = readEpisode('terra-2022');
  const days = daysOf(file);
  return {
    ...basisOf(file),
    heldTo: results(file, days),
    tables: [dayTable(days), settingTable(file), capacityTable(file), extrapolationTable(file), needTable(file)],
  };
}

function settingOf(file: EpisodeFile, suffix = ''): Setting {
  return {
    basePool: valueOf(file, `base-pool${suffix}`),
    recoveryBlocks: valueOf(file, `recovery${suffix}`),
    minSpread: valueOf(file, 'least-spread'),
  };
}

function blocksPerDay(file: EpisodeFile): number {
  return valueOf(file, 'blocks-year') / DAYS_PER_YEAR;
}

/** UST burned in a day for ever while UST stands at a price, USD. */
function capacity(file: EpisodeFile, { basePool, recoveryBlocks }: Setting, price: number): number {
  return burnPerBlock(basePool, recoveryBlocks, price) * blocksPerDay(file) * valueOf(file, 'sdr');
}

/** Price of UST at which the module lets so much through in a day: the inverse of {@link capacity}. */
function priceAt(file: EpisodeFile, { basePool, recoveryBlocks }: Setting, burnedUsd: number): number {
  const gap = (recoveryBlocks * burnedUsd) / valueOf(file, 'sdr') / blocksPerDay(file);
  return (basePool / (basePool + gap)) ** 2;
}

/** What a burned UST is paid, swap by swap, where a day's burn is spread evenly over its blocks from a pool at rest. */
function paidOver(file: EpisodeFile, setting: Setting, burnedUsd: number): number {
  const blocks = Math.round(blocksPerDay(file));
  const offer = burnedUsd / valueOf(file, 'sdr') / blocks;
  let [delta, paid] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    const swap = swapToCoin(offer, delta, setting);
    paid += swap.ask;
    delta = replenish(swap.delta, setting.recoveryBlocks);
  }
  return paid / (offer * blocks);
}

function daysOf(file: EpisodeFile): readonly Day[] {
  const value = (id: string): number => valueOf(file, id);
  const setting = settingOf(file);
  const day = (name: string, burned: number, [before, after]: readonly [number, number], low: number): Day => ({
    name,
    burned,
    before,
    after,
    paid: paidOver(file, setting, burned),
    low,
    capacity: capacity(file, setting, low),
  });
  const afterTen = value('luna-10');
  const burnedEleven = value('ust-before') - value('burned-10') - value('ust-11');
  const rest = value('redeemed') - value('burned-10') - burnedEleven;
  return [
    day('10 May', value('burned-10'), [value('luna-before'), afterTen], value('ust-low-10')),
    day('11 May', burnedEleven, [afterTen, value('luna-11')], value('ust-low-11')),
    day('12 and 13 May', rest, [value('luna-11'), value('luna-halted')], value('ust-low-13')),
  ];
}

/**
 * LUNA minted by an even burn while the price falls in a straight line of logs: paid × the mean of 1/price,
 * (1/p₁ − 1/p₀)/ln(p₀/p₁).
 */
function mintedOn(file: EpisodeFile, { burned, paid }: Day): number {
  const [from, to] = [valueOf(file, 'luna-price-10'), valueOf(file, 'luna-price-11')];
  return (burned * paid * (1 / to - 1 / from)) / Math.log(from / to);
}

/** The day in a run of the engine, with a setting of the module. */
function dayRun(file: EpisodeFile, setting: Setting): TerraDay {
  return {
    ...setting,
    basePool: setting.basePool * valueOf(file, 'sdr'),
    supply: valueOf(file, 'ust-before'),
    redeemed: valueOf(file, 'burned-10'),
    blocksPerDay: blocksPerDay(file),
    from: valueOf(file, 'luna-price-10'),
    to: valueOf(file, 'luna-price-11'),
  };
}

/** The burn of 10 May in runs under each setting: what holders lose to the spread, and what is printed. */
function settingTable(file: EpisodeFile): EpisodeTable {
  const names = ['as it was', 'proposal 1164', 'second proposal'];
  return {
    title: 'The burn of 10 May in runs of the engine',
    note:
      'The same burn and the same prices under each setting. A larger pool pays holders more for each UST and ' +
      'prints more LUNA for it; that more would have come to burn, and that LUNA would have fallen further, is ' +
      'not in these runs.',
    columns: [
      { head: 'setting', kind: 'text' },
      { head: 'UST burned', kind: 'usd' },
      { head: 'LUNA minted', kind: 'count' },
      { head: 'gap at the end, USD', kind: 'usd' },
    ],
    rows: ['', '-1164', '-second'].map((suffix, k) => {
      const { redeemed, minted, gap } = terraDay(dayRun(file, settingOf(file, suffix)));
      return [names[k]!, redeemed, minted, gap];
    }),
  };
}

/** Mean price at which LUNA was printed, USD: what was paid over what was minted. */
function meanPrice({ burned, paid, before, after }: Day): number {
  return (burned * paid) / (after - before);
}

/**
 * Worth of all LUNA, USD, that the supplies of a day imply: dS = S·dU/M with a constant worth M gives M =
 * paid/ln(S₁/S₀).
 */
function meanWorth({ burned, paid, before, after }: Day): number {
  return (burned * paid) / Math.log(after / before);
}

function dayTable(days: readonly Day[]): EpisodeTable {
  return {
    title: 'The days, by the module',
    note:
      'Paid is what a burned UST gives with the burn of a day spread evenly over its blocks. The mean price ' +
      'weighs each mint by the coins it made; the worth of all LUNA is that which, held all day, gives the same ' +
      'growth of supply.',
    columns: [
      { head: 'day', kind: 'text' },
      { head: 'UST\nburned', kind: 'usd' },
      { head: 'paid\nper UST', kind: 'price' },
      { head: 'LUNA\nbefore', kind: 'count' },
      { head: 'LUNA\nafter', kind: 'count' },
      { head: 'mean\nprice', kind: 'price' },
      { head: 'worth of\nall LUNA', kind: 'usd' },
      { head: 'UST\nlow', kind: 'price' },
      { head: 'a day lets\nthrough', kind: 'usd' },
    ],
    rows: days.map((day) => [
      day.name,
      day.burned,
      day.paid,
      day.before,
      day.after,
      meanPrice(day),
      meanWorth(day),
      day.low,
      day.capacity,
    ]),
  };
}

function capacityTable(file: EpisodeFile): EpisodeTable {
  const settings = ['', '-1164', '-second'].map((suffix) => settingOf(file, suffix));
  const all = valueOf(file, 'ust-before');
  const published = priceAt(file, settings[0]!, valueOf(file, 'capacity-before'));
  return {
    title: 'What the module lets through in a day, by the price of UST',
    note:
      `The 293 m a day of the forum are let through at a price of ${published.toFixed(3)}. Gap is how far the pool ` +
      'is pushed. The last column is how long the module as it was needs for all UST.',
    columns: [
      { head: 'UST', kind: 'price' },
      { head: 'gap, SDR', kind: 'count' },
      { head: 'as it was', kind: 'usd' },
      { head: 'proposal 1164', kind: 'usd' },
      { head: 'second proposal', kind: 'usd' },
      { head: 'days for all', kind: 'ratio' },
    ],
    rows: PRICES.map((price) => [
      price,
      gapAtPrice(settings[0]!.basePool, price),
      ...settings.map((setting) => capacity(file, setting, price)),
      all / capacity(file, settings[0]!, price),
    ]),
  };
}

/**
 * Supply after so much was redeemed where the worth of all LUNA falls as M₀·exp(−a·U):
 * ln(S/S₀) = (exp(a·U) − 1)/(a·M₀), and U/M₀ for a = 0. Amounts in USD, a per USD.
 */
function supplyAfter(file: EpisodeFile, redeemed: number, decay: number): number {
  const worth = valueOf(file, 'cap-before');
  const growth = decay === 0 ? redeemed / worth : Math.expm1(decay * redeemed) / (decay * worth);
  return valueOf(file, 'luna-before') * Math.exp(growth);
}

/** The decay with which the supply after 11 May is met; found by halving. */
function fittedDecay(file: EpisodeFile): number {
  const redeemed = valueOf(file, 'ust-before') - valueOf(file, 'ust-11');
  let [low, high] = [0, 10 / redeemed];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (supplyAfter(file, redeemed, middle) < valueOf(file, 'luna-11')) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function extrapolationTable(file: EpisodeFile): EpisodeTable {
  const decay = fittedDecay(file);
  const until = valueOf(file, 'ust-before') - valueOf(file, 'ust-11');
  const amounts = [1e9, valueOf(file, 'burned-10'), 3e9, until, valueOf(file, 'redeemed')];
  return {
    title: 'Supply of LUNA by what is redeemed, extrapolated',
    note:
      'Every dollar redeemed prints a dollar of LUNA less the spread, which is left out here. Constant: all LUNA ' +
      `stays worth 28.4 bn. Falling: its worth halves with each ${(Math.LN2 / decay / 1e9).toFixed(2)} bn redeemed, ` +
      'fitted to 11 May.',
    columns: [
      { head: 'redeemed', kind: 'usd' },
      { head: 'constant worth', kind: 'count' },
      { head: 'times', kind: 'ratio' },
      { head: 'falling worth', kind: 'count' },
      { head: 'times', kind: 'ratio' },
    ],
    rows: amounts
      .sort((a, b) => a - b)
      .map((usd) => {
        const [constant, falling] = [supplyAfter(file, usd, 0), supplyAfter(file, usd, decay)];
        const before = valueOf(file, 'luna-before');
        return [usd, constant, constant / before, falling, falling / before];
      }),
  };
}

/** What all LUNA would have to stay worth for a redemption to dilute it no further than by a factor. */
function needTable(file: EpisodeFile): EpisodeTable {
  const amounts = [valueOf(file, 'redeemed'), valueOf(file, 'ust-before')];
  return {
    title: 'Worth of all LUNA that buyers would have had to hold up',
    note:
      'For the supply to grow by no more than a factor: M = redeemed ÷ ln(factor). It was 28.4 bn on 1 May, ' +
      'less than twice the UST outstanding: the promise held only as long as few asked.',
    columns: [
      { head: 'supply grows by a factor', kind: 'ratio' },
      { head: '7.5 bn redeemed', kind: 'usd' },
      { head: 'all redeemed', kind: 'usd' },
    ],
    rows: GROWTHS.map((growth) => [growth, ...amounts.map((usd) => usd / Math.log(growth))]),
  };
}

/** The LUNA minted on 10 May, by the rule, in a run of the engine and naively. */
function mintedRows(file: EpisodeFile, was: Setting, ten: Day): HeldTo[] {
  const value = (id: string): number => valueOf(file, id);
  return [
    holdTo(file, 'minted-10', {
      name: 'LUNA minted on 10 May',
      how: 'module, block by block, along the price path',
      value: mintedOn(file, ten),
    }),
    holdTo(file, 'minted-10', {
      name: 'the same',
      how: 'run of the engine over a day',
      value: terraDay(dayRun(file, was)).minted,
    }),
    holdTo(file, 'minted-10', {
      name: 'LUNA minted, naive',
      how: 'a dollar of LUNA at the first price, no spread',
      value: value('burned-10') / value('luna-price-10'),
    }),
  ];
}

function results(file: EpisodeFile, days: readonly Day[]): HeldTo[] {
  const value = (id: string): number => valueOf(file, id);
  const [was, proposed, second] = ['', '-1164', '-second'].map((suffix) => settingOf(file, suffix));
  const price = priceAt(file, was!, value('capacity-before'));
  const [ten] = days;
  const decay = fittedDecay(file);
  const until = value('ust-before') - value('ust-11');
  return [
    holdTo(file, 'capacity-after', {
      name: 'capacity under proposal 1164',
      how: 'at the price at which it was 293 m before',
      value: capacity(file, proposed!, price),
    }),
    holdTo(file, 'capacity-times', {
      name: 'the second proposal, times',
      how: 'base pool over recovery period',
      value: capacity(file, second!, price) / value('capacity-before'),
    }),
    ...mintedRows(file, was!, ten!),
    holdTo(file, 'cap-10', {
      name: 'worth of all LUNA on 10 May',
      how: 'paid for the burn ÷ ln of the growth of supply',
      value: meanWorth(ten!),
    }),
    holdTo(file, 'redeemed-share', {
      name: 'share redeemed',
      how: '7.5 bn ÷ 18.5 bn',
      value: (100 * value('redeemed')) / value('ust-before'),
    }),
    holdTo(file, 'luna-middle', {
      name: 'LUNA after 11 May',
      class: 'fitted',
      how: 'worth of LUNA falling at the fitted rate',
      value: supplyAfter(file, until, decay),
    }),
    holdTo(file, 'luna-after', {
      name: 'LUNA in the end, falling worth',
      how: 'the same rate for 7.5 bn',
      value: supplyAfter(file, value('redeemed'), decay),
    }),
    holdTo(file, 'luna-after', {
      name: 'LUNA in the end, naive',
      how: 'worth of LUNA constant at 28.4 bn',
      value: supplyAfter(file, value('redeemed'), 0),
    }),
  ];
}
