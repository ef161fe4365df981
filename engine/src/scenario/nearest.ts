/** The known name that is closest to a misspelt one, so that an error can say what was probably meant. */

/** Number of single-character edits (insert, delete, replace) between two strings. Source: Levenshtein 1966. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

/**
 * The name with the fewest edits, without regard to case, and the first of several; the empty string where none is
 * near. Near is one edit in words of up to three letters, two in longer ones (letters in the wrong order are two), a
 * third of the letters in long ones; or where one of the two begins with the other.
 */
export function nearest(name: string, known: readonly string[]): string {
  let best = '';
  let least = Infinity;
  const meant = name.toLowerCase();
  for (const candidate of known) {
    const word = candidate.toLowerCase();
    const distance = editDistance(meant, word);
    if (distance < least && isNear(meant, word, distance)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Shortest beginning that says which word was meant. */
const BEGINNING_MIN = 3;

function isNear(a: string, b: string, distance: number): boolean {
  const longest = Math.max(a.length, b.length);
  if (distance <= (longest <= 3 ? 1 : Math.max(2, Math.floor(longest / 3)))) return true;
  return Math.min(a.length, b.length) >= BEGINNING_MIN && (a.startsWith(b) || b.startsWith(a));
}

/** "did you mean X?" for the known name that a misspelt one is near, or undefined where none is. */
export function nearestHint(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known);
  return near === '' ? undefined : `did you mean ${near}?`;
}
