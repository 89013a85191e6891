import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { ScannedCode } from '../../../domain/evidence/scanned-code.js';
import type { EvidenceProblem } from '../../../domain/evidence/window.js';
import { isSeries, type Series } from '../../../domain/series.js';
import type { Bundle } from '../bundle/read.js';
import { formatTime } from '../time.js';
import { accessOf } from './access.js';
import { addonsOf } from './addons.js';
import { blocksOf } from './blocks.js';
import { codeOf, customLinesOf } from './code.js';
import { cronsOf } from './crons.js';
import { modelsOf } from './models.js';
import { operationsOf } from './operations.js';
import { ownersOf } from './owners.js';
import { confidenceOf, pairOf, windowOf } from './pair.js';
import { roleOf } from './role.js';
import { workOf } from './work.js';

/**
 * What bundles of one database tell, from the newest, with rates against the oldest.
 * @param bundles at least one, in any order
 */
export function summarize(
  bundles: readonly Bundle[],
  scanned: ScannedCode,
  earlier: readonly EvidenceProblem[] = [],
): DatabaseEvidence {
  const sorted = [...bundles].sort((a, b) => a.takenAt - b.takenAt || (a.name < b.name ? -1 : 1));
  const problems = [...earlier, ...sorted.flatMap((bundle) => bundle.problems)];
  const pair = pairOf(sorted, problems);
  const { newest } = pair;
  const owners = ownersOf(newest, scanned);
  const models = modelsOf(pair, owners, scanned);
  const crons = cronsOf(newest);
  const rows = [...models.values()].flatMap(({ model, rows: count }) => (count === null ? [] : [[model, count]]));
  return {
    series: seriesOf(newest),
    takenAt: formatTime(newest.takenAt),
    bundles: sorted.map((bundle) => ({
      name: bundle.name,
      takenAt: formatTime(bundle.takenAt),
      modules: bundle.rows('S03')?.length ?? 0,
      tables: (bundle.rows('S07') ?? []).filter(({ relkind }) => relkind === 'r' || relkind === 'p').length,
    })),
    window: windowOf(pair),
    confidence: confidenceOf(pair),
    blocks: blocksOf(newest),
    addons: Object.fromEntries(addonsOf(pair, scanned, { owners, models, crons })),
    rows: Object.fromEntries(rows),
    code: codeOf(newest),
    access: accessOf(newest),
    operations: operationsOf(newest, owners, crons),
    users: usersOf(newest),
    work: workOf(newest),
    role: roleOf(newest.rows('S42')?.[0]),
    customLines: customLinesOf(newest),
    problems,
  };
}

/** From the version of `base`, as Odoo's own cron does; null for a series that is not known. */
export function seriesOf(bundle: Bundle): Series | null {
  const row = bundle.rows('S01')?.[0];
  const base = row?.base_version ?? bundle.rows('S03')?.find(({ name }) => name === 'base')?.latest_version;
  const text = base ? /^(?:saas[~-])?(\d+\.\d+)/.exec(base)?.[1] : undefined;
  const major = row?.odoo_major != null ? `${row.odoo_major}.0` : undefined;
  return ([text, major].find((series) => series !== undefined && isSeries(series)) as Series | undefined) ?? null;
}

function usersOf(bundle: Bundle): DatabaseEvidence['users'] {
  const counts = bundle.rows('S16')?.[0];
  const devices = bundle.rows('S34')?.[0];
  if (!counts && !devices) return null;
  return {
    internal: counts?.internal_active ?? null,
    portal: counts?.portal_active ?? null,
    neverLoggedIn: counts?.internal_never_logged ?? null,
    notSince90Days: counts?.internal_inactive_90d ?? null,
    active30Days: devices?.users_active_30d ?? null,
  };
}
