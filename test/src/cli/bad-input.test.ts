import { describe, expect, it } from 'vitest';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const BAKERY = { 'bakery/__manifest__.py': "{'name': 'Bakery', 'version': '16.0.1.0.0'}" };

describe('what cannot run ends with 2 and one line that says what to do', () => {
  it.each([
    ['a missing path', ['scan', 'nowhere'], /nowhere: no such folder; name a folder that holds Odoo addons/],
    ['a file for a folder', ['scan', 'notes.txt'], /notes\.txt: not a folder/],
    ['a folder without addons', ['scan', 'empty'], /empty: no Odoo addon found; name a folder with __manifest__\.py/],
    ['an unknown series', ['scan', '.', '--to', '17.5'], /17\.5.*Not an Odoo series; known are/],
    ['an unknown option', ['scan', '.', '--targt', '17.0'], /unknown option '--targt'/],
    ['an unknown command', ['scam', '.'], /unknown command 'scam'/],
    ['an unknown format', ['scan', '.', '--format', 'pdf'], /--format pdf: not a format; known are summary/],
    [
      'an output whose ending says nothing',
      ['scan', '.', '--output', 'result.xyz'],
      /result\.xyz: its ending names no format/,
    ],
    ['an output that cannot be written', ['scan', '.', '--output', 'notes.txt/r.json'], /r\.json: cannot be written/],
    ['an unknown key in the configuration', ['scan', '.', '--config', 'typo.yaml'], /typo\.yaml: .*sprintz/],
    [
      'an unknown rule in the configuration',
      ['scan', '.', '--config', 'rule.yaml'],
      /security\/open-window: no such rule/,
    ],
    [
      'a configuration that is not there',
      ['scan', '.', '--config', 'gone.yaml'],
      /gone\.yaml: no such configuration file/,
    ],
    ['a result that is not there', ['plan', 'gone.json'], /gone\.json: no such file/],
    ['a result that is none', ['plan', 'notes.json'], /notes\.json: not a result of odoo-debt/],
    ['a result that is not JSON', ['plan', 'notes.txt'], /notes\.txt: not JSON/],
    ['a report without a file', ['report', 'notes.json'], /name the file to write with --html/],
    ['an unknown rule', ['explain', 'security/open-window'], /security\/open-window: no such rule or change/],
    ['a pin of the wrong shape', ['plan', 'notes.json', '--pin', 'DEBT-1'], /Write it as <item>=<sprint>/],
    ['nothing to scan', ['scan'], /missing required argument 'path'/],
  ])('%s', async (_, args, line) => {
    const here = tree({
      ...BAKERY,
      'empty/readme.md': '',
      'notes.txt': 'flour',
      'notes.json': '{"flour": 1}',
      'typo.yaml': 'plan:\n  sprintz: 3\n',
      'rule.yaml': 'rules:\n  off: [security/open-window]\n',
    });
    const { code, err, out } = await cli(here, ...args);
    expect(err).toMatch(line);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

describe('what can go on goes on, and coverage says so', () => {
  it('keeps a broken manifest and a broken file in the result', async () => {
    const here = tree({
      ...BAKERY,
      'oven/__manifest__.py': "{'name': 'Oven', 'version': ",
      'bakery/bread.py': 'class Bread(\n',
      'bakery/views.xml': '<odoo><record></odoo>',
      'bakery/latin.py': Buffer.from('name = "caf\xe9"\n', 'latin1'),
    });
    const { code, out } = await cli(here, 'scan', '.', '--format', 'json');
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(result.addons.map((addon: { name: string }) => addon.name)).toEqual(['bakery', 'oven']);
    const failed = Object.fromEntries(
      result.coverage.failed.map((entry: { path: string; why: string }) => [entry.path, entry.why]),
    );
    expect(Object.keys(failed)).toEqual([
      'bakery/bread.py',
      'bakery/latin.py',
      'bakery/views.xml',
      'oven/__manifest__.py',
    ]);
    expect(failed['bakery/views.xml']).toMatch(/^line 1, column \d+: /);
    expect(failed['bakery/latin.py']).toBe('not valid utf-8');
  });

  it('reports the same name twice and keeps both', async () => {
    const here = tree({ 'old/bakery/__manifest__.py': '{}', 'new/bakery/__manifest__.py': '{}' });
    const { out } = await cli(here, 'scan', '.', '--format', 'json');
    const result = JSON.parse(out);
    expect(result.addons.map((addon: { key: string; path: string }) => [addon.key, addon.path])).toEqual([
      ['bakery', 'new/bakery'],
      ['bakery#2', 'old/bakery'],
    ]);
    expect(result.coverage.unknown.join('\n')).toMatch(/addon bakery was found 2 times \(new\/bakery, old\/bakery\)/);
  });
});
