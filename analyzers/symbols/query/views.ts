import type { SkeletonNode, SymbolOutcome, ViewSymbol, Visible } from '../../../src/domain/symbols.js';
import { readSkeleton } from '../extract/skeleton.js';
import { compare, type Section } from '../sections.js';
import { applyOperations, type Combined } from './combine.js';
import { push } from './models.js';
import { select } from './xpath.js';

/** Odoo's default. Source: odoo/addons/base/models/ir_ui_view.py `priority`. */
const DEFAULT_PRIORITY = 16;
/** Inheritance deeper than any view has; a circle ends here. */
const MOST_DEPTH = 50;
/**
 * Combined trees that are kept, of some 100 elements each. At a million lines 2,480 are made where 400 would do with 2,074, and a
 * fifth of what inspection leaves on the heap is spared.
 */
const MOST_TREES = 100;

/** Views of an index. */
export class Views {
  readonly #section: Section;
  readonly #known = new Map<string, ViewSymbol | null>();
  /** Ids of what inherits from a view, and the views once they were asked for. */
  #heirs: Map<string, string[]> | null = null;
  readonly #children = new Map<string, readonly ViewSymbol[]>();
  /** Modules that extend a view, at any depth. */
  readonly #extenders = new Map<string, ReadonlySet<string>>();
  /** Combined views by id and the visible modules among their extenders; those not asked for longest go first. */
  readonly #combined = new Map<string, Combined | null>();

  constructor(section: Section) {
    this.#section = section;
  }

  ids(): string[] {
    return this.#section.keys();
  }

  get(id: string): ViewSymbol | null {
    let view = this.#known.get(id);
    if (view === undefined) {
      const head = this.#section.head(id);
      view = head === null ? null : readView(id, head, () => readSkeleton(this.#section.body(id)!.slice(1)));
      this.#known.set(id, view);
    }
    return view;
  }

  children(id: string): readonly ViewSymbol[] {
    let children = this.#children.get(id);
    if (children === undefined) {
      children = (this.#heirsOf().get(id) ?? [])
        .map((one) => this.get(one)!)
        .sort((a, b) => a.priority - b.priority || compare(a.id, b.id));
      this.#children.set(id, children);
    }
    return children;
  }

  #heirsOf(): ReadonlyMap<string, string[]> {
    if (this.#heirs === null) {
      this.#heirs = new Map();
      for (const one of this.ids()) {
        // A key without a body is no view.
        const inherit = cellOf(this.#section.head(one) ?? '', INHERIT);
        if (inherit !== '') push(this.#heirs, inherit, one);
      }
    }
    return this.#heirs;
  }

  /** Shared by all who see the same extensions: not to be changed. */
  combined(id: string, visible: Visible): SkeletonNode | null {
    return this.#combinedOf(id, visible)?.root ?? null;
  }

  locate(id: string, expr: string, visible: Visible): SymbolOutcome {
    const view = this.#combinedOf(id, visible);
    return view === null ? 'unknown' : locatedIn(view, expr);
  }

  /** Addons that see the same of what extends a view share its tree. */
  #combinedOf(id: string, visible: Visible): Combined | null {
    const seen = visible === null ? '*' : [...this.#extendersOf(id)].filter((one) => visible.has(one)).join();
    const key = `${id} ${seen}`;
    let view = this.#combined.get(key);
    if (view === undefined) {
      view = this.#combine(id, visible, 0);
      if (this.#combined.size >= MOST_TREES) this.#combined.delete(this.#combined.keys().next().value!);
    } else this.#combined.delete(key);
    this.#combined.set(key, view);
    return view;
  }

  /** Modules whose views may change the tree of a view: its own extensions, theirs, and those of what it is made from. */
  #extendersOf(id: string): ReadonlySet<string> {
    const known = this.#extenders.get(id);
    if (known !== undefined) return known;
    const modules = new Set<string>();
    const seen = new Set<string>();
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const parent = this.get(at)?.inherit ?? null;
      if (parent !== null) open.push(parent);
      for (const child of this.children(at)) {
        if (child.mode !== 'extension') continue;
        modules.add(child.module);
        open.push(child.id);
      }
    }
    this.#extenders.set(id, modules);
    return modules;
  }

  #combine(id: string, visible: Visible, depth: number): Combined | null {
    const view = this.get(id);
    const arch = view?.arch() ?? null;
    if (view === null || arch === null || depth > MOST_DEPTH) return null;
    // An extension has no tree of its own: what inherits from it changes the view it extends.
    if (view.mode === 'extension')
      return view.inherit === null ? null : this.#combine(view.inherit, visible, depth + 1);
    let combined: Combined = { root: arch, unsure: 0 };
    if (view.inherit !== null) {
      const parent = this.#combine(view.inherit, visible, depth + 1);
      if (parent === null) return null;
      combined = parent;
      applyOperations(combined, arch);
    }
    this.#extend(combined, id, visible, 0);
    return combined;
  }

  /** Extensions in Odoo's order, each followed by its own. Source: ir_ui_view.py `_combine` (15.0–19.0). */
  #extend(combined: Combined, id: string, visible: Visible, depth: number): void {
    if (depth > MOST_DEPTH) return;
    for (const child of this.children(id)) {
      if (child.mode !== 'extension' || child.demo || !(visible === null || visible.has(child.module))) continue;
      const specs = child.arch();
      if (specs !== null) applyOperations(combined, specs);
      this.#extend(combined, child.id, visible, depth + 1);
    }
  }
}

function locatedIn(view: Combined, expr: string): SymbolOutcome {
  view.located ??= new Map();
  let outcome = view.located.get(expr);
  if (outcome === undefined) {
    outcome = outcomeOf(view, expr);
    view.located.set(expr, outcome);
  }
  return outcome;
}

/** `missing` only where every operation on the view found its place. */
export function outcomeOf(view: Combined, expr: string): SymbolOutcome {
  const found = select(view.root, expr);
  if (found === null) return 'unknown';
  if (found.length > 0) return 'found';
  return view.unsure > 0 ? 'unknown' : 'missing';
}

/** Place of the view that is inherited among the cells of a head. */
const INHERIT = 4;

function cellOf(line: string, place: number): string {
  let from = 0;
  for (let left = place; left > 0; left--) {
    from = line.indexOf('\t', from) + 1;
    if (from === 0) return '';
  }
  const end = line.indexOf('\t', from);
  return line.slice(from, end < 0 ? undefined : end);
}

function readView(id: string, head: string, arch: ViewSymbol['arch']): ViewSymbol {
  const [, model, type, mode, inherit, priority, module = '', flags = ''] = head.split('\t');
  const order = Number(priority || DEFAULT_PRIORITY);
  return {
    id,
    module,
    model: model || null,
    type: type || null,
    inherit: inherit || null,
    mode: mode === 'e' ? 'extension' : 'primary',
    priority: Number.isNaN(order) ? DEFAULT_PRIORITY : order,
    demo: flags.includes('d'),
    arch,
  };
}
