/**
 * Steps of an xpath: what stands between slashes that are not inside brackets. A slash is inside where the next bracket
 * behind it is a closing one. Goes through the text once, from its end.
 */
export function splitPath(expr: string): string[] {
  const steps: string[] = [];
  let end = expr.length;
  let inside = false;
  for (let at = expr.length - 1; at >= 0; at--) {
    const char = expr[at];
    if (char === ']') inside = true;
    else if (char === '[') inside = false;
    else if (char === '/' && !inside) {
      if (at + 1 < end) steps.push(expr.slice(at + 1, end));
      end = at;
    }
  }
  if (end > 0) steps.push(expr.slice(0, end));
  return steps.reverse();
}
