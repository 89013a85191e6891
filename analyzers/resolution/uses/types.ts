import type { PythonCall, PythonFunction } from '../../../src/domain/facts/python.js';
import type { Certainty } from '../../../src/domain/finding.js';

/** Where something outside is used. */
export interface UsePlace {
  path: string;
  line: number;
  column: number;
  endLine?: number;
  /** Line of the expression or element it is a part of, where that is another one. */
  start?: number;
  /** `Class.method` or XML id around it. */
  symbol: string;
}

/** How sure it is that the use means what it says: `certain` where the text names model and member. */
interface Sure {
  sure: Certainty;
}

export interface ModelUse extends UsePlace, Sure {
  kind: 'model';
  name: string;
}
export interface FieldUse extends UsePlace, Sure {
  kind: 'field';
  /** The model, and what else the class is part of. */
  models: readonly string[];
  name: string;
  /** It is the anchor of a view operation. */
  anchor?: true;
  /** The relational field before it in a chain or path: `partner_id` of `order.partner_id.country_id`. */
  behind?: { models: readonly string[]; name: string };
}
export interface MethodUse extends UsePlace, Sure {
  kind: 'method';
  models: readonly string[];
  name: string;
  /** `name`: named by a button or a field keyword. */
  how: 'call' | 'super' | 'override' | 'name';
  definition?: PythonFunction;
  call?: PythonCall;
}
export interface XmlIdUse extends UsePlace, Sure {
  kind: 'xmlid';
  id: string;
  /** A record of another module that is written over; a view that is extended. */
  how: 'reference' | 'inherit' | 'override' | 'text' | 'template';
}
export interface AnchorUse extends UsePlace, Sure {
  kind: 'anchor';
  view: string;
  expr: string;
}
export interface TemplateUse extends UsePlace, Sure {
  kind: 'template';
  name: string;
  /** An operation on the template; null where it is only named. */
  expr: string | null;
}
export interface BundleUse extends UsePlace, Sure {
  kind: 'bundle';
  name: string;
}
export interface AssetUse extends UsePlace, Sure {
  kind: 'asset';
  file: string;
}
export interface JsModuleUse extends UsePlace, Sure {
  kind: 'js-module';
  name: string;
  /** Imported names; empty where only the module counts. */
  names: readonly string[];
}
export interface JsMethodUse extends UsePlace, Sure {
  kind: 'js-method';
  module: string;
  className: string;
  methods: readonly string[];
}
export interface ControllerUse extends UsePlace, Sure {
  kind: 'controller';
  className: string;
  definition: PythonFunction;
}
export interface PythonUse extends UsePlace, Sure {
  kind: 'python';
  module: string;
  /** Null for the module itself. */
  name: string | null;
}
export interface ModuleUse extends UsePlace, Sure {
  kind: 'module';
  name: string;
}

export type Use =
  | ModelUse
  | FieldUse
  | MethodUse
  | XmlIdUse
  | AnchorUse
  | TemplateUse
  | BundleUse
  | AssetUse
  | JsModuleUse
  | JsMethodUse
  | ControllerUse
  | PythonUse
  | ModuleUse;
export type UseKind = Use['kind'];
