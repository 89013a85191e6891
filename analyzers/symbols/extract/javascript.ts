import type { JavaScriptFacts } from '../../../src/domain/facts/javascript.js';
import { type Entry, row } from '../sections.js';

/**
 * Name of the ES module in a file: `@web/core/registry` for `web/static/src/core/registry.js`, `@web/../lib/…` and
 * `@web/../tests/…` for the other folders. Source: url_to_module_path of odoo/tools/js_transpiler.py (14.0–19.0).
 */
export function esModuleName(module: string, path: string): string | null {
  const found = /^static\/(src|tests|lib)\/(.*?)(?:\/index)?\.js$/.exec(path);
  if (!found) return null;
  const inner = found[2] === 'index' ? '' : `/${found[2]}`;
  return found[1] === 'src' ? `@${module}${inner}` : `@${module}/../${found[1]}${inner}`;
}

/** `k` kind and module, `e` export, `s` star export, `c` class with parent and methods, `r` registration. */
export function javascriptEntries(module: string, file: JavaScriptFacts): Entry[] {
  const entries: Entry[] = [];
  const add = (key: string, lines: string[]) => entries.push({ section: 'javascript', key, lines });
  const inner = [
    ...file.classes.flatMap((one) =>
      one.name === null || one.how === 'include'
        ? []
        : [row('c', one.name, one.extends, [...new Set(one.methods)].sort().join(','))],
    ),
    ...file.registrations.map((one) => row('r', one.registry, one.key)),
  ];
  const isEs = file.format === 'es' || file.odooModule !== null;
  const es = isEs && !/\signore\b/.test(file.odooModule ?? '') ? esModuleName(module, file.path) : null;
  if (es !== null) {
    const stars = file.imports.filter((one) => one.how === 'export' && one.names.includes('*'));
    const lines = [
      row('k', 'es', module),
      ...file.exports.filter((name) => name !== '*').map((name) => row('e', name)),
      ...stars.map((one) => row('s', resolved(one.module, es, file.path))),
      ...inner,
    ];
    add(es, lines);
    // Source: odoo/tools/js_transpiler.py get_aliased_odoo_define_content: the old name leads to the new module.
    const alias = /\salias=([\w.]+)/.exec(file.odooModule ?? '')?.[1];
    if (alias) add(alias, [row('k', 'odoo.define', module)]);
  }
  for (const define of file.defines) {
    if (define.name !== null) add(define.name, [row('k', 'odoo.define', module), ...inner]);
  }
  if (entries.length === 0 && inner.length > 0) add(`${module}/${file.path}`, [row('k', 'plain', module), ...inner]);
  return entries;
}

/** A relative import, from the module it stands in. Of an `index.js` the module's name is already its folder. */
function resolved(target: string, from: string, path: string): string {
  if (!target.startsWith('.')) return target;
  const folder = path.endsWith('/index.js') ? from.split('/') : from.split('/').slice(0, -1);
  for (const part of target.replace(/\.js$/, '').split('/')) {
    if (part === '..') folder.pop();
    else if (part !== '.') folder.push(part);
  }
  return folder.join('/').replace(/\/index$/, '');
}
