import type {
  FieldDefinition,
  Parameter,
  PythonClass,
  PythonFacts,
  PythonFunction,
} from '../../../src/domain/facts/python.js';
import { stringOf, stringsOf, type Value } from '../../../src/domain/facts/value.js';
import { type Entry, row } from '../sections.js';

/** Models of one Python file: `D` declarations, `F` fields, `M` methods. */
export function modelEntries(module: string, file: PythonFacts): Entry[] {
  return file.classes.flatMap((definition, index): Entry[] => {
    const key = modelNameOf(definition);
    if (key === null) return [];
    const lines = [declaration(module, definition)];
    for (const field of definition.fields) lines.push(fieldLine(module, field));
    for (const method of methodsOf(file, index)) lines.push(methodLine('M', module, method));
    return [{ section: 'models', key, lines }];
  });
}

/** `_name` defaults to a single `_inherit`. Source: odoo/models.py MetaModel, BaseModel._build_model. */
function modelNameOf(definition: PythonClass): string | null {
  if (definition.kind !== 'model' && definition.kind !== 'transient' && definition.kind !== 'abstract') return null;
  return definition.model ?? (definition.inherit.length === 1 ? definition.inherit[0]! : null);
}

/** Functions directly in the body of a class. */
export function methodsOf(file: PythonFacts, index: number): PythonFunction[] {
  const { within } = file.classes[index]!;
  return file.functions.filter((one) => one.class === index && one.within === within && !isOverload(one));
}

/** `@typing.overload` tells type checkers of one way to call what is defined after it (PEP 484). */
export function isOverload({ decorators }: PythonFunction): boolean {
  return decorators.some(({ name }) => /(^|\.)overload$/.test(name));
}

function declaration(module: string, definition: PythonClass): string {
  const creates = definition.model !== null && !definition.inherit.includes(definition.model);
  const inherits = Object.entries(definition.inherits).map(([model, field]) => `${model}:${field}`);
  return row(
    'D',
    module,
    `${definition.kind![0]}${creates ? 'c' : ''}`,
    definition.inherit.join(','),
    inherits.join(','),
  );
}

/** `M` name, module, parameters, decorators. */
export function methodLine(mark: string, module: string, method: PythonFunction, ...more: string[]): string {
  const decorators = method.decorators.map((decorator) => decorator.name).filter((name) => name !== '');
  return row(mark, method.name, module, parametersOf(method.parameters), decorators.join(','), ...more);
}

export function parametersOf(parameters: readonly Parameter[]): string {
  return parameters
    .map(({ name, kind, default: given }) =>
      kind === 'args' ? `*${name}` : kind === 'kwargs' ? `**${name}` : given === null ? name : `${name}=`,
    )
    .join(', ');
}

const RELATIONAL = new Set(['many2one', 'one2many', 'many2many', 'many2onereference']);

/** `F` name, module, type, comodel, flags, inverse, related, compute, selection. */
export function fieldLine(module: string, field: FieldDefinition): string {
  const { args, kwargs } = field;
  const type = field.columns ? (stringOf(kwargs.type) ?? field.type) : field.type;
  const holds = RELATIONAL.has(field.type);
  const comodel =
    stringOf(kwargs.comodel_name) ??
    stringOf(kwargs.relation) ??
    stringOf(kwargs.obj) ??
    (holds ? stringOf(args[0]) : null);
  const inverse =
    field.type === 'one2many'
      ? (stringOf(kwargs.inverse_name) ?? stringOf(kwargs.fields_id) ?? stringOf(args[1]))
      : null;
  return row(
    'F',
    field.name,
    module,
    type,
    // A many2many also has a keyword `relation`: the table.
    field.type === 'many2many' && !field.columns ? (stringOf(kwargs.comodel_name) ?? stringOf(args[0])) : comodel,
    flags(field),
    inverse,
    relatedOf(field),
    computeOf(field),
    selectionOf(field),
  );
}

function flags({ type, kwargs, columns }: FieldDefinition): string {
  const { required, store } = kwargs;
  const calculated = columns && (type === 'function' || type === 'related');
  const stored =
    store === undefined ? (calculated ? 'n' : '') : store.kind === 'boolean' ? (store.value ? 's' : 'n') : 's';
  return `${required?.kind === 'boolean' && required.value ? 'r' : ''}${stored}`;
}

function relatedOf({ type, args, kwargs, columns }: FieldDefinition): string | null {
  if (columns && type === 'related') return args.flatMap((arg) => stringOf(arg) ?? []).join('.');
  const { related } = kwargs;
  if (related === undefined) return null;
  return stringsOf(related).join('.') || '?';
}

function computeOf({ type, kwargs, columns }: FieldDefinition): string | null {
  if (columns) return type === 'function' ? '?' : null;
  const { compute } = kwargs;
  if (compute === undefined || compute.kind === 'none') return null;
  return stringOf(compute) ?? '?';
}

function selectionOf({ type, args, kwargs }: FieldDefinition): string | null {
  if (type !== 'selection' && type !== 'reference') return null;
  const keys = (value: Value | undefined, mark: string): string[] =>
    value?.kind === 'list' || value?.kind === 'tuple'
      ? value.items.flatMap((item) => {
          const key = item.kind === 'tuple' || item.kind === 'list' ? stringOf(item.items[0]) : null;
          return key === null ? [] : [mark + key];
        })
      : [];
  const found = [...keys(kwargs.selection ?? args[0], ''), ...keys(kwargs.selection_add, '+')];
  return found.join(',') || null;
}
