import { stringOf } from './context.js';
import { type Node, typescript } from './typescript.js';

/** Dotted text of an expression: `this.env.services.orm`, `$.ajax().then`, `new instance.web.Dialog`. */
export interface Chain {
  text: string;
  /** Where the names after the last inner call or subscript begin: `then` in `$.ajax().then`. */
  start: number;
  /** At least one name follows the last inner call: `$().val` but not `rows[0]`. */
  named: boolean;
  /** Only names, starting with a name or `this`: `odoo.session_info`. */
  plain: boolean;
}

/** Longest chain that is written out, in links; of longer ones the last links are kept. Keeps the facts linear in the file. */
const LINKS = 30;
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The expression inside parentheses and `await`. */
export function unwrapped(node: Node): Node {
  const ts = typescript();
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAwaitExpression(inner)) inner = inner.expression;
  return inner;
}

/** The outermost node that is this expression in parentheses or awaited. */
export function wrapped(node: Node): Node {
  const ts = typescript();
  let outer = node;
  while (outer.parent && (ts.isParenthesizedExpression(outer.parent) || ts.isAwaitExpression(outer.parent))) {
    outer = outer.parent;
  }
  return outer;
}

/** What stands at the left end of a chain. */
function rootText(node: Node): { text: string; plain: boolean } {
  const ts = typescript();
  if (ts.isIdentifier(node)) return { text: node.text, plain: true };
  switch (node.kind) {
    case ts.SyntaxKind.ThisKeyword:
      return { text: 'this', plain: true };
    case ts.SyntaxKind.SuperKeyword:
      return { text: 'super', plain: true };
    case ts.SyntaxKind.ImportKeyword:
      return { text: 'import', plain: true };
    case ts.SyntaxKind.MetaProperty:
      return { text: 'import.meta', plain: true };
    case ts.SyntaxKind.ArrayLiteralExpression:
      return { text: '[]', plain: false };
    case ts.SyntaxKind.ObjectLiteralExpression:
      return { text: '{}', plain: false };
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ArrowFunction:
      return { text: '(function)', plain: false };
    case ts.SyntaxKind.RegularExpressionLiteral:
      return { text: '//', plain: false };
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateExpression:
      return { text: '""', plain: false };
    default:
      return { text: '(…)', plain: false };
  }
}

/** One step to the left: the text of the last link, whether it is a name, and what remains. Null at the left end. */
function link(node: Node): { text: string; name: Node | null; rest: Node } | null {
  const ts = typescript();
  if (ts.isPropertyAccessExpression(node))
    return { text: `.${node.name.text}`, name: node.name, rest: node.expression };
  if (ts.isElementAccessExpression(node)) {
    const key = stringOf(node.argumentExpression);
    if (key !== null && NAME.test(key)) {
      return { text: `.${key}`, name: node.argumentExpression, rest: node.expression };
    }
    return { text: '[]', name: null, rest: node.expression };
  }
  if (ts.isCallExpression(node)) return { text: '()', name: null, rest: node.expression };
  if (ts.isTaggedTemplateExpression(node)) return { text: '()', name: null, rest: node.tag };
  return null;
}

/** The dotted text of any expression. Optional links read as plain ones, `session["user_context"]` as `session.user_context`. */
export function chainOf(expression: Node, startOf: (node: Node) => number): Chain {
  const ts = typescript();
  const parts: string[] = [];
  let prefix = '';
  let plain = true;
  let named = false;
  let open = true;
  let start = -1;
  let node = unwrapped(expression);
  for (;;) {
    const step = link(node);
    if (parts.length >= LINKS && step !== null) {
      parts.push('…');
      return { text: parts.reverse().join(''), start: start < 0 ? startOf(node) : start, named, plain: false };
    }
    if (step !== null) {
      parts.push(step.text);
      if (step.name === null) {
        open = false;
        plain = false;
      } else if (open) {
        start = startOf(step.name);
        named = true;
      }
      node = unwrapped(step.rest);
    } else if (ts.isNewExpression(node) && prefix === '') {
      prefix = 'new ';
      parts.push('()');
      open = false;
      plain = false;
      node = unwrapped(node.expression);
    } else {
      break;
    }
  }
  const root = rootText(node);
  parts.push(root.text);
  if (open || start < 0) start = startOf(node);
  return { text: prefix + parts.reverse().join(''), start, named, plain: plain && root.plain };
}
