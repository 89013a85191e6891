import type { AddonSource } from '../src/domain/addon.js';
import type { PythonFacts } from '../src/domain/facts/python.js';
import type { Factor } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import { countsAsCode } from './changed-lines.js';
import { factor } from './factor.js';

/**
 * Credit: what makes an addon easier to keep than its findings tell. Points are negative, opinions like all points of
 * the risk, and capped: whatever is done well, two thirds of what speaks against the addon stay.
 */

/** Most points all credits together take off, and the share of the debits they may take at most. */
export const MOST_CREDIT = 12;
const MOST_SHARE = 1 / 3;

const POINTS = { tests: 5, documentation: 1.5, docstrings: 1.5, migrations: 1.5, domains: 1, readable: 2 } as const;
/** Test methods per method of the addon that earn all points; one for two is more than most addons have. */
const ENOUGH_TESTS = 0.5;
/** Cognitive complexity above this is hard to follow: SonarSource's default threshold for rule S3776. */
const COMPLEX = 15;
/** With fewer methods than this a share says nothing. */
const LEAST_METHODS = 5;

/** Functions that put domains together from domains: no text, no brackets lost. `Domain` is new in 19.0 (odoo/orm/domains.py). */
const DOMAIN_HELPER =
  /^(?:odoo|openerp)\.(?:osv\.expression\.(?:AND|OR|normalize_domain|combine)|fields\.Domain|Domain)\b/;

/** Credits of an addon, each with its reason and where to look; the sum is not capped yet. */
export function creditsOf(source: AddonSource): Factor[] {
  const code = source.python.filter((file) => countsAsCode(file.path));
  // What could not be read may be untested and hard to follow: shares of the rest would flatter.
  const whole = code.every((file) => file.errors.length === 0);
  return [
    ...(whole ? [...testCredit(source, code), ...docstringCredit(code), ...readableCredit(code)] : []),
    ...documentationCredit(source),
    ...migrationCredit(source),
    ...domainCredit(code),
  ];
}

/**
 * The credits that count against given debits: never more than MOST_CREDIT, never more than a third of the debits.
 * More debits never lower what remains.
 */
export function cappedCredits(credits: readonly Factor[], debits: number): Factor[] {
  const wanted = -credits.reduce((sum, { points }) => sum + points, 0);
  const allowed = Math.min(MOST_CREDIT, Math.max(0, debits) * MOST_SHARE);
  if (wanted <= allowed) return [...credits];
  return credits.map((one) => factor(one.id, (one.points * allowed) / wanted, one.value, one.why, one.evidence));
}

function methodsOf(files: readonly PythonFacts[]) {
  return files.flatMap(({ path, functions }) =>
    functions.filter((entry) => entry.within === null && !entry.stub).map((entry) => ({ path, ...entry })),
  );
}

function testCredit(source: AddonSource, code: readonly PythonFacts[]): Factor[] {
  const methods = methodsOf(code).length;
  const files = source.python.filter(
    ({ path, errors }) => /(^|\/)tests\/test_[^/]*\.py$/.test(path) && errors.length === 0,
  );
  const tests = files.flatMap(({ path, functions }) =>
    functions.filter(({ name, class: owner, stub }) => /^test/.test(name) && owner !== null && !stub).map(() => path),
  );
  if (tests.length === 0 || methods === 0) return [];
  const ratio = tests.length / methods;
  const why = `${counted(tests.length, 'test')} for ${counted(methods, 'method')}`;
  return [factor('credit-tests', -POINTS.tests * Math.min(1, ratio / ENOUGH_TESTS), ratio, why, tests)];
}

/** README of the folder, or the pieces OCA makes one of. */
function documentationCredit(source: AddonSource): Factor[] {
  const pages = source.files
    .filter(
      ({ path, bytes }) => /^(README\.\w+|readme\/(DESCRIPTION|USAGE|CONFIGURE)\.\w+)$/i.test(path) && bytes > 200,
    )
    .map(({ path }) => path);
  if (pages.length === 0) return [];
  return [factor('credit-readme', -POINTS.documentation, pages.length, 'a README says what it does', pages)];
}

/** Share of public methods, and of long ones, that say what they do. */
function docstringCredit(code: readonly PythonFacts[]): Factor[] {
  const worth = methodsOf(code).filter(
    ({ name, statements }) => statements > 3 && !/^(?:__|_(?:compute|onchange|check|inverse|search)_)/.test(name),
  );
  const told = worth.filter(({ docstring }) => docstring === true);
  if (worth.length < LEAST_METHODS || told.length === 0) return [];
  const share = told.length / worth.length;
  const why = `${told.length} of ${worth.length} methods that do something say what, in a docstring`;
  return [
    factor(
      'credit-docstrings',
      -POINTS.docstrings * share,
      share,
      why,
      told.map(({ path, line }) => `${path}:${line}`),
    ),
  ];
}

/** Folders read by odoo/modules/migration.py. */
function migrationCredit(source: AddonSource): Factor[] {
  const scripts = source.files
    .map(({ path }) => path)
    .filter((path) => /^(migrations|upgrades)\/[^/]+\/(pre|post|end)[-_][^/]*\.py$/.test(path));
  if (scripts.length === 0) return [];
  const why = `${counted(scripts.length, 'migration script')}: data was taken along before`;
  return [factor('credit-migrations', -POINTS.migrations, scripts.length, why, scripts)];
}

function domainCredit(code: readonly PythonFacts[]): Factor[] {
  const places = code.flatMap((file) =>
    file.calls
      .filter(({ callee }) => DOMAIN_HELPER.test(originOf(file, callee)))
      .map(({ line }) => `${file.path}:${line}`),
  );
  if (places.length === 0) return [];
  const why = `${counted(places.length, 'domain')} put together by Odoo's own functions`;
  return [factor('credit-domains', -POINTS.domains * Math.min(1, places.length / 3), places.length, why, places)];
}

/** `expression.AND` with `from odoo.osv import expression` is `odoo.osv.expression.AND`. */
function originOf(file: PythonFacts, callee: string): string {
  const [root = '', ...rest] = callee.split('.');
  const entry = file.imports.find(({ name, alias }) => name !== null && (alias ?? name) === root);
  return entry === undefined ? callee : [entry.module, entry.name, ...rest].join('.');
}

function readableCredit(code: readonly PythonFacts[]): Factor[] {
  const methods = methodsOf(code);
  if (methods.length < LEAST_METHODS || methods.some(({ complexity }) => complexity > COMPLEX)) return [];
  const mean = methods.reduce((sum, { complexity }) => sum + complexity, 0) / methods.length;
  const why = `none of ${methods.length} methods is hard to follow; the mean cognitive complexity is ${mean.toFixed(1)}`;
  return [factor('credit-readable', -POINTS.readable * Math.max(0, 1 - mean / COMPLEX), mean, why)];
}
