import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { modelOf } from '../../../../../reports/terminal/ui/model.js';
import type { Ports } from '../../../../../reports/terminal/ui/ports.js';
import { newState, type UiState } from '../../../../../reports/terminal/ui/state.js';
import { noPorts } from '../../../../../scripts/ui/no-ports.js';
import { planningPorts } from '../../../../../src/cli/ui/planning.js';
import { configSchema } from '../../../../../src/config/schema.js';
import type { DebtItem, ItemKind } from '../../../../../src/domain/debt-item.js';
import type { Result } from '../../../../../src/domain/result.js';
import type { Workspace } from '../../../../../src/domain/workspace.js';
import { planSprints } from '../../../../../src/planner/index.js';
import { openWorkspace } from '../../../../../src/workspace/open.js';
import { harbour } from '../../../harbour.js';

/** Hours, hours saved a year, what it waits for. */
const WORK: readonly [string, string, ItemKind, number, number, string[]][] = [
  ['DEBT-01', 'Give the berth calendar access rules', 'security', 6, 40, []],
  ['DEBT-02', 'Move the tide tables to 18.0', 'upgrade', 24, 60, []],
  ['DEBT-03', 'Move the berth calendar to 18.0', 'upgrade', 20, 48, ['DEBT-02']],
  ['DEBT-04', 'Retire the old pilot log', 'retire', 8, 30, []],
  ['DEBT-05', 'Speed up the crane report', 'performance', 12, 25, []],
  ['DEBT-06', 'Catch errors of the customs import', 'reliability', 16, 28, []],
  ['DEBT-07', 'Split the harbour dues wizard', 'maintainability', 30, 26, ['DEBT-03']],
  ['DEBT-08', 'Write a licence for the mooring plan', 'governance', 2, 3, []],
  ['DEBT-09', 'Replace the fuel queue', 'replace', 28, 20, []],
  ['DEBT-10', 'Tidy the passenger lists', 'maintainability', 40, 18, []],
  ['DEBT-11', 'Name the views of the lock gates', 'maintainability', 10, 4, []],
];

/** The harbour with work that a planner has planned: 11 items in 4 sprints of 32 hours, and two that do not fit. */
export function quay(): Result {
  const result = harbour();
  const items = WORK.map(([id, title, kind, hours, value, dependsOn], index): DebtItem => {
    const { key, verdict } = result.addons[index % result.addons.length]!;
    const findings = result.findings.filter(({ addon }) => addon === key).map((finding) => finding.id);
    const estimate = { p15: hours * 0.6, p50: hours, p85: hours * 1.7 };
    return { id, title, addon: key, kind, findings, hours: estimate, value, dependsOn, verdict: verdict.kind };
  });
  const settings = {
    sprints: 4,
    capacityHours: 160,
    reservePercent: 20,
    start: '2027-01-04',
    sprintDays: 14,
    pins: {},
  };
  return { ...result, items, plan: planSprints(items, settings) };
}

const NAMES = { register: 'odoo-debt-accepted.yaml', planFile: 'odoo-debt-plan.yaml' };

/** A repository of its own for a test with the result in it, gone when it ends. */
export class Repository {
  readonly path = mkdtempSync(path.join(tmpdir(), 'quay-'));
  readonly result = quay();
  readonly config = configSchema.parse({ plan: { sprints: 4, start: '2027-01-04' } }).plan;

  constructor() {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** As `ui` finds it: the result, the settings, and the folders of the addons. */
  write(): void {
    writeFileSync(path.join(this.path, 'result.json'), JSON.stringify(this.result));
    writeFileSync(path.join(this.path, 'odoo-debt.config.yaml'), 'plan:\n  sprints: 4\n  start: 2027-01-04\n');
    for (const addon of this.result.addons) mkdirSync(path.join(this.path, addon.path), { recursive: true });
  }

  read(name: string): string {
    return readFileSync(path.join(this.path, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(path.join(this.path, name));
  }

  open(): Workspace {
    const { workspace, problems } = openWorkspace(this.path, NAMES);
    if (workspace === null) throw new Error(problems.join('\n'));
    return workspace;
  }

  ports(own: Partial<Ports> = {}, workspace = this.open()): Ports {
    return noPorts({ ...planningPorts(() => this.result, this.config, this.path), workspace, ...own });
  }
}

/** The state before the first key, without colours. */
export function quayState(result: Result, workspace: Workspace | null, columns: number, rows: number): UiState {
  return newState({
    model: modelOf(result),
    size: { columns, rows },
    look: { color: false, ascii: false },
    today: '2026-11-22',
    decisions: workspace?.state() ?? null,
    readOnly: workspace === null ? 'opened read-only: no repository' : null,
  });
}
