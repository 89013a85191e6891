import type { ControllerMethodSymbol, ControllerSymbol, SymbolOutcome } from '../../../src/domain/symbols.js';
import type { Section } from '../sections.js';
import { list, push, readMethod } from './models.js';

const MOST_DEPTH = 20;

/** One module: its names with the shape of functions, the modules some come from, and those it imports all of. */
interface Held {
  names: Map<string, string>;
  sources: Map<string, string>;
  stars: string[];
}

/** What can be imported. */
export class Python {
  readonly #section: Section;
  readonly #known = new Map<string, Held | null>();
  /** Module name to the names of what lies in it: `odoo.tools` has `odoo.tools.misc`. */
  #packages: Set<string> | null = null;

  constructor(section: Section) {
    this.#section = section;
  }

  names(): string[] {
    return this.#section.keys();
  }

  /** A module, or a folder that holds some (addons are found below `odoo.addons` whatever their folder is). */
  has(name: string): boolean {
    const full = rooted(name);
    return this.#section.has(full) || this.#folders().has(full);
  }

  name(module: string, name: string): SymbolOutcome {
    const full = rooted(module);
    if (!/^odoo(\.|$)/.test(full)) return 'unknown';
    if (!this.has(full)) return 'missing';
    return name === '*' ? 'found' : this.#find(full, name, 0);
  }

  #find(module: string, name: string, depth: number): SymbolOutcome {
    if (this.has(`${module}.${name}`)) return 'found';
    const held = this.#read(module);
    if (held === null) return 'missing';
    // `__getattr__` of a module can give any name (PEP 562).
    if (held.names.has(name)) return 'found';
    let outcome: SymbolOutcome = held.names.has('__getattr__') ? 'unknown' : 'missing';
    for (const star of held.stars) {
      const target = this.#starTarget(module, star);
      const inner = target === null || depth > MOST_DEPTH ? 'unknown' : this.#find(target, name, depth + 1);
      if (inner === 'found') return 'found';
      if (inner === 'unknown') outcome = 'unknown';
    }
    return outcome;
  }

  /** Python 2 looks into the same package first. */
  #starTarget(module: string, star: string): string | null {
    const beside = `${module.replace(/\.[^.]*$/, '')}.${star}`;
    return [star, `${module}.${star}`, beside].find((one) => /^odoo(\.|$)/.test(one) && this.has(one)) ?? null;
  }

  signature(module: string, name: string): string | null {
    let at: string | null = rooted(module);
    const open = [at];
    const seen = new Set<string>();
    for (at = open.shift() ?? null; at !== null; at = open.shift() ?? null) {
      if (seen.has(at)) continue;
      seen.add(at);
      const held = this.#read(at);
      const shape = held?.names.get(name);
      if (shape?.startsWith('(')) return shape.slice(1, -1);
      const origin = held?.sources.get(name);
      for (const from of [...(origin === undefined ? [] : [origin]), ...(held?.stars ?? [])]) {
        const target = this.#starTarget(at, from);
        if (target !== null) open.push(target);
      }
    }
    return null;
  }

  #read(module: string): Held | null {
    const known = this.#known.get(module);
    if (known !== undefined) return known;
    const body = this.#section.body(module);
    const held: Held | null = body === null ? null : { names: new Map(), sources: new Map(), stars: [] };
    for (const line of body ?? []) {
      const [mark, value = '', shape = ''] = line.split('\t');
      if (mark === 'n') held!.names.set(value, shape);
      else if (mark === 's') held!.stars.push(value);
      else {
        for (const name of list(value)) {
          if (!held!.names.has(name)) held!.names.set(name, '');
          if (shape !== '') held!.sources.set(name, shape);
        }
      }
    }
    this.#known.set(module, held);
    return held;
  }

  #folders(): Set<string> {
    if (this.#packages === null) {
      this.#packages = new Set();
      for (const key of this.#section.keys()) {
        for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
          const folder = key.slice(0, dot);
          // What lies above it was added with it.
          if (this.#packages.has(folder)) break;
          this.#packages.add(folder);
        }
      }
    }
    return this.#packages;
  }
}

/** Up to 9.0 the package is called `openerp`; the index calls it `odoo` in all series. */
const rooted = (name: string): string => name.replace(/^openerp(?=\.|$)/, 'odoo');

/** Controllers and their routes. */
export class Controllers {
  readonly #section: Section;
  #routes: Map<string, { module: string; className: string; method: string }[]> | null = null;

  constructor(section: Section) {
    this.#section = section;
  }

  names(): string[] {
    return this.#section.keys();
  }

  get(name: string): ControllerSymbol | null {
    const body = this.#section.body(name);
    if (body === null) return null;
    const classes = new Map<string, { module: string; bases: string[]; methods: ControllerMethodSymbol[] }>();
    for (const line of body) {
      const cells = line.split('\t');
      const module = (cells[0] === 'B' ? cells[1] : cells[2]) ?? '';
      const held = classes.get(module) ?? { module, bases: [], methods: [] };
      classes.set(module, held);
      if (cells[0] === 'B') held.bases.push(...list(cells[2]));
      else held.methods.push({ ...readMethod(cells), urls: cells[5] ? cells[5].split(' ') : [] });
    }
    return { name, classes: [...classes.values()] };
  }

  route(url: string): readonly { module: string; className: string; method: string }[] {
    if (this.#routes === null) {
      this.#routes = new Map();
      for (const className of this.names()) {
        for (const { module, methods } of this.get(className)!.classes) {
          for (const { name, urls } of methods) {
            for (const one of urls) push(this.#routes, one, { module, className, method: name });
          }
        }
      }
    }
    return this.#routes.get(url) ?? [];
  }
}
