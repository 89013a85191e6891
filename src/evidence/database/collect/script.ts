import { type CatalogueBlock, readCatalogue } from './catalogue.js';
import { answerOf, BEGIN, busyOf, IS_ODOO, readinessOf, SESSION, statementsOf } from './envelope.js';

/** The script for psql: prints a bundle, one line per block, and nothing else on its standard output. */
export function evidenceScript(catalogue: readonly CatalogueBlock[] = readCatalogue()): string {
  const [check, ...rest] = catalogue as [CatalogueBlock, ...CatalogueBlock[]];
  return [HEAD, abortUnlessQuiet(check), ...[check, ...rest].map(blockScript), tail(catalogue.length)].join('\n');
}

const HEAD = `-- Evidence of an Odoo database (14.0 to 19.0) for odoo-debt. Reads only; needs psql 11 or newer.
--   psql -X -d <database> -U odoo_debt_ro -f evidence.sql -o evidence.ndjson
-- Every block runs in a read-only transaction of its own with short timeouts and is rolled back. A block whose columns
-- the database does not have is skipped. Nothing is read while an upgrade runs. What leaves the database: counts, ids,
-- technical names, dates, checksums of code. What does not: logins, names, addresses, texts, values of parameters.
\\set QUIET on
\\set ON_ERROR_STOP off
\\encoding UTF8
\\pset format unaligned
\\pset tuples_only on
\\pset pager off
\\timing off
${SESSION}
`;

function abortUnlessQuiet(check: CatalogueBlock): string {
  return `-- Stop where this is no database of Odoo, or an upgrade runs.
\\set odoo false
${IS_ODOO} \\gset
\\if :odoo
\\else
${stop('this is not a database of Odoo: no table ir_module_module')}
\\endif
\\set busy true
${busyOf(check)} \\gset
\\if :busy
${stop('an upgrade or a change of the schema is running or was left undone: nothing was collected, run this again afterwards')}
\\endif
`;
}

/** psql ends with 3 at an error where ON_ERROR_STOP is on. */
function stop(why: string): string {
  return `\\set ON_ERROR_STOP on
DO $$ BEGIN RAISE EXCEPTION 'odoo-debt: ${why}'; END $$;
\\quit`;
}

function blockScript(block: CatalogueBlock): string {
  return `-- ${block.id} ${block.name} (${block.series}): ${block.answers}
-- Source: ${block.source}
\\set ready false
\\set missing 'could not be checked'
${readinessOf(block)} \\gset
\\if :ready
${block.kind === 'rows' ? rows(block) : statements(block)}\\else
${notRun(block.id, 'skipped', ":'missing'")}
\\endif
`;
}

function rows(block: CatalogueBlock): string {
  return `${BEGIN}
${answerOf(block)};
\\set failed :ERROR
\\set code :SQLSTATE
ROLLBACK;
\\if :failed
${notRun(block.id, 'failed', "'SQLSTATE ' || :'code'")}
\\endif
`;
}

function statements(block: CatalogueBlock): string {
  return `${statementsOf(block)} \\gexec
`;
}

function notRun(id: string, state: 'skipped' | 'failed', why: string): string {
  return `SELECT json_build_object('id', 'S98', 'v', 1, 'at', now(), 'rows', json_build_array(json_build_object('id', '${id}', 'state', '${state}', 'why', ${why})));`;
}

function tail(blocks: number): string {
  return `-- The end: a bundle without this line was cut off.
SELECT json_build_object('id', 'S99', 'v', 1, 'at', now(), 'rows', json_build_array(json_build_object('blocks', ${blocks})));
`;
}
