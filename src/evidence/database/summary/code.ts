import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';

type DatabaseCode = DatabaseEvidence['code'][number];

/** What the flags of S12 and S36 mean in words. */
const FLAGS = [
  ['uses_sql', 'raw SQL'],
  ['uses_sudo', 'sudo'],
  ['uses_commit', 'commits itself'],
  ['search_all', 'searches all records'],
] as const;

/** Code and views that no module holds: made by hand or with Studio. Sorted by kind, then by id. */
export function codeOf(bundle: Bundle): DatabaseCode[] {
  return [...serverActions(bundle), ...automations(bundle), ...fields(bundle), ...views(bundle)].sort((a, b) =>
    a.kind === b.kind ? numberOf(a.id) - numberOf(b.id) || (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1,
  );
}

/**
 * Lines that Odoo's own counter bills (odoo/tools/cloc.py: code of server actions and of computed fields that no module
 * owns). Where the bundle has only all lines of an action, those. Null where it has no code block.
 */
export function customLinesOf(bundle: Bundle): number | null {
  const actions = bundle.rows('S12');
  if (actions === null) return null;
  const own = actions.filter(({ origin }) => origin !== 'module');
  return [...own, ...(bundle.rows('S36') ?? [])].reduce(
    (total, row) => total + (row.billed_lines ?? row.code_lines ?? 0),
    0,
  );
}

function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1)) || 0;
}

type Flagged = Record<(typeof FLAGS)[number][0], boolean | null>;

function flagsOf(row: Flagged, ...more: (string | false)[]): string[] {
  return [
    ...FLAGS.filter(([key]) => row[key] === true).map(([, word]) => word),
    ...more.filter((word) => word !== false),
  ];
}

function serverActions(bundle: Bundle): DatabaseCode[] {
  return (bundle.rows('S12') ?? [])
    .filter(({ origin }) => origin !== 'module')
    .map((row) => ({
      kind: 'server-action',
      id: `ir.actions.server:${row.id}`,
      model: row.model,
      lines: row.billed_lines ?? row.code_lines,
      flags: flagsOf(row, row.origin === 'studio' && 'Studio'),
    }));
}

function automations(bundle: Bundle): DatabaseCode[] {
  return (bundle.rows('S13') ?? [])
    .filter(({ module }) => module === null)
    .map((row) => ({
      kind: 'automation',
      id: `base.automation:${row.id}`,
      model: row.model,
      lines: null,
      flags: [
        ...(row.has_code === true || (row.code_actions ?? 0) > 0 ? ['code'] : []),
        ...((row.webhook_actions ?? 0) > 0 ? ['webhook'] : []),
        ...(row.active === false ? ['off'] : []),
      ],
    }));
}

/** S36 names each computed field; S05 only counts them by model. */
function fields(bundle: Bundle): DatabaseCode[] {
  const each = bundle.rows('S36');
  const code = each
    ? each.map((row) => ({
        kind: 'computed-field',
        id: `ir.model.fields:${row.id}`,
        model: row.model,
        lines: row.billed_lines ?? row.code_lines,
        flags: flagsOf(row, row.module === 'studio_customization' && 'Studio'),
      }))
    : [];
  const counts = new Map<string, { manual: number; computed: number }>();
  for (const row of bundle.rows('S05') ?? []) {
    const count = counts.get(row.model) ?? { manual: 0, computed: 0 };
    count.manual += row.manual_fields ?? 0;
    count.computed += row.manual_computed ?? 0;
    counts.set(row.model, count);
  }
  for (const [model, { manual, computed }] of counts) {
    if (manual === 0) continue;
    const flags = [`${manual} fields`, ...(computed > 0 ? [`${computed} computed`] : [])];
    code.push({ kind: 'manual-fields', id: `ir.model:${model}`, model, lines: null, flags });
  }
  return code;
}

/** Copies that the website makes of its pages are content, not code. */
function views(bundle: Bundle): DatabaseCode[] {
  return (bundle.rows('S10') ?? [])
    .filter((row) => (row.origin === 'studio' || row.origin === 'db_only') && row.website_copy !== true)
    .map((row) => ({
      kind: 'view',
      id: `ir.ui.view:${row.id}`,
      model: row.model,
      lines: null,
      flags: [...(row.origin === 'studio' ? ['Studio'] : []), ...(row.active === false ? ['off'] : [])],
    }));
}
