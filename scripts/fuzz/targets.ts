import type { Target } from './target.js';
import * as evidence from './targets/evidence.js';
import { linesTarget } from './targets/lines.js';
import * as settings from './targets/settings.js';
import * as sources from './targets/sources.js';
import { symbolsTarget } from './targets/symbols.js';

/** Every reader that is fuzzed, by its name. Made on demand: some load a parser or a compiler. */
export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  python: sources.pythonTarget,
  manifest: sources.manifestTarget,
  xml: sources.xmlTarget,
  csv: sources.csvTarget,
  javascript: sources.javascriptTarget,
  lines: linesTarget,
  bundle: evidence.bundleTarget,
  log: evidence.logTarget,
  'tickets-csv': evidence.ticketsCsvTarget,
  'tickets-json': evidence.ticketsJsonTarget,
  git: evidence.gitTarget,
  sarif: evidence.sarifTarget,
  plan: settings.planTarget,
  register: settings.registerTarget,
  config: settings.configTarget,
  baseline: settings.baselineTarget,
  result: settings.resultTarget,
  symbols: symbolsTarget,
};
