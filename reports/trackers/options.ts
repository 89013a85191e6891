import type { Result } from '../../src/domain/result.js';
import type { Series } from '../../src/domain/series.js';

/** What a caller may ask of an export; each tracker reads the fields it knows and ignores the rest. */
export interface TrackerOptions {
  /** An earlier result, as it was exported last: what it has and the new one has not is closed. */
  previous?: Result | undefined;
  /** Jira: key of the project (`DEBT`), where `rest`. Odoo and Linear: name of the project. */
  project?: string | undefined;
  /** Linear: name of the team. */
  team?: string | undefined;
  /** GitHub: `owner/name`. Left out, the script takes the repository of the folder it is run in. */
  repo?: string | undefined;
  /** The series of the Odoo that takes the tasks, 12.0 to 19.0; it has nothing to do with the target of the upgrade. */
  odooVersion?: Series | undefined;
  /** Jira: bodies for the REST API instead of CSV. */
  rest?: boolean | undefined;
  /** Hours of one story point. Left out, no points are written: hours alone are no points. */
  hoursPerPoint?: number | undefined;
  /** Owner in the register to the account in the tracker: login, e-mail, or account id for Jira's REST API. */
  assignees?: Readonly<Record<string, string>> | undefined;
  /** Jira: external key of an item to the key of its issue (`DEBT-12`); see `jiraKeys`. */
  keys?: Readonly<Record<string, string>> | undefined;
  /** As in `ReportOptions`. */
  rootPaths?: readonly string[] | undefined;
}

export interface TrackerFile {
  name: string;
  text: string;
}

/** What an export writes. Files stand in the order in which they are to be imported. */
export interface TrackerExport {
  files: readonly TrackerFile[];
  /** What the person who imports has to know, one sentence each; also what this tracker's import cannot do. */
  notes: readonly string[];
}
