/** One step of a pattern: a character, any character of a name, letters inside a name, anything, or whole folders. */
type Step = { kind: 'is'; char: string } | { kind: 'one' | 'letters' | 'anything' | 'folders' };

/**
 * A matcher for `*` (letters inside a name), `**` (anything), `**` with a slash (folders) and `?`; every other character
 * stands for itself. All ways to spend the wildcards are followed at once, so that the cost is the length of the pattern
 * times that of the text, whatever stands in them.
 */
export function glob(pattern: string): (text: string) => boolean {
  const steps = (pattern.match(/\*\*\/?|./gs) ?? []).map(stepOf);
  return (text) => {
    let reached = skipEmpty(steps, new Set([0]));
    for (let index = 0; index < text.length && reached.size > 0; index++) {
      const after = new Set<number>();
      for (const place of reached) {
        const next = afterChar(steps, place, text[index]!);
        if (next !== null) after.add(next);
      }
      reached = skipEmpty(steps, after);
    }
    return reached.has(2 * steps.length);
  };
}

function stepOf(token: string): Step {
  if (token === '**/') return { kind: 'folders' };
  if (token === '**') return { kind: 'anything' };
  if (token === '*') return { kind: 'letters' };
  return token === '?' ? { kind: 'one' } : { kind: 'is', char: token };
}

/** Places are twice the index of a step; one more inside the name of a folder that `**` with a slash takes. */
function afterChar(steps: readonly Step[], place: number, char: string): number | null {
  const step = steps[place >> 1];
  switch (step?.kind) {
    case 'is':
      return step.char === char ? place + 2 : null;
    case 'one':
      return char === '/' ? null : place + 2;
    case 'letters':
      return char === '/' ? null : place;
    // As a dot in an expression: no end of a line.
    case 'anything':
      return /[\n\r\u2028\u2029]/.test(char) ? null : place;
    case 'folders':
      if (char !== '/') return place | 1;
      return place % 2 === 1 ? place - 1 : null;
    default:
      return null;
  }
}

/** Adds the places behind wildcards that may stand for nothing. */
function skipEmpty(steps: readonly Step[], reached: Set<number>): Set<number> {
  for (const place of reached) {
    const kind = steps[place >> 1]?.kind;
    if (place % 2 === 0 && (kind === 'letters' || kind === 'anything' || kind === 'folders')) reached.add(place + 2);
  }
  return reached;
}
