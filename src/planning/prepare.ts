import type { Calibration } from '../domain/calibration.js';
import type { DebtItem } from '../domain/debt-item.js';
import type { Kpis } from '../domain/kpis.js';
import type { PlanSettings } from '../domain/plan.js';
import { finishedItems, itemsLeft } from '../plan-file/settings.js';
import { calibrate, doneItems } from '../planner/calibrate.js';
import type { PlanRequest } from './request.js';
import { planSettings } from './settings.js';

/** What planning starts from. */
export interface Prepared {
  settings: PlanSettings;
  /** All items, with the hours that done ones have taught. */
  items: DebtItem[];
  /** Those that are still to be planned. */
  left: DebtItem[];
  /** Null where no plan file tells of done items. */
  calibration: Calibration | null;
}

/** Settings, and items without what the plan file says is finished. @throws InputError where the plan file cannot be read as settings */
export function prepare(items: readonly DebtItem[], request: PlanRequest, kpis: Kpis | null): Prepared {
  const { file } = request;
  const settings = planSettings(request, kpis);
  const raw = items.map(asEstimated);
  if (file === null) return { settings, items: raw, left: raw, calibration: null };
  const taught = calibrate(raw, doneItems(file, finishedItems(file), raw));
  const estimated = taught.items.map((item, i) => corrected(item, raw[i]!));
  return { settings, items: estimated, left: itemsLeft(estimated, file), calibration: taught.calibration };
}

/** A saved result may hold corrected hours; what they teach is never learnt twice. */
export function asEstimated({ estimated, ...item }: DebtItem): DebtItem {
  return estimated === undefined ? item : { ...item, hours: estimated };
}

function corrected(item: DebtItem, raw: DebtItem): DebtItem {
  return item.hours.p50 === raw.hours.p50 && item.hours.p85 === raw.hours.p85
    ? item
    : { ...item, estimated: raw.hours };
}
