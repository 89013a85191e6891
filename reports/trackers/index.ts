import type { Result } from '../../src/domain/result.js';
import type { TrackerExport, TrackerOptions } from './options.js';

export type { TrackerExport, TrackerOptions } from './options.js';

export const TRACKER_NAMES = ['jira', 'github', 'gitlab', 'odoo', 'linear', 'csv'] as const;
export type TrackerName = (typeof TRACKER_NAMES)[number];

type Render = (result: Result, options: TrackerOptions) => TrackerExport;

/** Loads an export when it is asked for, so that starting the program loads none of them. */
const TRACKERS: Readonly<Record<TrackerName, (options: TrackerOptions) => Promise<Render>>> = {
  jira: async ({ rest }) =>
    rest ? (await import('./jira-rest.js')).exportJiraRest : (await import('./jira.js')).exportJira,
  github: async () => (await import('./github.js')).exportGithub,
  gitlab: async () => (await import('./gitlab.js')).exportGitlab,
  odoo: async () => (await import('./odoo.js')).exportOdoo,
  linear: async () => (await import('./linear.js')).exportLinear,
  csv: async () => (await import('./csv.js')).exportCsv,
};

/** The items of a result as files for a tracker. @throws InputError where an option is missing that the tracker needs. */
export async function exportTo(
  tracker: TrackerName,
  result: Result,
  options: TrackerOptions = {},
): Promise<TrackerExport> {
  return (await TRACKERS[tracker](options))(result, options);
}
