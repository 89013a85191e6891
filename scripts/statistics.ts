/** Ranks from 0; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let index = start; index < end; index++) result[order[index]!] = (start + end - 1) / 2;
    start = end;
  }
  return result;
}

/** Spearman's rank correlation; 0 where one side is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (x.length - 1) / 2;
  let both = 0;
  let left = 0;
  let right = 0;
  for (let index = 0; index < x.length; index++) {
    const [dx, dy] = [x[index]! - mean, y[index]! - mean];
    both += dx * dy;
    left += dx * dx;
    right += dy * dy;
  }
  return left > 0 && right > 0 ? both / Math.sqrt(left * right) : 0;
}

/** Quantile of sorted values with linear interpolation between neighbours. */
export function quantile(sorted: readonly number[], level: number): number {
  const at = level * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Mean pinball loss of guesses of one quantile: the proper score of quantile forecasts, in the unit of the values. */
export function pinballLoss(level: number, guess: readonly number[], actual: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < actual.length; index++) {
    const miss = actual[index]! - guess[index]!;
    sum += miss >= 0 ? level * miss : (level - 1) * miss;
  }
  return actual.length > 0 ? sum / actual.length : 0;
}
