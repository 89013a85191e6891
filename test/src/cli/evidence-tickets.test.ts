import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const JIRA = readFileSync('fixtures/tickets/jira.csv', 'utf8');

it('shows how files are read, by the configuration of the folder', async () => {
  const cwd = tree({ 'jira.csv': JIRA, 'odoo-debt.config.yaml': 'tickets: { priorities: { Highest: 1 } }\n' });
  const { code, out, err } = await cli(cwd, 'evidence', 'tickets', 'jira.csv');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('jira.csv: jira, 5 tickets');
  expect(out).toContain('Highest: 1\n');
});

it('tells of a file that is none in one line, shows the others, and ends with 2', async () => {
  const cwd = tree({ 'jira.csv': JIRA, 'recipes.csv': 'flour,water\n1,2\n' });
  const { code, out, err } = await cli(cwd, 'evidence', 'tickets', 'recipes.csv', 'jira.csv');
  expect(code).toBe(2);
  expect(err).toMatch(/^odoo-debt: recipes\.csv: no column for id and created[^\n]*\n$/);
  expect(out).toContain('jira.csv: jira, 5 tickets');
});

it('names a file that is not there', async () => {
  const { code, err } = await cli(tree({}), 'evidence', 'tickets', 'gone.csv');
  expect([code, err]).toEqual([2, expect.stringContaining('gone.csv: no such ticket file')]);
});
