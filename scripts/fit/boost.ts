import type { Forest, Tree } from '../../scoring/upgrade-model.js';

/** Gradient boosting of small regression trees over binned features. Deterministic: no sampling but by a fixed seed. */

export interface BoostOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Fewest rows of a leaf. */
  leaf: number;
  /** Added to the count of a leaf when its value is taken: small leaves say less. */
  shrink: number;
  /** Share of rows and of features each tree sees. */
  rows: number;
  columns: number;
  /** `square`: mean. A number: that quantile (pinball loss). */
  loss: 'square' | number;
  seed: number;
}

export const BOOST: BoostOptions = {
  trees: 200,
  depth: 4,
  rate: 0.05,
  leaf: 15,
  shrink: 5,
  rows: 0.7,
  columns: 0.4,
  loss: 'square',
  seed: 7,
};

/** A small generator of random numbers (mulberry32), so that a refit gives the same bytes. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const BINS = 48;

/** Columns of features, each cut into at most 48 bins at values that occur. */
export interface Binned {
  rows: number;
  bins: Uint8Array[];
  /** Upper edge of each bin but the last. */
  edges: number[][];
}

export function bin(matrix: readonly Float64Array[], width: number): Binned {
  const bins: Uint8Array[] = [];
  const edges: number[][] = [];
  for (let column = 0; column < width; column++) {
    const sorted = Float64Array.from(matrix, (row) => row[column]!).sort();
    const distinct = [...new Set(sorted)];
    const cuts =
      distinct.length <= BINS
        ? distinct.slice(0, -1)
        : [
            ...new Set(
              Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)]!),
            ),
          ].filter((cut) => cut < distinct[distinct.length - 1]!);
    edges.push(cuts);
    bins.push(Uint8Array.from(matrix, (row) => position(cuts, row[column]!)));
  }
  return { rows: matrix.length, bins, edges };
}

/** Number of the first edge that is not below the value. */
function position(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function boost(data: Binned, target: Float64Array, weight: Float64Array, options: BoostOptions): Forest {
  const next = random(options.seed);
  const base = start(target, weight, options.loss);
  const guess = new Float64Array(data.rows).fill(base);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round++) {
    const slope = slopes(target, guess, options.loss);
    const rows: number[] = [];
    for (let i = 0; i < data.rows; i++) if (next() < options.rows) rows.push(i);
    const columns = data.bins.map((_, i) => i).filter(() => next() < options.columns);
    const grown = grow(data, slope, weight, rows, columns, options);
    settle(grown, data, target, guess, weight, options);
    trees.push(grown.tree);
  }
  return { base, trees };
}

function start(target: Float64Array, weight: Float64Array, loss: BoostOptions['loss']): number {
  if (loss !== 'square') return weightedQuantile([...target], [...weight], loss);
  let sum = 0;
  let all = 0;
  for (let i = 0; i < target.length; i++) {
    sum += target[i]! * weight[i]!;
    all += weight[i]!;
  }
  return all > 0 ? sum / all : 0;
}

function slopes(target: Float64Array, guess: Float64Array, loss: BoostOptions['loss']): Float64Array {
  return target.map((value, i) => {
    const miss = value - guess[i]!;
    if (loss === 'square') return miss;
    return miss > 0 ? loss : loss - 1;
  });
}

interface Grown {
  tree: Tree;
  /** Edge number of the split per node, to send binned rows down. */
  cut: number[];
}

function grow(
  data: Binned,
  slope: Float64Array,
  weight: Float64Array,
  rows: number[],
  columns: readonly number[],
  options: BoostOptions,
): Grown {
  const tree: Tree = { feature: [-1], threshold: [0], left: [0], value: [0] };
  const cut: number[] = [0];
  const open: { node: number; rows: number[]; depth: number }[] = [{ node: 0, rows, depth: 0 }];
  for (let item = open.shift(); item !== undefined; item = open.shift()) {
    if (item.depth >= options.depth) continue;
    const split = bestSplit(data, slope, weight, item.rows, columns, options);
    if (split === null) continue;
    const { feature, edge } = split;
    const left = tree.feature.length;
    tree.feature[item.node] = feature;
    tree.threshold[item.node] = data.edges[feature]![edge]!;
    tree.left[item.node] = left;
    cut[item.node] = edge;
    for (const child of [left, left + 1]) {
      tree.feature[child] = -1;
      tree.threshold[child] = 0;
      tree.left[child] = 0;
      tree.value[child] = 0;
      cut[child] = 0;
    }
    const bins = data.bins[feature]!;
    open.push({ node: left, rows: item.rows.filter((i) => bins[i]! <= edge), depth: item.depth + 1 });
    open.push({ node: left + 1, rows: item.rows.filter((i) => bins[i]! > edge), depth: item.depth + 1 });
  }
  return { tree, cut };
}

function bestSplit(
  data: Binned,
  slope: Float64Array,
  weight: Float64Array,
  rows: readonly number[],
  columns: readonly number[],
  { leaf, shrink }: BoostOptions,
): { feature: number; edge: number } | null {
  if (rows.length < 2 * leaf) return null;
  let best: { feature: number; edge: number } | null = null;
  let bestGain = 1e-9;
  const sums = new Float64Array(BINS + 1);
  const weights = new Float64Array(BINS + 1);
  const counts = new Int32Array(BINS + 1);
  for (const feature of columns) {
    const edges = data.edges[feature]!.length;
    if (edges === 0) continue;
    sums.fill(0);
    weights.fill(0);
    counts.fill(0);
    const bins = data.bins[feature]!;
    let all = 0;
    let allWeight = 0;
    for (const i of rows) {
      const at = bins[i]!;
      const w = weight[i]!;
      sums[at]! += slope[i]! * w;
      weights[at]! += w;
      counts[at]!++;
      all += slope[i]! * w;
      allWeight += w;
    }
    const parent = (all * all) / (allWeight + shrink);
    let left = 0;
    let leftWeight = 0;
    let leftCount = 0;
    for (let edge = 0; edge < edges; edge++) {
      left += sums[edge]!;
      leftWeight += weights[edge]!;
      leftCount += counts[edge]!;
      if (leftCount < leaf) continue;
      if (rows.length - leftCount < leaf) break;
      const right = all - left;
      const gain = (left * left) / (leftWeight + shrink) + (right * right) / (allWeight - leftWeight + shrink) - parent;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, edge };
      }
    }
  }
  return best;
}

/** Gives every node its value from all rows that come by, and moves the guesses. */
function settle(
  { tree, cut }: Grown,
  data: Binned,
  target: Float64Array,
  guess: Float64Array,
  weight: Float64Array,
  options: BoostOptions,
): void {
  const rowsOf: number[][] = tree.feature.map(() => []);
  const ends = new Int32Array(data.rows);
  for (let i = 0; i < data.rows; i++) {
    let node = 0;
    rowsOf[0]!.push(i);
    while (tree.feature[node]! >= 0) {
      node = tree.left[node]! + (data.bins[tree.feature[node]!]![i]! <= cut[node]! ? 0 : 1);
      rowsOf[node]!.push(i);
    }
    ends[i] = node;
  }
  for (const [node, rows] of rowsOf.entries()) {
    tree.value[node] = options.rate * stepOf(rows, target, guess, weight, options);
  }
  for (let i = 0; i < data.rows; i++) guess[i]! += tree.value[ends[i]!]!;
}

function stepOf(
  rows: readonly number[],
  target: Float64Array,
  guess: Float64Array,
  weight: Float64Array,
  { loss, shrink }: BoostOptions,
): number {
  let all = 0;
  for (const i of rows) all += weight[i]!;
  if (all === 0) return 0;
  const trust = all / (all + shrink);
  if (loss !== 'square') {
    const misses = rows.map((i) => target[i]! - guess[i]!);
    return (
      trust *
      weightedQuantile(
        misses,
        rows.map((i) => weight[i]!),
        loss,
      )
    );
  }
  let sum = 0;
  for (const i of rows) sum += (target[i]! - guess[i]!) * weight[i]!;
  return trust * (sum / all);
}

/** The smallest value at which the weights reach the level. */
export function weightedQuantile(values: readonly number[], weights: readonly number[], level: number): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  for (const i of order) {
    reached += weights[i]!;
    if (reached >= level * all) return values[i]!;
  }
  return order.length > 0 ? values[order[order.length - 1]!]! : 0;
}
