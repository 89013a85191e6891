import { expect, test } from 'vitest';
import rule from '../../../analyzers/rules/security/sql-from-values.js';
import { portfolioOf } from '../../helpers/portfolio.js';
import { findingsOf } from './fixtures.js';

/** Whether the body of `_run(self, value, column)` is reported. */
async function isReported(...body: string[]): Promise<boolean> {
  const method = ['    def _run(self, value, column):', ...body.map((line) => `        ${line}`)];
  const portfolio = await portfolioOf({
    'ferry/__manifest__.py': '{"name": "Ferry", "depends": ["base"]}',
    'ferry/__init__.py': '',
    'ferry/trip.py': [
      'from odoo import models',
      '',
      'class Trip(models.Model):',
      '    _name = "ferry.trip"',
      '',
      ...method,
      '',
    ].join('\n'),
  });
  return findingsOf(rule, portfolio).length > 0;
}

test.each([
  ['percent', `self.env.cr.execute("SELECT 1 FROM t WHERE a = '%s'" % value)`],
  ['format', `self.env.cr.execute("SELECT 1 FROM t WHERE a = '{}'".format(value))`],
  ['f-string', `self._cr.execute(f"SELECT 1 FROM t WHERE a = '{value}'")`],
  ['concatenation', `self.env.cr.execute("SELECT 1 FROM t WHERE a = '" + value + "'")`],
  ['a quoted name beside a value', `self.env.cr.execute('SELECT "%s" FROM t WHERE a = %s' % (column, value))`],
  ['a field of the record', `self.env.cr.execute("SELECT 1 FROM t WHERE a = '%s'" % self.name)`],
])('reports a value put in by %s', async (_, line) => {
  expect(await isReported(line)).toBe(true);
});

test.each([
  ['parameters', `self.env.cr.execute("SELECT 1 FROM t WHERE a = %s", [value])`],
  ['numbers', `self.env.cr.execute("SELECT 1 FROM t WHERE a = %d" % int(value))`],
  ['a table name', `self.env.cr.execute("SELECT 1 FROM %s" % self._table)`],
  ['quoted names', `self.env.cr.execute('SELECT "{0}" FROM t WHERE "{0}" = %s'.format(value), [1])`],
  [
    'a value that was looked up in a list',
    `if value not in ("a", "b"): raise ValueError()\n        self._cr.execute(f"SELECT {value}")`,
  ],
  ['one of two constants', `self.env.cr.execute("SELECT 1 FROM t %s" % (value and "WHERE a" or ""))`],
  ['something that only looks like a cursor', `self.engine.execute("run %s" % value)`],
])('leaves %s alone', async (_, line) => {
  expect(await isReported(line)).toBe(false);
});

test('follows a variable to the value it holds at the call', async () => {
  expect(await isReported(`query = "DELETE FROM t WHERE a = '%s'" % value`, 'self.env.cr.execute(query)')).toBe(true);
  expect(
    await isReported(`query = "DELETE FROM t"`, `query += " WHERE a = '%s'" % value`, 'self.env.cr.execute(query)'),
  ).toBe(true);
  expect(await isReported(`query = "'%s'" % value`, 'query = "VACUUM t"', 'self.env.cr.execute(query)')).toBe(false);
  expect(await isReported(`query = "SELECT '{}'"`, 'self.env.cr.execute(query.format(value))')).toBe(true);
});

test('follows values through loops, lists and branches', async () => {
  const last = 'self.env.cr.execute(query + " AND ".join(where))';
  const start = ['query = "SELECT 1 FROM t WHERE "', 'where = []'];
  expect(await isReported(...start, 'for one in value:', `    where.append("a = '%s'" % one)`, last)).toBe(true);
  expect(await isReported(...start, 'for one in value:', '    where.append("a = %s")', last)).toBe(false);
  expect(await isReported(...start, 'where.append("b = %d" % value)', last)).toBe(false);
  const branch = ['if column:', `    query = "SELECT '%s'" % value`, 'else:', '    query = "SELECT 1"'];
  expect(await isReported(...branch, 'self.env.cr.execute(query)')).toBe(true);
});

test('takes the text of a tuple for what it is', async () => {
  expect(await isReported('ids = (1, 2)', `self.env.cr.execute("SELECT 1 WHERE a IN {}".format(ids))`)).toBe(true);
  expect(await isReported('texts = ("a", "b")', 'self.env.cr.execute("SELECT %s, %s" % texts)')).toBe(false);
  expect(await isReported('marks = "%s" % "a"', 'self.env.cr.execute("SELECT %s" % marks)')).toBe(false);
});

test('looks into the text of SQL objects, not at their parameters', async () => {
  expect(await isReported('self.env.cr.execute(SQL("SELECT %s", value))')).toBe(false);
  expect(await isReported('self.env.cr.execute(sql.SQL("SELECT {}").format(sql.Literal(value)))')).toBe(false);
  expect(await isReported(`self.env.cr.execute(SQL("SELECT '%s'" % value))`)).toBe(true);
});

test('believes a comment of pylint until the end of the function', async () => {
  const query = [`query = "SELECT '%s'" % value`, 'self.env.cr.execute(query)'];
  expect(await isReported('# pylint: disable=sql-injection', ...query)).toBe(false);
  expect(await isReported('# pylint: disable=broad-except', ...query)).toBe(true);
});
