import type { JavaScriptFacts } from '../../../src/domain/facts/javascript.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { symbolsOfNodes } from '../../changes/facts/xml-symbols.js';
import type { Use } from './types.js';

type Add = (use: Use) => void;

/** Libraries that an addon ships are not its own code to upgrade. */
const isLibrary = (path: string): boolean => /(^|\/)(static\/(src\/(js\/)?)?lib|node_modules)\/|\.min\.js$/.test(path);

const MODULE = /^(@[\w-][/\w.-]*|[\w-]+(\.[\w-]+)+)$/;

/** Modules, exports, classes and templates of the web client that one script uses. */
export function scriptUses(file: JavaScriptFacts, add: Add): void {
  if (isLibrary(file.path)) return;
  const at = ({ line, column }: { line: number; column: number }) => ({ path: file.path, line, column, symbol: '' });
  const modules = new Map<string, string>();
  for (const one of file.imports) {
    // The expression goes over a name several times; no module has one that long.
    if (one.module.length > 1000 || one.module.startsWith('.') || !MODULE.test(one.module)) continue;
    for (const name of one.names) if (name !== '*') modules.set(name, one.module);
    add({ kind: 'js-module', name: one.module, names: one.names, sure: 'certain', ...at(one) });
  }
  for (const patch of file.patches) {
    const className = patch.target.replace(/\.prototype$/, '');
    const module = modules.get(className);
    if (module && patch.methods.length > 0)
      add({ kind: 'js-method', module, className, methods: patch.methods, sure: 'possible', ...at(patch) });
  }
  const named = new Set<string>();
  for (const one of file.templates) {
    const key = `${one.line} ${one.name}`;
    if (!named.has(key)) add({ kind: 'template', name: one.name, expr: null, sure: 'certain', ...at(one) });
    named.add(key);
  }
}

/** Templates of the web client that a file in `static/` extends or calls. */
export function templateUses(file: XmlFacts, add: Add): void {
  if (!/(^|\/)static\//.test(file.path)) return;
  const symbols = symbolsOfNodes(file);
  const at = (node: number) => ({
    path: file.path,
    line: file.nodes[node]!.line,
    column: file.nodes[node]!.column,
    symbol: symbols[node] ?? '',
  });
  for (const template of file.templates) {
    if (template.inherit === null) continue;
    add({ kind: 'template', name: template.inherit, expr: null, sure: 'certain', ...at(template.node) });
    for (const operation of template.operations) {
      if (operation.kind === 'jquery') continue;
      const expr = operation.kind === 'element' ? `//${operation.expr}` : operation.expr;
      add({ kind: 'template', name: template.inherit, expr, sure: 'certain', ...at(operation.node) });
    }
  }
  file.nodes.forEach((node, index) => {
    const called = node.attributes['t-call'];
    if (called && /^[\w.-]+$/.test(called))
      add({ kind: 'template', name: called, expr: null, sure: 'certain', ...at(index) });
  });
}
