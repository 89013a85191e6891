import type { SeriesBasis } from '../domain/addon.js';
import { isSeries, type Series } from '../domain/series.js';

/**
 * Series at the head of a manifest version: `16.0.1.0.0` and `16.0.1.0` are 16.0; `1.0` and `16.0` alone say nothing,
 * since Odoo puts its own series before a version of two or three numbers.
 * Source: odoo/modules/module.py adapt_version and check_version (`{series}.x.y` or `{series}.x.y.z`).
 */
export function seriesOfVersion(version: string | null): Series | null {
  const match = /^(\d{1,2}\.\d)\.\d+\.\d+/.exec(version ?? '');
  return match?.[1] && isSeries(match[1]) ? match[1] : null;
}

/** Series of a branch named as OCA names them: `16.0`, `16.0-mig-sale_x`, `saas-…` gives none. */
export function seriesOfBranch(branch: string | null): Series | null {
  const match = /^(?:origin\/)?(\d{1,2}\.\d)(?:$|[-_/])/.exec(branch ?? '');
  return match?.[1] && isSeries(match[1]) ? match[1] : null;
}

export function chooseSeries(
  from: Series | null,
  version: string | null,
  branch: string | null,
): { series: Series | null; seriesBasis: SeriesBasis } {
  if (from) return { series: from, seriesBasis: 'from' };
  const byVersion = seriesOfVersion(version);
  if (byVersion) return { series: byVersion, seriesBasis: 'manifest' };
  const byBranch = seriesOfBranch(branch);
  if (byBranch) return { series: byBranch, seriesBasis: 'branch' };
  return { series: null, seriesBasis: 'unknown' };
}
