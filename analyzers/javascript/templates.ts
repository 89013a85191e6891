import type { ts } from 'ts-morph';
import { type FileContext, propertyName, stringOf } from './context.js';
import { type Node, typescript } from './typescript.js';

/** Template names are not standardised: anything without spaces and markup (`web.ListView`, `SaleOrder.Line`). */
const NAME = /^[^\s<>{}"'`]+$/;
/** Members that hold a template's name: `template`, `contentTemplate`, `recordRowTemplate`, `buttons_template`. */
const MEMBER = /^template$|_template$|[a-z]Template$/;
/** `qweb.render`, `QWeb.render`, `core.qweb.render`, `instance.web.qweb.render`. */
const QWEB = /(?:^|\.)q_?web\.render$/i;
/** Functions of @web/core/utils/render (16.0–19.0) and of `env.qweb` (14.0–15.0). */
const RENDERERS = /(?:^|\.)renderTo(?:String|Element|Fragment|Markup)$/;
/** `t-name="x"` and `t-call="x"` of a template written in place. Values with `{{` or `#{` are computed. */
const INLINE = /\bt-(?:name|call)\s*=\s*(["'])([^"'{}\s<>]+)\1/g;

function add(file: FileContext, node: Node, name: string | null): void {
  if (name !== null && NAME.test(name)) file.facts.templates.push({ ...file.at(node), name });
}

/** `template: "x"`, `static template = "x"`, `static get template() { return "x"; }` */
export function readTemplateProperty(
  file: FileContext,
  node: ts.PropertyAssignment | ts.PropertyDeclaration | ts.GetAccessorDeclaration,
): void {
  const ts = typescript();
  const name = propertyName(node.name);
  if (name === null || !MEMBER.test(name)) return;
  if (!ts.isGetAccessorDeclaration(node)) {
    if (node.initializer !== undefined) add(file, node.initializer, stringOf(node.initializer));
    return;
  }
  for (const statement of node.body?.statements ?? []) {
    if (ts.isReturnStatement(statement) && statement.expression !== undefined) {
      add(file, statement.expression, stringOf(statement.expression));
    }
  }
}

/** `Class.template = "x"`, `this.template = "x"` */
export function readTemplateAssignment(file: FileContext, node: ts.BinaryExpression): void {
  const ts = typescript();
  const { left, right } = node;
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return;
  const name = stringOf(right);
  if (name === null || !MEMBER.test(left.name.text)) return;
  add(file, right, name);
  if (left.name.text === 'template' && ts.isIdentifier(left.expression)) {
    file.templateOf.set(left.expression.text, name);
  }
}

/** `renderToString("x")`, `QWeb.render("x", …)` */
export function readRender(file: FileContext, call: ts.CallExpression, callee: string): void {
  const first = call.arguments[0];
  if (first !== undefined && (RENDERERS.test(callee) || QWEB.test(callee))) add(file, first, stringOf(first));
}

/** The names inside xml`<t t-name="x"><t t-call="y"/></t>`. */
export function readInlineTemplate(file: FileContext, node: ts.TaggedTemplateExpression): void {
  const ts = typescript();
  const { tag, template } = node;
  const name = ts.isPropertyAccessExpression(tag) ? tag.name.text : ts.isIdentifier(tag) ? tag.text : null;
  if (name !== 'xml') return;
  const start = file.start(template);
  for (const match of file.text.slice(start, template.end).matchAll(INLINE)) {
    const at = start + match.index + match[0].length - match[2]!.length - 1;
    file.facts.templates.push({ ...file.lines.at(at), name: match[2]! });
  }
}

/** Gives the classes of the file the templates assigned after them. */
export function joinTemplates(file: FileContext): void {
  for (const each of file.facts.classes) {
    if (each.template === null && each.name !== null) each.template = file.templateOf.get(each.name) ?? null;
  }
}
