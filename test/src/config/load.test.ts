import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load.js';
import { tree } from '../../helpers/tree.js';

describe('configuration', () => {
  it('has defaults without a file', () => {
    expect(loadConfig(null, tree({}))).toMatchObject({
      rules: { off: [] },
      plan: { focus: 100, emergencies: 0, start: null, pins: {} },
    });
  });

  it('reads YAML and JSON', () => {
    expect(loadConfig(null, tree({ 'odoo-debt.config.yaml': 'to: "18.0"\nplan:\n  reserve: 30\n' }))).toMatchObject({
      to: '18.0',
      plan: { reserve: 30, focus: 100 },
    });
    expect(loadConfig('own.json', tree({ 'own.json': '{"from": "14.0"}' })).from).toBe('14.0');
  });

  it.each([
    ['unknown key', 'rulez: {}\n', /^odoo-debt\.config\.yaml: unknown key rulez; did you mean rules\?/],
    ['unknown weight', 'risk:\n  weights:\n    test: 2\n', /^odoo-debt\.config\.yaml: risk\.weights: unknown key test/],
    ['two mistakes', 'rulez: {}\nplan:\n  reserve: 200\n', /plan\.reserve: .*; .*rulez/],
    ['unknown nested key', 'plan:\n  sprint: 3\n', /^odoo-debt\.config\.yaml: plan: .*sprint/],
    ['unknown series', 'to: "17.3"\n', /^odoo-debt\.config\.yaml: to: /],
    ['broken YAML', 'plan: [1,\n', /^odoo-debt\.config\.yaml: /],
  ])('refuses an %s in one line', (_, text, line) => {
    const run = () => loadConfig(null, tree({ 'odoo-debt.config.yaml': text }));
    expect(run).toThrow(line);
    try {
      run();
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('is looked for under its own names only', () => {
    expect(loadConfig(null, tree({ 'odoo-debt.yaml': 'to: "18.0"\n' })).to).toBeUndefined();
  });

  it('says when the named file is missing', () => {
    expect(() => loadConfig('gone.yaml', tree({}))).toThrow('gone.yaml: no such configuration file');
  });
});
