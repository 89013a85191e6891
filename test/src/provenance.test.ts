import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../src/discovery/discover.js';
import { provenanceSchema } from '../../src/domain/provenance.js';
import { provenanceOf } from '../../src/provenance.js';
import type { ScanRequest } from '../../src/request.js';
import { tree } from '../helpers/tree.js';

const COMMIT = 'a1'.repeat(20);

/** A request as far as provenance looks at it. */
function request(more: Partial<ScanRequest> = {}, history = true): ScanRequest {
  return {
    paths: [],
    cwd: '/',
    from: null,
    target: '18.0',
    rules: [],
    ruleSettings: { 'performance/query-in-loop': 'high', 'security/raw-sql': { severity: 'low' } },
    maxFileBytes: 1000,
    cost: { hours: 1, rates: new Map([['python', 2]]) },
    plan: { settings: { sprints: 3 } },
    evidence: { history, bundles: [], logs: [], tickets: [], ticketSettings: {}, sla: {}, today: '2026-11-22' },
    ...more,
  } as unknown as ScanRequest;
}

const NOTHING: Discovery = { addons: [], failed: [], skipped: [], unknown: [] };
const settings = (more: Partial<ScanRequest> = {}, history = true) =>
  provenanceOf(request(more, history), [], NOTHING).settings;

function foundIn(directory: string, ...folders: string[]): Discovery {
  const addons = folders.map((folder) => ({ addon: { root: 0 }, directory: `${directory}/${folder}` }));
  return { ...NOTHING, addons } as unknown as Discovery;
}

describe('the digest of the settings', () => {
  it('is the same for the same settings in another order', () => {
    const turned = { 'security/raw-sql': { severity: 'low' }, 'performance/query-in-loop': 'high' };
    expect(settings({ ruleSettings: turned })).toBe(settings());
  });

  it.each<[string, Partial<ScanRequest>]>([
    ['the target', { target: '17.0' }],
    ['a setting of a rule', { ruleSettings: { 'security/raw-sql': 'off' } }],
    ['a cost inside a map', { cost: { hours: 1, rates: new Map([['python', 3]]) } as never }],
    ['the plan', { plan: { settings: { sprints: 4 } } as never }],
    ['a limit', { maxFileBytes: 2000 }],
  ])('is another one for %s', (_, more) => {
    expect(settings(more)).not.toBe(settings());
  });

  it('is another one without git history, and the same on another day, in another folder, with other threads', () => {
    expect(settings({}, false)).not.toBe(settings());
    const later = { ...request().evidence!, today: '2027-01-01' };
    expect(settings({ evidence: later, cwd: '/elsewhere', jobs: 7 })).toBe(settings());
  });
});

describe('the checkouts', () => {
  it('are named by root and path below it, with the commit that HEAD leads to', () => {
    const root = tree({
      'quay/.git/HEAD': 'ref: refs/heads/16.0\n',
      'quay/.git/refs/heads/16.0': `${COMMIT}\n`,
      'quay/crane/__manifest__.py': '{}',
      'loose/__manifest__.py': '{}',
    });
    const roots = [{ directory: root, label: 'harbour' }];
    const told = provenanceOf(request(), roots, foundIn(root, 'quay/crane', 'quay', 'loose'));
    expect(told.checkouts).toEqual([
      { name: 'harbour', commit: null },
      { name: 'harbour/quay', commit: COMMIT },
    ]);
    expect(provenanceSchema.safeParse(told).success).toBe(true);
  });

  it('never name what lies above the root', () => {
    const root = tree({ '.git/HEAD': `${COMMIT}\n`, 'secret-customer/addons/crane/__manifest__.py': '{}' });
    const directory = `${root}/secret-customer/addons`;
    const told = provenanceOf(request(), [{ directory, label: 'addons' }], foundIn(directory, 'crane'));
    expect(told.checkouts).toEqual([{ name: 'addons', commit: COMMIT }]);
  });

  it('are left out where git is not to be read', () => {
    const root = tree({ '.git/HEAD': `${COMMIT}\n`, 'crane/__manifest__.py': '{}' });
    const told = provenanceOf(request({}, false), [{ directory: root, label: 'x' }], foundIn(root, 'crane'));
    expect(told).not.toHaveProperty('checkouts');
  });
});
