import type { AddonSource } from '../../src/domain/addon.js';
import { passOn } from '../../src/domain/passing.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import { type OverrideSurface, SURFACE_LEVELS, type SurfacePlace } from '../../src/domain/surface.js';
import { Core, type Extension } from './core.js';
import { scriptExtensions } from './javascript.js';
import { pythonExtensions } from './python.js';
import { viewExtensions } from './views.js';

const MOST_PLACES = 10;

/**
 * How an addon gets at Odoo's own code, level A to D; the definition is docs/explanation/override-surface.md.
 * @param symbols Odoo's own symbols by series. Where there are none, less is seen and `basis` says so.
 * @returns null for addons of Odoo itself: they are the code that others extend.
 */
export function surfaceOf(
  source: AddonSource,
  portfolio: Portfolio,
  symbols: NonNullable<RuleContext['symbols']>,
): OverrideSurface | null {
  if (source.addon.origin === 'odoo') return null;
  const core = new Core(source, portfolio, symbols);
  const extensions = [
    ...shadows(source, core),
    ...pythonExtensions(source, core),
    ...viewExtensions(source, core),
    ...scriptExtensions(source, core),
  ].sort(worstFirst);
  const counts = { A: 0, B: 0, C: 0, D: 0 };
  for (const { level } of extensions) counts[level]++;
  return {
    level: extensions[0]?.level ?? 'A',
    basis: core.index === null ? 'text' : 'index',
    counts,
    places: extensions.slice(0, MOST_PLACES).map((one) => placed(source, one)),
  };
}

/** The override surface of every scanned addon but Odoo's own, by key. */
export function surfacesOf(
  portfolio: Portfolio,
  symbols: NonNullable<RuleContext['symbols']>,
): Map<string, OverrideSurface> {
  const surfaces = new Map<string, OverrideSurface>();
  for (const [key, source] of portfolio.sources) {
    const surface = surfaceOf(source, portfolio, symbols);
    if (surface !== null) surfaces.set(key, surface);
    passOn();
  }
  return surfaces;
}

/** An addon that bears the name of one of Odoo's takes its place on the path: a copy that was edited. */
function* shadows({ addon, manifest }: AddonSource, { index }: Core): Iterable<Extension> {
  if (index === null || !index.hasModule(addon.name)) return;
  yield { level: 'D', what: `takes the place of Odoo's own addon ${addon.name}`, path: manifest?.path ?? '', line: 1 };
}

function placed({ addon }: AddonSource, { level, what, path, line }: Extension): SurfacePlace {
  return { level, what, path: addon.path === '.' ? path : `${addon.path}/${path}`, line };
}

function worstFirst(a: Extension, b: Extension): number {
  return (
    SURFACE_LEVELS.indexOf(b.level) - SURFACE_LEVELS.indexOf(a.level) ||
    compare(a.path, b.path) ||
    a.line - b.line ||
    compare(a.what, b.what)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
