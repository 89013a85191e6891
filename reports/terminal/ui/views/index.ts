import { VIEW_IDS, type ViewId } from '../state.js';
import { addonView } from './addon.js';
import { addonsView } from './addons.js';
import { backlogView } from './backlog.js';
import { coverageView } from './coverage.js';
import { findingView } from './finding.js';
import { findingsView } from './findings.js';
import { itemView } from './item.js';
import { kpisView } from './kpis.js';
import { planView } from './plan.js';
import { scenariosView } from './scenarios.js';
import type { View } from './view.js';

/** Everything that can be looked at. A new view is a file, an id in `state.ts` and a line here. */
export const VIEWS: Readonly<Record<ViewId, View>> = {
  addons: addonsView,
  addon: addonView,
  findings: findingsView,
  finding: findingView,
  backlog: backlogView,
  item: itemView,
  plan: planView,
  scenarios: scenariosView,
  coverage: coverageView,
  kpis: kpisView,
};

/** Views with a tab, in the order of their keys. */
export const TABS: readonly ViewId[] = VIEW_IDS.filter((id) => VIEWS[id].tab !== null).sort((a, b) =>
  VIEWS[a].tab! < VIEWS[b].tab! ? -1 : 1,
);
