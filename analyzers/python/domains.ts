import type { PythonDomain } from '../../src/domain/facts/python.js';
import { FileContext } from './context.js';
import { fieldType } from './fields.js';
import { K } from './kinds.js';
import { plainStart, stringText } from './strings.js';
import { childrenOf, firstChild, lastChild, nextSibling, type PythonTree, textOf, unwrapped } from './tree.js';

/**
 * Domain operators: odoo/osv/expression.py TERM_OPERATORS, 7.0 to 18.0, and odoo/orm/domains.py (19.0: `any!`, `not any!`,
 * `not =like`, `not =ilike`). Mistyped ones made of signs (`=>`, `==`) count as well, so that rules can see them.
 */
const OPERATOR =
  /^([=<>!]{1,3}|=\?|=i?like|(not )?i?like|not =i?like|(not )?in|child_of|parent_of|(not )?any!?|inselect|not inselect)$/i;

function literal(tree: PythonTree, node: number): string | null {
  const kind = tree.kinds[node];
  if (kind === K.String) return firstChild(tree, node) < 0 ? stringText(tree, node) : null;
  return kind === K.ConcatenatedString ? stringText(tree, node) : null;
}

type Term = PythonDomain['terms'][number];

function termOf(file: FileContext, node: number): Term | null {
  const { tree } = file;
  const kind = tree.kinds[node];
  if (kind !== K.Tuple && kind !== K.List) return null;
  const parts = childrenOf(tree, node);
  if (parts.length !== 3) return null;
  const field = literal(tree, parts[0]!);
  const operator = literal(tree, parts[1]!);
  if (!field || operator === null || !OPERATOR.test(operator)) return null;
  return { ...file.at(node), field, operator, value: file.values.of(parts[2]!) };
}

/** Kinds through which a list is still an argument of the call around it: `[…] + extra`, `lambda self: […]`. */
const THROUGH: ReadonlySet<number> = new Set([K.Binary, K.Parenthesized, K.Conditional, K.Boolean, K.Lambda, K.List]);

interface Place {
  call: number;
  keyword: string | null;
}

function argumentPlace(tree: PythonTree, node: number): Place | null {
  let at = node;
  let keyword: string | null = null;
  for (let steps = 0; steps < 50; steps++) {
    at = tree.parents[at]!;
    const kind = tree.kinds[at]!;
    if (kind === K.KeywordArgument) keyword = textOf(tree, firstChild(tree, at));
    else if (kind === K.ArgumentList) return { call: tree.parents[at]!, keyword };
    else if (!THROUGH.has(kind)) return null;
  }
  return null;
}

/** Methods that give records of the same model, so that the model named before still holds. */
const SAME_MODEL =
  /^(sudo|with_context|with_company|with_user|with_env|with_prefetch|with_lang|with_delay|browse|search|exists|create|filtered|filtered_domain|sorted|new|copy|concat|union)$/;

/** The model a method call is made on, where the same expression names it: `self.env['x'].sudo().search(…)`. */
function modelOf(file: FileContext, call: number): string | null {
  const { tree } = file;
  let at = firstChild(tree, call);
  if (tree.kinds[at] !== K.Attribute) return null;
  at = unwrapped(tree, firstChild(tree, at));
  for (let links = 0; links < 20; links++) {
    const kind = tree.kinds[at];
    if (kind === K.Subscript) return registryKey(file, at);
    if (kind !== K.Call) return null;
    const made = firstChild(tree, at);
    if (tree.kinds[made] === K.Dotted || tree.kinds[made] === K.Attribute) {
      const name = file.dotted(made);
      if (/(^|\.)(pool|registry|env)\.get$/.test(name)) return firstArgument(tree, at);
    }
    if (tree.kinds[made] !== K.Attribute || !SAME_MODEL.test(textOf(tree, lastChild(tree, made)))) return null;
    at = unwrapped(tree, firstChild(tree, made));
  }
  return null;
}

function registryKey(file: FileContext, subscript: number): string | null {
  const { tree } = file;
  const base = firstChild(tree, subscript);
  if (!/(^|\.)(env|pool|registry)(\(\))?$/.test(file.dotted(base))) return null;
  return literal(tree, unwrapped(tree, nextSibling(tree, base)));
}

function firstArgument(tree: PythonTree, call: number): string | null {
  const argument = firstChild(tree, lastChild(tree, call));
  return argument < 0 ? null : literal(tree, argument);
}

/** Context and model of a list or text at `node`; the model of a relational field is the one it points to. */
function placed(file: FileContext, node: number): { context: string; model: string | null } {
  const place = argumentPlace(file.tree, node);
  if (place === null) return { context: '', model: null };
  const callee = file.dotted(firstChild(file.tree, place.call));
  const type = fieldType(file, callee, false) ?? fieldType(file, callee, true);
  if (type === null) return { context: callee, model: modelOf(file, place.call) };
  const { args, kwargs } = file.values.arguments(place.call);
  const relational = place.keyword === 'domain' && /^(many2one|one2many|many2many)$/.test(type);
  const comodel = kwargs.comodel_name ?? kwargs.obj ?? args[0];
  return {
    context: place.keyword === null ? callee : `${callee}:${place.keyword}`,
    model: relational && comodel?.kind === 'string' ? comodel.value : null,
  };
}

function termsOf(file: FileContext, list: number): Term[] {
  const { tree } = file;
  const terms: Term[] = [];
  for (let child = firstChild(tree, list); child >= 0; child = nextSibling(tree, child)) {
    const term = termOf(file, child);
    if (term !== null) terms.push(term);
  }
  return terms;
}

/** Adds a domain for a list that holds at least one term. */
export function readDomain(file: FileContext, list: number): void {
  const { facts } = file;
  const terms = termsOf(file, list);
  if (terms.length === 0) return;
  const { function: within, class: owner } = file.scope;
  facts.domains.push({ ...file.at(list), function: within, class: owner, ...placed(file, list), terms });
}

/** Whether a string is the `domain` of a field: `fields.Many2one('res.partner', domain="[…]")`. */
function isFieldDomain(file: FileContext, node: number): boolean {
  const { tree } = file;
  const keyword = tree.parents[node]!;
  if (tree.kinds[keyword] !== K.KeywordArgument || textOf(tree, firstChild(tree, keyword)) !== 'domain') return false;
  const callee = file.dotted(firstChild(tree, tree.parents[tree.parents[keyword]!]!));
  return (fieldType(file, callee, false) ?? fieldType(file, callee, true)) !== null;
}

/** Adds the domains written as a text in the `domain` of a field. Texts that are no Python are left alone. */
export function readTextDomain(file: FileContext, node: number): void {
  if (file.parse === null || !isFieldDomain(file, node)) return;
  const text = stringText(file.tree, node);
  const trimmed = text.trimStart();
  if (!trimmed.startsWith('[')) return;
  const tree = file.parse(trimmed);
  if (tree.errors.length > 0) return;
  const plain = plainStart(file.tree, node);
  const lead = text.length - trimmed.length;
  const inner = new FileContext('', tree, null, (offset) =>
    plain === null ? file.at(node) : file.lines.at(plain + lead + offset),
  );
  const { function: within, class: owner } = file.scope;
  for (let list = 1; list < tree.count; list++) {
    const terms = tree.kinds[list] === K.List ? termsOf(inner, list) : [];
    if (terms.length === 0) continue;
    file.facts.domains.push({ ...inner.at(list), function: within, class: owner, ...placed(file, node), terms });
  }
}
