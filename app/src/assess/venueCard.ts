/** Finds cards of venues by the names that people use. */
import { InputError, nearestHint, VENUE_CARDS } from '@firebreak/engine';
import type { VenueCard } from '@firebreak/engine';

/**
 * The cards of that name, whatever its case: the one with this id, or all that are also known by it (versions of a
 * protocol). Throws InputError that names the nearest one.
 */
export function findCards(name: string): VenueCard[] {
  const meant = name.toLowerCase();
  const found = VENUE_CARDS.filter(({ id, alsoKnownAs }) => id === meant || alsoKnownAs.includes(meant));
  if (found.length > 0) return found;
  const known = VENUE_CARDS.flatMap(({ id, alsoKnownAs }) => [id, ...alsoKnownAs]);
  const near = nearestHint(meant, known);
  throw new InputError(`there is no card of "${name}"${near === undefined ? '' : `: ${near}`}`, {
    code: 'unknown-venue',
    hint: `Cards: ${VENUE_CARDS.map(({ id }) => id).join(', ')}.`,
  });
}
