import type { AddonHistory } from '../src/domain/history.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import type { Series } from '../src/domain/series.js';
import type { OverrideSurface } from '../src/domain/surface.js';
import type { RunningEvidence } from './evidence.js';
import type { ScoringSettings } from './settings.js';

/** What weighing one addon may look at beside its own source and findings. */
export interface WeighContext {
  portfolio: Portfolio;
  target: Series;
  /** Version steps of this addon up to the target; empty where its series is unknown or already there. */
  hops: readonly Series[];
  settings: ScoringSettings;
  /** Addon name to where the target series has it ("Odoo 18.0", "OCA/web"), where somebody looked it up. */
  knownInTarget?: ReadonlyMap<string, string>;
  /** How addons get at Odoo's own code, by addon key, where somebody looked. */
  surfaces?: ReadonlyMap<string, OverrideSurface>;
  /** What git tells of addons, by key, where it was asked. An addon without an entry has no history that could be read. */
  history?: ReadonlyMap<string, AddonHistory>;
  /** What a running system tells, where somebody asked it; nothing of it where no source is about these addons. */
  evidence?: RunningEvidence;
}
