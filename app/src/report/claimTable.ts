/** The register of published figures as text for a terminal. */
import { type Check, shown } from '../assess/claimCheck.ts';
import type { ClaimVerdict } from '../assess/claimRules.ts';
import type { Claim } from '../assess/claims.ts';
import type { TerminalLook } from './section.ts';
import { type TextColumn, fittedTable, wrap } from './textTable.ts';

const COLUMNS: readonly TextColumn[] = [
  { head: 'claim' },
  { head: 'what' },
  { head: 'scope' },
  { head: 'figure', align: 'right' },
  { head: 'window', align: 'right' },
  { head: 'verdict' },
];

/** A table per event, the comparisons that failed beneath it, and how many figures have which verdict. */
export function renderClaims(
  claims: readonly Claim[],
  verdicts: readonly ClaimVerdict[],
  { columns, colors }: TerminalLook,
): string {
  const blocks = [...new Set(claims.map(({ event }) => event))].map((event) => {
    const rows = claims.flatMap((claim, k) => (claim.event === event ? [row(claim, verdicts[k]!)] : []));
    const failed = new Set<Check>();
    for (const [k, claim] of claims.entries()) {
      if (claim.event !== event) continue;
      for (const check of verdicts[k]!.checks) {
        if (!check.holds && (check.doubted ?? [claim.id]).includes(claim.id)) failed.add(check);
      }
    }
    const lines = [...failed].map(({ ids, text }) => wrap(`! ${ids.join(', ')}: ${text}`, columns, '  '));
    return [colors.bold(event), fittedTable(COLUMNS, rows, { columns, colors }), ...lines].join('\n');
  });
  const number = (verdict: ClaimVerdict['verdict']) => verdicts.filter((entry) => entry.verdict === verdict).length;
  const counts =
    `${claims.length} figures: ${number('consistent')} consistent, ${number('contradicts')} contradict another, ` +
    `${number('cannot be checked')} cannot be checked`;
  return `${blocks.join('\n\n')}\n\n${wrap(counts, columns)}\n`;
}

function row(claim: Claim, { verdict }: ClaimVerdict): string[] {
  const { id, quantity, side, venue, asset, hours } = claim;
  const scope = [side, venue, asset].filter((name) => name !== 'all').join(' ') || 'all';
  return [id, quantity.replaceAll('_', ' '), scope, shown(claim), span(hours), verdict];
}

function span(hours: number): string {
  if (hours === 0) return 'moment';
  return hours < 1 ? `${Math.round(hours * 60)} min` : `${hours} h`;
}
