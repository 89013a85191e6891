import type {
  FieldSymbol,
  MemberLookup,
  MethodSymbol,
  ModelDeclarationSymbol,
  ModelSymbol,
  SymbolOutcome,
  Visible,
} from '../../../src/domain/symbols.js';
import { BASE_MODEL } from '../extract/core.js';
import type { Section } from '../sections.js';

const KINDS: Readonly<Record<string, ModelDeclarationSymbol['kind']>> = {
  m: 'model',
  t: 'transient',
  a: 'abstract',
};

interface Ancestry {
  ancestors: readonly ModelSymbol[];
  unknownParents: readonly string[];
}

/** Models of an index, each read when it is first asked for. */
export class Models {
  readonly #section: Section;
  readonly #known = new Map<string, ModelSymbol | null>();
  readonly #ancestries = new WeakMap<object, Map<string, Ancestry>>();

  constructor(section: Section) {
    this.#section = section;
  }

  names(): string[] {
    return this.#section.keys().filter((name) => name !== BASE_MODEL);
  }

  get(name: string): ModelSymbol | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const body = this.#section.body(name);
    const model = body === null ? null : readModel(name, body);
    this.#known.set(name, model);
    return model;
  }

  /** A model counts where a visible module creates it; one that is only extended stays unknown. */
  has(name: string, visible: Visible): boolean {
    return this.get(name)?.declarations.some((one) => one.creates && counts(one, visible)) ?? false;
  }

  field(model: string, name: string, visible: Visible): MemberLookup<FieldSymbol> {
    return this.#member(model, true, visible, (one) => one.fields.get(name));
  }

  method(model: string, name: string, visible: Visible): MemberLookup<MethodSymbol> {
    return this.#member(model, false, visible, (one) => one.methods.get(name));
  }

  #member<T extends { module: string }>(
    model: string,
    delegates: boolean,
    visible: Visible,
    pick: (model: ModelSymbol) => readonly T[] | undefined,
  ): MemberLookup<T> {
    const { ancestors, unknownParents } = this.#ancestryOf(model, delegates, visible);
    const found = ancestors.flatMap((one) =>
      (pick(one) ?? []).filter((entry) => counts(entry, visible)).map((entry) => ({ ...entry, model: one.name })),
    );
    return { found, unknownParents };
  }

  /** Made once for everything that is asked of a model by who sees the same modules. */
  #ancestryOf(name: string, delegates: boolean, visible: Visible): Ancestry {
    const owner = visible ?? this;
    const known = this.#ancestries.get(owner) ?? new Map<string, Ancestry>();
    this.#ancestries.set(owner, known);
    const key = `${delegates} ${name}`;
    let ancestry = known.get(key);
    if (ancestry === undefined) {
      ancestry = this.#ancestry(name, delegates, visible);
      known.set(key, ancestry);
    }
    return ancestry;
  }

  /**
   * The model and all it inherits from, nearest first; `base` and the core's own class come last, as every model has
   * them. Source: odoo/models.py BaseModel._build_model (10.0 on: `base` is the parent of all).
   */
  #ancestry(name: string, delegates: boolean, visible: Visible): Ancestry {
    const seen = new Set<string>();
    const queue = [name];
    const ancestors: ModelSymbol[] = [];
    const unknownParents: string[] = [];
    const visit = (next: string) => {
      if (seen.has(next)) return;
      seen.add(next);
      const model = this.get(next);
      if (model === null) {
        if (next !== 'base' && next !== BASE_MODEL) unknownParents.push(next);
        return;
      }
      ancestors.push(model);
      for (const one of model.declarations) {
        if (!counts(one, visible)) continue;
        queue.push(...one.inherit, ...(delegates ? Object.keys(one.inherits) : []));
      }
    };
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) visit(next);
    for (const common of ['base', BASE_MODEL]) visit(common);
    return { ancestors, unknownParents };
  }
}

const counts = ({ module }: { module: string }, visible: Visible): boolean =>
  visible === null || module === 'odoo' || visible.has(module);

function readModel(name: string, body: readonly string[]): ModelSymbol {
  const declarations: ModelDeclarationSymbol[] = [];
  const fields = new Map<string, FieldSymbol[]>();
  const methods = new Map<string, MethodSymbol[]>();
  for (const line of body) {
    const cells = line.split('\t');
    if (cells[0] === 'D') declarations.push(readDeclaration(cells));
    else if (cells[0] === 'F') push(fields, cells[1]!, readField(cells));
    else if (cells[0] === 'M') push(methods, cells[1]!, readMethod(cells));
  }
  return { name, declarations, fields, methods };
}

function readDeclaration([, module = '', kind = 'm', inherit = '', inherits = '']: string[]): ModelDeclarationSymbol {
  return {
    module,
    kind: KINDS[kind.charAt(0)] ?? 'model',
    creates: kind.endsWith('c'),
    inherit: list(inherit),
    inherits: Object.fromEntries(list(inherits).map((pair) => pair.split(':') as [string, string])),
  };
}

function readField(cells: string[]): FieldSymbol {
  const [, name = '', module = '', type = '', comodel, flags = '', inverse, related, compute, selection] = cells;
  return {
    name,
    module,
    type,
    comodel: comodel || null,
    inverse: inverse || null,
    related: related || null,
    compute: compute || null,
    required: flags.includes('r'),
    store: flags.includes('s') ? true : flags.includes('n') ? false : null,
    selection: selection ? list(selection) : null,
  };
}

export function readMethod([, name = '', module = '', parameters = '', decorators = '']: string[]): MethodSymbol {
  return { name, module, parameters, decorators: list(decorators) };
}

export const list = (text: string | undefined): string[] => (text ? text.split(',') : []);

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Whether a field type takes a keyword, by its class and the classes it is built on. */
export function fieldKeyword(types: Section, type: string, keyword: string): SymbolOutcome {
  const byType = types.keys().find((name) => name.toLowerCase() === type.toLowerCase());
  if (byType === undefined) return 'unknown';
  const seen = new Set<string>();
  const open = [byType];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const line of types.body(name) ?? []) {
      const [mark, value = ''] = line.split('\t');
      if (mark === 'a' && value === keyword) return 'found';
      if (mark === 'b') open.push(value.replace(/^.*\./, '').replace(/\[.*/s, ''));
    }
  }
  return 'missing';
}
