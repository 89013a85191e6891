import { describe, expect, test } from 'vitest';
import { explainChange } from '../../../analyzers/changes/explain.js';
import { asSeenFrom, loadChanges } from '../../../analyzers/changes/load.js';
import { observationKey, setObservations } from '../../../analyzers/changes/observed.js';
import { createReaders } from '../../../analyzers/readers.js';
import { RULES } from '../../../analyzers/rules/index.js';
import { inspect } from '../../../analyzers/rules/run.js';
import type { Series } from '../../../src/domain/series.js';
import { resolve } from '../../../src/registry/index.js';
import { addonSource } from '../../helpers/source.js';

const ACTIONS = `<odoo>
    <act_window
        id="action_loans"
        name="Loans"
        res_model="library.loan"
    />
    <act_window id="action_books" name="Books" res_model="library.book"/>
</odoo>
`;

const readers = await createReaders('auto');

function findings(from: Series, target: Series, xml: string) {
  const manifest = readers.manifest('__manifest__.py', `{'name': 'Library', 'version': '${from}.1.0.0'}`);
  const source = addonSource('library', { manifest, xml: [readers.xml('views/actions.xml', xml)] });
  source.addon.series = from;
  const rules = RULES.filter(({ meta }) => meta.family === 'upgrade');
  const { findings: found, failed } = inspect(resolve([source]), rules, target);
  expect(failed).toEqual([]);
  return found.filter(({ change }) => /^(xd|as)-/.test(change ?? ''));
}

describe('<act_window>, deprecated in 14.0 and ignored from 17.0 on', () => {
  test.each<[Series, Series, string | null, string | null]>([
    ['12.0', '13.0', null, null],
    ['13.0', '14.0', null, '14.0'],
    ['13.0', '16.0', null, '14.0'],
    ['13.0', '17.0', '17.0', null],
    ['14.0', '14.0', null, null],
    ['14.0', '16.0', null, null],
    ['14.0', '17.0', '17.0', null],
    ['16.0', '17.0', '17.0', null],
    ['17.0', '18.0', null, null],
  ])('from %s to %s: breaks on %s, deprecated since %s', (from, target, hop, since) => {
    const found = findings(from, target, ACTIONS).filter(({ change }) => change === 'xd-act-window-tag');
    // Once per file while it works, with the other line; then place by place.
    expect(found.map((one) => [one.hop, one.deprecatedSince ?? null, one.line, one.alsoAt ?? null])).toEqual(
      hop ? [2, 7].map((line) => [hop, null, line, null]) : since ? [[null, since, 2, [7]]] : [],
    );
  });

  test('is told with both series, and is no more than low', () => {
    const [found] = findings('13.0', '15.0', ACTIONS);
    expect(found).toMatchObject({ severity: 'low', certainty: 'certain', tool: 'odoo-module-migrator' });
    expect(found?.message).toMatch(/^<act_window> is deprecated since 14\.0 and ignored from 17\.0 on \(/);
  });

  test('is counted apart from the step that breaks it', () => {
    const finding = { rule: 'upgrade/data-file', change: 'xd-act-window-tag' };
    expect(observationKey({ ...finding, message: 'ends-silent' })).toBe('xd-act-window-tag:deprecated');
    expect(observationKey({ ...finding, message: 'silent' })).toBe('xd-act-window-tag');
    expect(observationKey({ ...finding, change: null, message: 'lost' })).toBe('upgrade/data-file:lost');
    const rare = { findings: 40, hits: 4, addons: 20, repositories: 5 };
    setObservations({ provenance: {}, seen: { 'xd-act-window-tag:deprecated': rare } });
    expect(findings('13.0', '14.0', ACTIONS)[0]).toMatchObject({ severity: 'info', certainty: 'possible' });
    expect(findings('13.0', '17.0', ACTIONS)[0]).toMatchObject({ hop: '17.0', certainty: 'certain' });
    expect(explainChange('xd-act-window-tag')).toContain('While deprecated  real migrations changed 4 of 40 places');
    setObservations(null);
  });
});

test('what cannot be written otherwise yet is no news', () => {
  const change = { ...loadChanges().byId.get('xd-act-window-tag')!, replacementSince: '16.0' as Series };
  expect(asSeenFrom('15.0', change)).toBe(change);
  expect(asSeenFrom('16.0', change)).toMatchObject({ breaksIn: null, breaksLater: '17.0' });
  expect(asSeenFrom('17.0', change)).toBe(change);
});

test('a construct of which nothing stays is told to its end', () => {
  const assets = `<odoo>
    <template id="assets" inherit_id="web.assets_backend">
        <xpath expr="." position="inside">
            <script src="/library/static/src/js/loan.js"/>
        </xpath>
    </template>
</odoo>
`;
  expect(findings('14.0', '15.0', assets).map(({ change, line, endLine }) => [change, line, endLine])).toEqual([
    ['as-template-inherit', 2, 6],
  ]);
  expect(findings('16.0', '17.0', ACTIONS).map(({ line, endLine }) => [line, endLine])).toEqual([
    [2, 6],
    [7, 7],
  ]);
});
