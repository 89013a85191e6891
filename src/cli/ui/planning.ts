import path from 'node:path';
import type { ExportTo, Ports } from '../../../reports/terminal/ui/ports.js';
import type { TrackerName } from '../../../reports/trackers/index.js';
import type { PlanConfig } from '../../config/plan-schema.js';
import type { Plan } from '../../domain/plan.js';
import type { Result } from '../../domain/result.js';
import type { Series } from '../../domain/series.js';
import { writeWhole } from '../../files/write-whole.js';
import { openPlanSession, type PlanSession } from '../../planning/session.js';

export type PlanningPorts = Pick<Ports, 'replan' | 'items' | 'price' | 'why' | 'scenarios' | 'export'>;

/** Planning on whatever result is shown, and its export into the folder the program was started in. */
export function planningPorts(resultNow: () => Result, config: PlanConfig, cwd: string): PlanningPorts {
  let opened: { result: Result; session: PlanSession } | null = null;
  const session = (): PlanSession => {
    const result = resultNow();
    if (opened?.result !== result) opened = { result, session: openPlanSession(result, config) };
    return opened.session;
  };
  return {
    replan: (decisions, before) => session().replan(decisions, before),
    items: (decisions) => session().items(decisions),
    price: (decisions, plan, about) => session().price(decisions, plan, about),
    why: (decisions, plan, id) => session().why(decisions, plan, id),
    scenarios: (decisions) => session().scenarios(decisions),
    export: (to, plan, decisions) => {
      const result = resultNow();
      const items = decisions === null ? result.items : [...session().items(decisions)];
      return exportInto(to, { ...result, items, plan: upTo(plan) }, cwd);
    },
  };
}

/** What moved is of interest while planning only. */
function upTo({ moves: _, ...plan }: Plan): Plan {
  return plan;
}

/** One file beside where the program was started, or a folder of several. @returns what was written, in words. */
async function exportInto({ tracker, odooVersion }: ExportTo, result: Result, cwd: string): Promise<string> {
  const { exportTo } = await import('../../../reports/trackers/index.js');
  const { files, notes } = await exportTo(tracker as TrackerName, result, {
    ...(odooVersion === undefined ? {} : { odooVersion: odooVersion as Series }),
  });
  if (files.length === 0) return ['Nothing to write', ...notes].join('; ');
  const names = files.map(({ name }) =>
    files.length === 1 ? `odoo-debt-${tracker}${path.extname(name)}` : path.join(`odoo-debt-${tracker}`, name),
  );
  for (const [at, { text }] of files.entries()) writeWhole(path.resolve(cwd, names[at]!), names[at]!, text);
  const [first] = names;
  const wrote =
    names.length === 1 ? `Wrote ${first}` : `Wrote ${names.length} files into odoo-debt-${tracker}${path.sep}`;
  return [wrote, ...notes].join('; ');
}
