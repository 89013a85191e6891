import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { Row } from '../bundle/rows.js';

/** What the role that took the bundle may do besides reading; null where the bundle does not say. */
export function roleOf(row: Row<'S42'> | undefined): DatabaseEvidence['role'] {
  if (row === undefined) return null;
  const rights: [boolean | null, string][] = [
    [row.superuser, 'everything (it is a superuser)'],
    [row.schemas, 'schemas of its own'],
    [row.tables_in_public, 'tables of its own'],
    [row.temporary_tables, 'temporary tables'],
    [row.large_objects, `large objects${row.large_objects_refused === false ? ' (also when read only)' : ''}`],
  ];
  return {
    writableTables: row.writable_tables,
    besides: rights.flatMap(([has, what]) => (has === true ? [what] : [])),
  };
}

/** One line for people. What a collection asks is read only and rolled back in any case. */
export function describeRole({ writableTables, besides }: NonNullable<DatabaseEvidence['role']>): string {
  const may = besides.join(', ');
  if (writableTables === null) return 'may do what the bundle does not say';
  if (writableTables > 0) {
    const tables = `${writableTables} ${writableTables === 1 ? 'table' : 'tables'}`;
    return `may write ${tables} of Odoo; the collection was read only all the same. "evidence sql --role" prints one that cannot`;
  }
  return may === ''
    ? 'may write nothing'
    : `may write no table of Odoo; outside a collection it could still make ${may}, as PostgreSQL grants it: the end of role.sql says how to take it away`;
}
