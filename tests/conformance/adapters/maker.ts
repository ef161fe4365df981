/** Worked examples of Maker's and Sky's auctions, computed by the functions of engine/src/rules/maker. */
import * as maker from '../../../engine/src/rules/maker/formulas.ts';
import { adapterOf, type Computed, type Fields, num, nums } from '../vector.ts';

function priceOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'price');
  const at = nums(inputs, 'top', 'elapsed_s');
  if (at === undefined) return given;
  const tau = num(inputs, 'tau_s');
  const cut = num(inputs, 'cut_per_s', 'cut');
  if (tau !== undefined) return maker.linearPrice(at.top, at.elapsed_s, tau);
  return cut === undefined ? given : maker.stairstepPrice(at.top, at.elapsed_s, cut, num(inputs, 'step_s') ?? 1);
}

function price(inputs: Fields): Computed | undefined {
  const now = priceOf(inputs);
  const out: Computed = now === undefined ? {} : { price: now };
  const at = nums(inputs, 'top', 'elapsed_s', 'tail_s', 'cusp');
  if (at && now !== undefined) out['needs_reset'] = maker.needsReset(at.elapsed_s, at.tail_s, now, at.top, at.cusp);
  const opening = nums(inputs, 'oracle_px', 'buf');
  if (opening) out['top'] = maker.openingPrice(opening.oracle_px, opening.buf);
  return Object.keys(out).length === 0 ? undefined : out;
}

function start(inputs: Fields): Computed | undefined {
  const vault = nums(inputs, 'ink', 'art');
  if (vault === undefined) return undefined;
  const rate = num(inputs, 'rate') ?? 1;
  const chop = num(inputs, 'chop') ?? 1;
  const room =
    Math.min(num(inputs, 'hole') ?? Infinity, num(inputs, 'ilk_hole') ?? Infinity) - (num(inputs, 'dirt') ?? 0);
  const taken = maker.bark(vault.ink, vault.art, rate, chop, room, num(inputs, 'dust') ?? 0);
  if (taken === undefined) return { reverts: true };
  return { reverts: false, tab: taken.tab, lot: taken.lot, art: taken.art };
}

function incentive(inputs: Fields): Computed | undefined {
  const pay = nums(inputs, 'tip', 'chip');
  const tab = num(inputs, 'tab') ?? (start(inputs)?.['tab'] as number | undefined);
  if (pay === undefined || tab === undefined) return undefined;
  return { incentive: maker.keeperIncentive(tab, pay.tip, pay.chip) };
}

function purchase(inputs: Fields): Computed | undefined {
  const auction = nums(inputs, 'tab', 'lot', 'amt');
  const at = priceOf(inputs);
  if (auction === undefined || at === undefined) return undefined;
  const dust = num(inputs, 'dust');
  const least = num(inputs, 'chost') ?? (dust === undefined ? 0 : maker.chost(dust, num(inputs, 'chop') ?? 1));
  const got = maker.take(auction.tab, auction.lot, at, least, auction.amt);
  if (got === undefined) return { reverts: true };
  return {
    reverts: false,
    price: at,
    paid: got.paid,
    taken: got.taken,
    remaining_tab: got.remainingTab,
    remaining_lot: got.remainingLot,
    returned_to_owner: got.returned,
    bad_debt: got.badDebt,
    ended: got.ended,
  };
}

export const makerSky = adapterOf([
  { topics: ['liquidation_price', 'liquidation_penalty'], compute: price },
  { topics: ['liquidation_penalty', 'partial_liquidation'], compute: start },
  { topics: ['liquidation_penalty'], compute: incentive },
  { topics: ['partial_liquidation', 'bankruptcy_price'], compute: purchase },
]);
