import type { JsClassSymbol, JsModuleSymbol } from '../../../src/domain/symbols.js';
import type { Section } from '../sections.js';
import { list } from './models.js';

const MOST_DEPTH = 30;

/** JavaScript modules, and what they register. */
export class JavaScript {
  readonly #section: Section;
  #registered: Set<string> | null = null;

  constructor(section: Section) {
    this.#section = section;
  }

  names(): string[] {
    return this.#section.keys();
  }

  get(name: string): JsModuleSymbol | null {
    const body = this.#section.body(name);
    if (body === null) return null;
    const rows = body.map((line) => line.split('\t'));
    // A name can be a module and the alias of another; the ES module says more.
    const head = rows.find(([mark, kind]) => mark === 'k' && kind === 'es') ?? rows.find(([mark]) => mark === 'k');
    const kind = head?.[1];
    if (kind === 'plain') return null;
    const exported = kind === 'es' ? this.#exports(name, 0) : null;
    return {
      name,
      module: head?.[2] ?? '',
      kind: kind === 'es' ? 'es' : 'odoo.define',
      exports: exported?.names ?? null,
      open: exported?.open ?? false,
      classes: rows.filter(([mark]) => mark === 'c').map(readClass),
      registrations: rows.filter(([mark]) => mark === 'r').map(([, registry = '', key = '']) => ({ registry, key })),
    };
  }

  /** Own exports, and those of modules it exports all of. */
  #exports(name: string, depth: number): { names: Set<string>; open: boolean } {
    const names = new Set<string>();
    let open = false;
    for (const line of this.#section.body(name) ?? []) {
      const [mark, value = ''] = line.split('\t');
      if (mark === 'e') names.add(value);
      if (mark !== 's') continue;
      if (!this.#section.has(value) || depth > MOST_DEPTH) open = true;
      else {
        const inner = this.#exports(value, depth + 1);
        for (const one of inner.names) if (one !== 'default') names.add(one);
        open ||= inner.open;
      }
    }
    return { names, open };
  }

  registers(registry: string, key: string): boolean {
    if (this.#registered === null) {
      this.#registered = new Set();
      for (const name of this.names()) {
        for (const line of this.#section.body(name)!) if (line.startsWith('r\t')) this.#registered.add(line.slice(2));
      }
    }
    return this.#registered.has(`${registry}\t${key}`);
  }
}

function readClass([, name = '', parent, methods]: string[]): JsClassSymbol {
  return { name, extends: parent || null, methods: list(methods) };
}
