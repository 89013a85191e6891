import type { PythonClass } from '../../src/domain/facts/python.js';
import type { FileContext } from './context.js';

type Kind = PythonClass['kind'];

/**
 * Base classes by the end of their full name. Models: odoo/models.py and openerp/osv/{osv,orm}.py (7.0 to 19.0, from
 * 19.0 in odoo/orm/); controllers: odoo/http.py, 7.0 `openerp.addons.web.http`; tests: odoo/tests/common.py and unittest.
 */
const BASES: readonly [RegExp, NonNullable<Kind>][] = [
  [/(^|\.)models\.(Model|BaseModel)$/, 'model'],
  [/(^|\.)models\.TransientModel$/, 'transient'],
  [/(^|\.)models\.AbstractModel$/, 'abstract'],
  [/(^|\.)(osv|orm)\.(Model|osv|orm)$/, 'model'],
  [/(^|\.)(osv|orm)\.(TransientModel|osv_memory|orm_memory)$/, 'transient'],
  [/(^|\.)(osv|orm)\.(AbstractModel|BaseModel|AbstractTransientModel)$/, 'abstract'],
  [/(^|\.)(http|openerpweb)\.Controller$/, 'controller'],
  [/^(odoo|openerp)\.addons\.\w+\.controllers(\.\w+)*\.[A-Z]\w*$/, 'controller'],
  [
    /(^|\.)(TransactionCase|SavepointCase|SingleTransactionCase|HttpCase|HttpSavepointCase|BaseCase|TestCase|HttpCaseWithUserDemo|TransactionCaseWithUserDemo)$/,
    'test',
  ],
  [/^(odoo|openerp)\.addons\.\w+\.tests(\.\w+)*\.[A-Z]\w*$/, 'test'],
];

function kindOfBase(full: string): Kind {
  for (const [pattern, kind] of BASES) if (pattern.test(full)) return kind;
  return null;
}

/** `_transient` and `_abstract` make a model transient or abstract whatever its base is called. */
function refined(kind: Kind, facts: PythonClass): Kind {
  if (kind !== 'model') return kind;
  const flag = (name: string): boolean =>
    facts.attributes.some((entry) => entry.name === name && entry.value.kind === 'boolean' && entry.value.value);
  return flag('_transient') ? 'transient' : flag('_abstract') ? 'abstract' : kind;
}

const ROUTE = /(^|\.)http\.route$/;
const TEST_FILE = /(^|\/)tests\//;
const TEST_METHOD = /^(test_|setUp)/;

/** What the methods of a class say of it where its bases say nothing. */
function kindOfMethods(file: FileContext, index: number): Kind {
  const { functions, path, classes } = file.facts;
  const methods = functions.filter((one) => one.class === index && one.within === classes[index]!.within);
  if (methods.some((one) => one.decorators.some((decorator) => ROUTE.test(file.resolve(decorator.name))))) {
    return 'controller';
  }
  const based = classes[index]!.bases.some((base) => base !== 'object');
  return based && TEST_FILE.test(path) && methods.some((one) => TEST_METHOD.test(one.name)) ? 'test' : null;
}

/**
 * A class with fields and a `_name` or `_inherit` is a model, though its base comes from another addon or file: a Python
 * base class such as `SpecModel` of OCA/l10n-brazil (spec_driven_model/models/spec_models.py, 14.0). Components and the
 * schemas of web services have names, too, but no fields of Odoo's.
 */
function kindOfFields({ bases, model, inherit, fields }: PythonClass): Kind {
  const based = bases.some((base) => base !== 'object');
  return based && fields.length > 0 && (model !== null || inherit.length > 0) ? 'model' : null;
}

/** Fills in `kind` of every class, from its bases, classes of the same file it is built on, its methods and fields. */
export function classKinds(file: FileContext): void {
  const { classes } = file.facts;
  const byName = new Map<string, Kind>();
  classes.forEach((facts, index) => {
    let kind: Kind = null;
    for (const base of facts.bases) {
      kind ??= byName.get(base) ?? kindOfBase(file.resolve(base));
    }
    kind ??= kindOfMethods(file, index) ?? kindOfFields(facts);
    facts.kind = refined(kind, facts);
    byName.set(facts.name, facts.kind);
  });
}
