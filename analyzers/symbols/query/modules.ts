import type { ModuleSymbol, XmlIdSymbol } from '../../../src/domain/symbols.js';
import type { Section } from '../sections.js';
import type { Models } from './models.js';

export class Modules {
  readonly #section: Section;
  readonly #known = new Map<string, ModuleSymbol | null>();

  constructor(section: Section) {
    this.#section = section;
  }

  names(): string[] {
    return this.#section.keys();
  }

  has(name: string): boolean {
    return this.#section.has(name);
  }

  get(name: string): ModuleSymbol | null {
    let module = this.#known.get(name);
    if (module === undefined) {
      const body = this.#section.body(name);
      module = body === null ? null : readModule(name, body);
      this.#known.set(name, module);
    }
    return module;
  }

  closure(names: Iterable<string>): Set<string> {
    const reached = new Set<string>();
    const open = ['base', 'odoo', ...names];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      open.push(...(this.get(name)?.depends ?? []));
    }
    return reached;
  }
}

function readModule(name: string, body: readonly string[]): ModuleSymbol {
  const first = (mark: string): string | null =>
    body.find((line) => line.startsWith(`${mark}\t`))?.slice(mark.length + 1) ?? null;
  const flags = first('f') ?? '';
  return {
    name,
    version: first('v'),
    category: first('c'),
    license: first('l'),
    autoInstall: flags.includes('a'),
    installable: !flags.includes('n'),
    withheld: flags.includes('w'),
    depends: body.filter((line) => line.startsWith('d\t')).map((line) => line.slice(2)),
  };
}

/** XML ids: those in data files, and those that Odoo makes of modules, models, fields and categories. */
export class XmlIds {
  readonly #section: Section;
  readonly #modules: Modules;
  readonly #models: Models;
  /** Ids that were asked for. */
  readonly #known = new Map<string, XmlIdSymbol | null>();
  #categories: Set<string> | null = null;

  constructor(section: Section, modules: Modules, models: Models) {
    this.#section = section;
    this.#modules = modules;
    this.#models = models;
  }

  /** Those in data files of a module. */
  of(module: string): XmlIdSymbol[] {
    return [...symbolsOf(module, this.#section.body(module) ?? []).values()];
  }

  get(id: string): XmlIdSymbol | null {
    let found = this.#known.get(id);
    if (found === undefined) {
      found = this.#find(id);
      this.#known.set(id, found);
    }
    return found;
  }

  #find(id: string): XmlIdSymbol | null {
    const dot = id.indexOf('.');
    if (dot < 0) return null;
    const [module, name] = [id.slice(0, dot), id.slice(dot + 1)];
    const listed = symbolsOf(module, this.#section.rows(module, name) ?? []);
    return listed.get(id) ?? this.#implied(id, module, name);
  }

  #implied(id: string, module: string, name: string): XmlIdSymbol | null {
    const made = (model: string): XmlIdSymbol => ({ id, model, module, demo: false, unlisted: false, implied: true });
    // Source: odoo/modules/db.py initialize: every addon on the path, with the module `base`.
    if (module === 'base' && name.startsWith('module_')) {
      if (this.#modules.has(name.slice('module_'.length))) return made('ir.module.module');
      if (this.#categoryIds().has(name)) return made('ir.module.category');
    }
    // Source: odoo/addons/base/models/ir_model.py model_xmlid, field_xmlid (12.0: two underscores; one before).
    if (name.startsWith('model_') && this.#byUnderscores(name.slice('model_'.length), module)) return made('ir.model');
    if (name.startsWith('field_') && this.#isField(name.slice('field_'.length), module)) return made('ir.model.fields');
    return null;
  }

  /** Source: odoo/modules/db.py create_categories. */
  #categoryIds(): Set<string> {
    if (this.#categories === null) {
      this.#categories = new Set();
      for (const name of this.#modules.names()) {
        const parts = (this.#modules.get(name)?.category ?? 'Uncategorized').split('/');
        for (let count = 1; count <= parts.length; count++) {
          const joined = parts
            .slice(0, count)
            .map((part) => part.trim().toLowerCase())
            .join('_');
          this.#categories.add(`module_category_${joined}`.replaceAll('&', 'and').replaceAll(' ', '_'));
        }
      }
    }
    return this.#categories;
  }

  #underscored: Map<string, string[]> | null = null;

  #byUnderscores(name: string, module: string): boolean {
    if (this.#underscored === null) {
      this.#underscored = new Map();
      for (const model of this.#models.names()) {
        const key = model.replaceAll('.', '_');
        this.#underscored.set(key, [...(this.#underscored.get(key) ?? []), model]);
      }
    }
    return (this.#underscored.get(name) ?? []).some((model) =>
      this.#models.get(model)?.declarations.some((one) => one.module === module),
    );
  }

  /** Fields get an id in each module that declares them; which they are, down to inherited ones, is not told here. */
  #isField(name: string, module: string): boolean {
    for (const split of splits(name)) {
      const model = split[0];
      if (this.#byUnderscores(model, module) || this.#underscored?.has(model)) {
        for (const candidate of this.#underscored?.get(model) ?? []) {
          if (this.#models.field(candidate, split[1], null).found.length > 0) return true;
        }
      }
    }
    return false;
  }
}

/** Ways to cut `res_partner__name` (12.0 on), or `res_partner_name`, into a model and a field. */
function splits(name: string): [string, string][] {
  const double = name.indexOf('__');
  if (double > 0) return [[name.slice(0, double), name.slice(double + 2)]];
  const found: [string, string][] = [];
  for (let at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
    found.push([name.slice(0, at), name.slice(at + 1)]);
  }
  return found;
}

function symbolsOf(module: string, lines: readonly string[]): Map<string, XmlIdSymbol> {
  const found = new Map<string, XmlIdSymbol>();
  for (const line of lines) addLine(found, module, line);
  return found;
}

/** Of several declarations of one id the one every installation has counts: not demo, listed, by its own module. */
function addLine(found: Map<string, XmlIdSymbol>, module: string, line: string): void {
  const [name = '', model = '', flags = '', by] = line.split('\t');
  const id = `${module}.${name}`;
  const one = {
    id,
    model,
    module: by || module,
    demo: flags.includes('d'),
    unlisted: flags.includes('u'),
    implied: false,
  };
  const known = found.get(id);
  const weight = (symbol: XmlIdSymbol) =>
    (symbol.demo ? 4 : 0) + (symbol.unlisted ? 2 : 0) + (symbol.module === module ? 0 : 1);
  if (known === undefined || weight(one) < weight(known)) found.set(id, one);
}
