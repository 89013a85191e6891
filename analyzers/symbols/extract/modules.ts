import type { Literal, ManifestFacts } from '../../../src/domain/facts/manifest.js';
import { type Entry, row } from '../sections.js';

/** Module that is proprietary. Its name and dependencies may be told, its contents are not indexed. */
const PROPRIETARY = /^OEEL/i;

export interface ModuleFacts {
  name: string;
  values: Record<string, Literal>;
  /** Data files the manifest loads, and those it loads for demonstration only; relative to the module. */
  data: ReadonlySet<string>;
  demo: ReadonlySet<string>;
  withheld: boolean;
}

/** Keys whose files are loaded. Source: openerp/modules/loading.py (8.0: init_xml and update_xml still load), odoo/modules/loading.py. */
const DATA_KEYS = ['data', 'init_xml', 'update_xml'];
const DEMO_KEYS = ['demo', 'demo_xml'];

export function moduleFacts(name: string, manifest: ManifestFacts): ModuleFacts {
  const values = manifest.values ?? {};
  const files = (keys: readonly string[]) => new Set(keys.flatMap((key) => strings(values[key])).map(tidy));
  return {
    name,
    values,
    data: files(DATA_KEYS),
    demo: files(DEMO_KEYS),
    withheld: PROPRIETARY.test(text(values.license)) || values.installable === false,
  };
}

/** One module: `v` version, `c` category, `l` licence, `f` flags (auto_install, not installable, withheld), `d` dependency. */
export function moduleEntry({ name, values, withheld }: ModuleFacts): Entry {
  const depends = strings(values.depends);
  const lines = [
    row('v', text(values.version)),
    row('c', text(values.category)),
    row('l', text(values.license)),
    // Source: odoo/modules/module.py: auto_install may be a list of the dependencies that trigger it.
    row(
      'f',
      `${values.auto_install || values.active === true ? 'a' : ''}${values.installable === false ? 'n' : ''}${withheld ? 'w' : ''}`,
    ),
    ...depends.map((other) => row('d', other)),
  ];
  // An addon without any depends on base. Source: odoo/modules/module.py load_manifest.
  if (depends.length === 0 && name !== 'base') lines.push(row('d', 'base'));
  return { section: 'modules', key: name, lines: lines.filter((line) => line.length > 1) };
}

const tidy = (file: string): string => file.replace(/^\.?\//, '');

export function strings(value: Literal | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function text(value: Literal | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
