import type { AddonSource } from '../../src/domain/addon.js';
import { addonsNamed } from '../../src/domain/lookups.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import type { SurfaceLevel } from '../../src/domain/surface.js';
import type { SymbolIndex, Visible } from '../../src/domain/symbols.js';
import { ownWorld } from '../resolution/world.js';
import { isCoreModel } from '../rules/shared/core-models.js';

/** One extension of Odoo's code. */
export interface Extension {
  level: SurfaceLevel;
  what: string;
  /** Relative to the addon. */
  path: string;
  line: number;
}

/** What is Odoo's own, seen from one addon: by the symbol index of its series, or by names where there is none. */
export class Core {
  readonly index: SymbolIndex | null;
  readonly #visible: Visible;
  readonly #portfolio: Portfolio;

  constructor(source: AddonSource, portfolio: Portfolio, symbols: NonNullable<RuleContext['symbols']>) {
    const world = ownWorld(source, portfolio, symbols);
    this.index = world?.before ?? null;
    // A dependency that was not scanned may bring any addon of Odoo along: then all of them count.
    this.#visible = world === null || world.open ? null : world.visible(world.from);
    this.#portfolio = portfolio;
  }

  /** Addons of Odoo that were scanned too stay Odoo's. */
  #isScanned(name: string): boolean {
    return addonsNamed(this.#portfolio, name).some(({ addon }) => addon.origin !== 'odoo');
  }

  /** An addon of Odoo. Without an index every addon that was not scanned counts as one only by its models and views. */
  hasModule(name: string): boolean {
    if (this.index !== null) return this.index.hasModule(name) && !this.#isScanned(name);
    return !this.#isScanned(name);
  }

  /** A model that Odoo declares and that the addon sees. */
  hasModel(name: string): boolean {
    if (this.index !== null) return this.index.hasModel(name, this.#visible);
    const declared = this.#portfolio.registry.models.get(name)?.declarations.some((one) => one.creates) ?? false;
    return !declared && isCoreModel(name);
  }

  /** The modules of Odoo that define a method on a model; `odoo` is the framework itself. Null where nothing can be told. */
  definers(model: string, method: string): string[] | null {
    if (this.index === null) return null;
    return this.index.method(model, method, this.#visible).found.map((entry) => entry.module);
  }
}
