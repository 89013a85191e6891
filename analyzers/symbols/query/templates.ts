import type { SymbolOutcome, TemplateSymbol, Visible } from '../../../src/domain/symbols.js';
import { readSkeleton } from '../extract/skeleton.js';
import type { Section } from '../sections.js';
import { applyOperations, type Combined } from './combine.js';
import { push } from './models.js';
import { outcomeOf } from './views.js';

const MOST_DEPTH = 50;

/** Templates of `static/`. */
export class Templates {
  readonly #section: Section;
  #extensions: Map<string, TemplateSymbol[]> | null = null;

  constructor(section: Section) {
    this.#section = section;
  }

  /** Names that can be rendered; extensions without a name of their own have a `~` in their key. */
  names(): string[] {
    return this.#section.keys().filter((key) => !key.includes('~'));
  }

  get(name: string): TemplateSymbol | null {
    const head = this.#section.head(name);
    return head === null ? null : readTemplate(name, head, () => readSkeleton(this.#section.body(name)!.slice(1)));
  }

  locate(name: string, expr: string, visible: Visible): SymbolOutcome {
    const combined = this.#combine(name, visible, 0);
    return combined === null ? 'unknown' : outcomeOf(combined, expr);
  }

  #combine(name: string, visible: Visible, depth: number): Combined | null {
    const template = this.get(name);
    const arch = template?.arch() ?? null;
    if (template === null || arch === null || depth > MOST_DEPTH) return null;
    let combined: Combined = { root: arch, unsure: 0 };
    if (template.inherit !== null && template.mode === 'primary') {
      const parent = this.#combine(template.inherit, visible, depth + 1);
      if (parent === null) return null;
      combined = parent;
      applyOperations(combined, arch);
    }
    for (const one of this.#extending(name)) {
      const specs = visible === null || visible.has(one.module) ? one.arch() : null;
      if (specs === null) continue;
      // jQuery selectors of `t-extend` are not evaluated.
      if (specs.plain['t-inherit'] === undefined) combined.unsure++;
      else applyOperations(combined, specs);
    }
    return combined;
  }

  #extending(name: string): readonly TemplateSymbol[] {
    if (this.#extensions === null) {
      this.#extensions = new Map();
      for (const key of this.#section.keys()) {
        const one = this.get(key)!;
        if (one.mode === 'extension' && one.inherit !== null) push(this.#extensions, one.inherit, one);
      }
    }
    return this.#extensions.get(name) ?? [];
  }
}

function readTemplate(name: string, head: string, arch: TemplateSymbol['arch']): TemplateSymbol {
  const [, inherit, mode, module = '', path = ''] = head.split('\t');
  return {
    name,
    module,
    inherit: inherit || null,
    mode: mode === 'e' ? 'extension' : 'primary',
    path,
    arch,
  };
}
