import type { AddonSource } from '../../src/domain/addon.js';
import type { ViewOperation, XmlFacts } from '../../src/domain/facts/xml.js';
import { productiveXml } from '../rules/shared/paths.js';
import type { Core, Extension } from './core.js';

/** `[2]`, `position()`, `last()`: breaks when a neighbour comes or goes. The first of several equal names is exempt. */
const BY_POSITION = /\[\s*\d+\s*\]|\bposition\(\)|\blast\(\)/;
const FIRST_OF_NAMED = /(@(?:name|id|t-name|t-call|t-foreach)\s*=\s*(['"])[^'"]*\2[^\]]*\])\)?\s*\[\s*1\s*\]/g;
/** How bundles of assets were added to up to 14.0: behind whatever is there. */
const AT_THE_END = /^\W*(?:script|link)\[last\(\)\]$/;
/** Found by what people read: wording and translations change. */
const BY_TEXT = /\btext\(\)|@string\b|@placeholder\b|\[\s*(?:contains\(\s*)?\.\s*[=,]/;
/** `$0` in the new node stands for the old one: it is wrapped, not lost. Source: odoo/tools/template_inheritance.py (13.0 on). */
const KEEPS_OLD = '$0';

/** What inherited views and templates do to those of Odoo. */
export function* viewExtensions(source: AddonSource, core: Core): Iterable<Extension> {
  for (const facts of productiveXml(source)) {
    const inherited = [...facts.views, ...facts.templates].filter((one) => one.inherit !== null);
    for (const { inherit, operations, mode } of inherited) {
      if (!isOfOdoo(inherit!, source.addon.name, core)) continue;
      for (const operation of operations) {
        yield {
          ...judged(facts, operation, inherit!, mode),
          path: facts.path,
          line: facts.nodes[operation.node]?.line ?? 1,
        };
      }
    }
  }
}

function isOfOdoo(inherit: string, addon: string, core: Core): boolean {
  const module = inherit.includes('.') ? inherit.slice(0, inherit.indexOf('.')) : addon;
  if (module !== addon && core.hasModule(module)) return core.index === null || core.index.hasModule(module);
  return core.index?.template(inherit) != null;
}

function judged(
  facts: XmlFacts,
  operation: ViewOperation,
  view: string,
  mode: 'primary' | 'extension',
): Pick<Extension, 'level' | 'what'> {
  const { expr, position, kind } = operation;
  const where = `${short(expr)} of ${view}`;
  // In a copy of its own (mode primary) a replaced node is lost to nobody else.
  if (position === 'replace' && mode === 'extension' && !keepsOld(facts, operation.node))
    return { level: 'C', what: `replaces ${where}` };
  if (kind === 'xpath') {
    if (BY_TEXT.test(expr)) return { level: 'C', what: `finds ${where} by its text` };
    if (!AT_THE_END.test(expr) && BY_POSITION.test(expr.replace(FIRST_OF_NAMED, '$1')))
      return { level: 'C', what: `finds ${where} by its position` };
  }
  return { level: 'A', what: `extends ${where}` };
}

/** The node is put back inside the new one, or only its inside is replaced by it. */
function keepsOld(facts: XmlFacts, operation: number): boolean {
  if (facts.nodes[operation]?.attributes.mode === 'inner') return false;
  for (let node = operation + 1; node < facts.nodes.length; node++) {
    const entry = facts.nodes[node]!;
    if (entry.parent < operation) break;
    if (entry.text.includes(KEEPS_OLD)) return true;
  }
  return false;
}

const short = (expr: string) => (expr.length > 80 ? `${expr.slice(0, 79)}…` : expr);
