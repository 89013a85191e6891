import type { ts } from 'ts-morph';
import type { JavaScriptFacts } from '../../src/domain/facts/javascript.js';
import type { Position } from '../../src/domain/position.js';
import { LineTable } from './lines.js';
import { type Node, typescript } from './typescript.js';

/** Everything the parts of the reader share while one file is read. */
export class FileContext {
  readonly facts: JavaScriptFacts;
  readonly lines: LineTable;
  /** Variables of the file that hold an object literal: `const steps = {…}`. */
  readonly objects = new Map<string, ts.ObjectLiteralExpression>();
  /** Variables of the file that stand for a registry, with its name: `const views = registry.category("views")`. */
  readonly registries = new Map<string, string>();
  /** Names declared anywhere in the file. */
  readonly declared = new Set<string>();
  /** Names read, and where first. */
  readonly read = new Map<string, number>();
  /** Names given to `require(…)`, and the dependency lists of `odoo.define`. */
  readonly required = new Set<string>();
  readonly dependencies: { module: string; at: Position }[] = [];
  /** `Class.template = "x"`, to be joined with the class after the walk. */
  readonly templateOf = new Map<string, string>();
  /** Nodes that another fact already tells, such as the right side of `const {a} = this.props`. */
  readonly told = new Set<Node>();
  /** Strings, templates and regular expressions, in source order: no comment starts inside. */
  readonly literals: { start: number; end: number }[] = [];
  readonly #starts = new Map<number, number>();

  constructor(
    path: string,
    readonly text: string,
    readonly root: ts.SourceFile | null,
  ) {
    this.lines = new LineTable(text);
    this.facts = {
      language: 'javascript',
      path,
      lines: this.lines.lines,
      errors: [],
      format: 'plain',
      odooModule: null,
      defines: [],
      imports: [],
      exports: [],
      classes: [],
      patches: [],
      registrations: [],
      templates: [],
      calls: [],
      members: [],
      properties: [],
      globals: [],
      comments: [],
    };
  }

  /** Where a node starts, comments and space before it left out. */
  at(node: Node): Position {
    return this.lines.at(this.start(node));
  }

  /** The offset of the same place. Every link of a chain begins at the same offset; a long comment there is skipped once. */
  start(node: Node): number {
    const known = node.end > node.pos ? this.#starts.get(node.pos) : undefined;
    if (known !== undefined) return known;
    const start = node.getStart(this.root!);
    if (start - node.pos > 100) this.#starts.set(node.pos, start);
    return start;
  }

  /** The source text of a node on one line, cut at 200 characters. */
  shortText(node: Node): string {
    const start = this.start(node);
    const line = this.text.slice(start, Math.min(node.end, start + 200)).replace(/\s+/g, ' ');
    return node.end - start > 200 ? `${line}…` : line;
  }
}

/** The text of a string literal or of a template without `${…}`; null for anything else. */
export function stringOf(node: Node | undefined): string | null {
  return node !== undefined && typescript().isStringLiteralLike(node) ? node.text : null;
}

/** The name of a property as text: `run`, `"run"`, `#run`, `["run"]`; null for a computed one. */
export function propertyName(name: Node | undefined): string | null {
  if (name === undefined) return null;
  const ts = typescript();
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isNumericLiteral(name)) return name.text;
  return stringOf(ts.isComputedPropertyName(name) ? name.expression : name);
}
