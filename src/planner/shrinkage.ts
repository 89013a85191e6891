/** Numbers of which it is known what group they are in; null where it is not. */
export interface Grouped<K> {
  group: K | null;
  value: number;
}

export interface GroupMeans<K> {
  /** Mean of all groups: what a group has of which nothing is known. */
  overall: number;
  /** Of each group that has numbers: how many, their own mean, and the mean after shrinkage. */
  groups: Map<K, { count: number; own: number; mean: number }>;
}

/**
 * Means of groups, each drawn to the mean of all by how little it is known (empirical Bayes: Efron and Morris 1975, doi
 * 10.1080/01621459.1975.10479864). With the variance s² inside groups (pooled) and t² between them (by moments:
 * DerSimonian and Laird 1986, doi 10.1016/0197-2456(86)90046-2) a group of n keeps t² ÷ (t² + s² ÷ n) of its distance.
 * Numbers without a group count towards the mean of all alone.
 */
export function shrunkMeans<K>(numbers: readonly Grouped<K>[]): GroupMeans<K> {
  const byGroup = new Map<K, number[]>();
  for (const { group, value } of numbers) {
    if (group !== null) byGroup.set(group, [...(byGroup.get(group) ?? []), value]);
  }
  const loose = numbers.flatMap(({ group, value }) => (group === null ? [value] : []));
  const own = [...byGroup].map(([group, values]) => ({ group, count: values.length, own: meanOf(values) }));
  const inside = varianceInside([...byGroup.values(), ...(loose.length > 0 ? [loose] : [])]);
  const between = varianceBetween(own, inside);
  const weights = [
    ...own.map(({ count, own: mean }) => ({ mean, weight: weightOf(between + inside / count) })),
    ...loose.map((mean) => ({ mean, weight: weightOf(between + inside) })),
  ];
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  const overall = all > 0 ? weights.reduce((sum, { mean, weight }) => sum + mean * weight, 0) / all : 0;
  return {
    overall,
    groups: new Map(
      own.map(({ group, count, own: mean }) => {
        const kept = between > 0 ? between / (between + inside / count) : 0;
        return [group, { count, own: mean, mean: overall + kept * (mean - overall) }];
      }),
    ),
  };
}

/** Keeps weights finite where all numbers are equal. */
function weightOf(variance: number): number {
  return 1 / Math.max(variance, 1e-9);
}

function varianceInside(groups: readonly number[][]): number {
  const free = groups.reduce((sum, values) => sum + values.length - 1, 0);
  if (free <= 0) return 0;
  const squares = groups.reduce((sum, values) => {
    const mean = meanOf(values);
    return sum + values.reduce((total, value) => total + (value - mean) ** 2, 0);
  }, 0);
  return squares / free;
}

function varianceBetween(groups: readonly { count: number; own: number }[], inside: number): number {
  if (groups.length < 2) return 0;
  const weights = groups.map(({ count }) => weightOf(inside / count));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const centre = groups.reduce((total, { own }, i) => total + own * weights[i]!, 0) / sum;
  const spread = groups.reduce((total, { own }, i) => total + weights[i]! * (own - centre) ** 2, 0);
  const scale = sum - weights.reduce((total, weight) => total + weight ** 2, 0) / sum;
  return Math.max(0, (spread - (groups.length - 1)) / scale);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
