/** What one step of the branch changed in an addon. */
export interface Change {
  /** Seconds since 1970. */
  at: number;
  /** Path in the addon to content. */
  files: [string, string | null][];
  /** New content of the manifest; null where it is gone; undefined where it stayed. */
  manifest: string | null | undefined;
}

/** An addon at one commit: path to content. */
export interface Tree {
  version: string;
  at: number;
  files: ReadonlyMap<string, string>;
}

/**
 * An addon younger than this, or ported to its series less than this ago, is taken to be still in the making: nobody's
 * data depend on it yet. An assumption of ours, the length of two sprints.
 */
const SETTLED_AFTER = 30 * 86_400;
/** Files in all versions of an addon together; where there are more, the oldest versions are left out. An assumption that bounds the work. */
const MOST_FILES = 200_000;

/**
 * The addon as each version of its present series began, and as the newest commit has it.
 * @param versions Content of a manifest to the version it tells.
 * @returns Oldest first; `cut` where the oldest are left out.
 */
export function treesOf(
  series: string | null,
  timeline: readonly Change[],
  versions: ReadonlyMap<string, string | null>,
): { trees: Tree[]; cut: boolean } {
  const begun = beginnings(`${series}.`, timeline, versions);
  const kept = newestOf(begun);
  const trees: Tree[] = [];
  const files = new Map<string, string>();
  for (const [index, change] of timeline.entries()) {
    apply(files, change);
    const beginning = kept[trees.length];
    if (beginning?.index === index) trees.push({ version: beginning.version, at: change.at, files: new Map(files) });
  }
  if (trees.length > 0) trees.push({ version: trees.at(-1)!.version, at: timeline.at(-1)!.at, files });
  return { trees, cut: kept.length < begun.length };
}

interface Beginning {
  version: string;
  /** In the timeline. */
  index: number;
  /** Files the addon had then. */
  files: number;
}

/**
 * Where versions begin. What came before the addon settled is one: the last of that time. A version without its series in
 * front tells no port from a release: none of it then.
 */
function beginnings(
  prefix: string,
  timeline: readonly Change[],
  versions: ReadonlyMap<string, string | null>,
): Beginning[] {
  const begun: Beginning[] = [];
  const files = new Map<string, string>();
  let version: string | null = null;
  let from: number | null = null;
  for (const [index, change] of timeline.entries()) {
    apply(files, change);
    if (change.manifest !== undefined)
      version = change.manifest === null ? null : (versions.get(change.manifest) ?? null);
    if (version === null || !version.startsWith(prefix)) {
      from = null;
      begun.length = 0;
      continue;
    }
    from ??= change.at;
    if (change.at < from + SETTLED_AFTER) begun.length = 0;
    if (begun.at(-1)?.version !== version) begun.push({ version, index, files: files.size });
  }
  return begun;
}

function newestOf(begun: readonly Beginning[]): Beginning[] {
  let first = begun.length;
  for (let held = 0; first > 0; first--) {
    held += begun[first - 1]!.files + 1;
    if (held > MOST_FILES) break;
  }
  return begun.slice(first);
}

function apply(files: Map<string, string>, change: Change): void {
  for (const [file, blob] of change.files) {
    if (blob === null) files.delete(file);
    else files.set(file, blob);
  }
}
